"""Story 4: an Assistant Director hears an appeal, ground by ground, and sees what signing does."""

import re

import pytest
from playwright.sync_api import expect

from evenhand.appeals.models import Appeal
from evenhand.casework.details.appeals import Appealed
from evenhand.policy.vocabulary import Act
from tests.builders.decided import imposed
from tests.builders.house import opened, reported

HERS = "Nobody rang me back, and you count my calls alone."
IN_ORDER = [
    "First: are you free to hear it?",
    "What they say is wrong",
    "What the decider knew then",
    "What is new since",
    "Each ground",
    "Keep, change or end",
    "What happens the moment you sign",
]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def waiting(place, time):
    """Take a case until an appeal on a ground of its own waits, with something reported since the decision."""
    case = opened(place)
    measure = imposed(place, case)
    reported(place.later(days=1), case=case)
    told = Appealed(words=HERS, received_on=place.today, route="telephone", grounds=("disagreement", "other"))
    appeal = place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject
    time.at = place.at
    time.set()
    return case, appeal


def test_the_assistant_director_hears_it_and_signs(waiting, enter, axe):
    case, appeal = waiting
    reviewer = enter("assistant_director")
    page = reviewer.page
    page.goto(f"/cases/{case}/acts/decide-appeal/{appeal}/")
    titles = page.get_by_role("heading", level=2).all_inner_texts()
    assert [title for title in titles if title in IN_ORDER] == IN_ORDER
    expect(page.locator(".eh-answer-by")).to_contain_text(re.compile(r"Answer by\s+\w+day \d+ June 2026 \d+ working days left"))
    reviewer.reads(
        HERS, "In proportion, and she keeps email.", "A ground of the policy: clause 4.2.", f"In their words: {HERS}"
    )
    expect(page.get_by_role("region", name="What is new since")).to_contain_text("Rang 14 times in one afternoon")
    expect(page.get_by_role("region", name="What the decider knew then")).to_contain_text("Their account")
    signing = page.get_by_role("region", name="What happens the moment you sign")
    expect(signing).to_contain_text("Single point of contact ends today: nothing of it binds them any more.")
    expect(signing).to_contain_text("Your answer is final here")
    expect(signing).to_contain_text("Ombudsman")
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, width
        assert axe(page) == []

    reviewer.presses("Decide the appeal")
    reviewer.reads("Confirm that you have taken no part", within=".govuk-error-summary")
    reviewer.chooses("I took no part in this, I do not manage the decision-maker, and I have no tie to anybody in it")
    for place, found in enumerate(("Not made out", "Made out")):
        page.locator(".eh-ground").nth(place).get_by_label(found, exact=True).check()
        page.locator(".eh-ground").nth(place).get_by_label("Because", exact=True).fill("I rang her and read the whole file.")
    reviewer.chooses("The decision ends")
    reviewer.types("Your reasons", "Two call-backs were ours to make, and we made neither.")
    reviewer.presses("Check, and show the letter")
    reviewer.reads("Our answer to your appeal", "Two call-backs were ours to make")
    reviewer.presses("Decide the appeal")
    reviewer.is_told("The appeal is decided, and the answer is issued.")
    reviewer.reads("No part in it, no managing of the decision-maker, no tie to anybody in it", "Lifted on")
    row = Appeal.objects.get(reference=appeal)
    assert [(one["ground"], one["found"]) for one in row.weighed] == [("disagreement", "not_made_out"), ("other", "made_out")]


def test_the_papers_are_read_as_a_page_and_as_one_pdf(waiting, enter, axe):
    case, appeal = waiting
    reviewer = enter("assistant_director")
    page = reviewer.page
    page.goto(f"/cases/{case}/acts/decide-appeal/{appeal}/")
    reviewer.follows("Everything about it in one place")
    reviewer.reads_heading("The papers of an appeal: single point of contact")
    reviewer.reads(HERS, "The letter as it was sent", "The clauses, as they read at the decision")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, width
        assert axe(page) == []
    link = page.get_by_role("button", name="Open as one PDF").or_(page.get_by_role("link", name="Open as one PDF")).first
    answer = page.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def test_involved_reviewer_steps_back_and_sees_who_decides(waiting, enter):
    case, appeal = waiting
    reviewer = enter("assistant_director")
    reviewer.page.goto(f"/cases/{case}/acts/decide-appeal/{appeal}/")
    reviewer.follows("I am involved")
    reviewer.reads("Who decides instead", "Decide the appeal of", "no colleague here can decide it. Settle this first")
