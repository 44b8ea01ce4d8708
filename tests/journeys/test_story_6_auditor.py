"""Story 6: an auditor samples decisions, reads one as its decider saw it, and can change nothing."""

import pytest
from playwright.sync_api import expect

from evenhand.incidents.models import StoryRead
from tests.builders.decided import appealed, in_force

HERS = "I ring because nobody rings me back about the window."
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IN_ORDER = ["The facts then", "The rules, and what they said", "The reason written", "The letter as sent"]


@pytest.fixture
def decided(place, time):
    """Take a case until a measure is in force and an appeal came after it; return the case."""
    case, measure = in_force(place)
    appealed(place.later(days=3), case, measure)
    time.at = place.at
    time.set()
    return case


def test_the_auditor_reads_a_decision_as_its_decider_saw_it(decided, enter, place, axe):
    auditor = enter("auditor")
    page = auditor.page
    auditor.goes_to("Decisions")
    auditor.reads_heading("Decisions")
    auditor.opens("Narrow down and sort")
    auditor.selects("What was done", "Authorised")
    auditor.selects("Draw a sample", "5 decisions")
    auditor.types("Drawn by the word", "second quarter")
    auditor.presses("Show these")
    auditor.reads("All decisions, authorised, a sample of 5 decisions, drawn by the word “second quarter”")
    auditor.reads("The same word draws the same decisions again")
    assert axe(page) == []

    auditor.follows("Authorised: single point of contact")
    expect(page.get_by_role("note")).to_contain_text("You are looking at ")
    expect(page.get_by_role("note")).to_contain_text("as Tom Reed saw it.")
    titles = page.get_by_role("heading", level=2).all_inner_texts()
    assert [title for title in titles if title in IN_ORDER] == IN_ORDER
    auditor.reads("In proportion, and she keeps email.", "Priya Shah")
    rules = page.get_by_role("region", name="The rules, and what they said")
    expect(rules).to_contain_text("Octavia")
    since = page.get_by_role("region", name="What has changed since")
    expect(since.get_by_role("listitem").first).to_be_hidden()
    since.locator("summary").first.click()
    expect(since.get_by_role("listitem").first).to_be_visible()
    expect(since).to_contain_text("Appeal received")
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, width
        assert axe(page) == []
    assert page.get_by_role("main").get_by_role("button").all_inner_texts() == []
    assert StoryRead.objects.filter(by=place.officers["auditor"].user).exists()
