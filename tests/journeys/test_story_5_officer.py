"""Story 5: an officer on a phone reads what waits, what is due, and what applies before a visit."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from evenhand.casework.details import Details
from evenhand.landlords.actions import set_manager
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force, marked
from tests.builders.house import heard_and_assessed, once_a_week, opened

PHONE = {"width": 375, "height": 812}
STORY = "Rang 14 times in one afternoon"


@pytest.fixture
def day(place, time):
    """Give the officer two cases: one in force and marked, of which the review is due today; one with a question."""
    set_manager(place.officers["officer"], place.officers["manager"])
    case, measure = in_force(place)
    marked(place, case, place.customer.incidents.order_by("-id").first().reference)
    first = place.customer
    home = people.let_home(place.landlord, "3 Cooper Row, Portmouth", "PM2 4QT")
    place.customer = people.register(place.landlord, "Aled Price", home, known_as="Mr Price")
    other = opened(place)
    heard_and_assessed(place, other)
    proposed = place.do(Act.PROPOSE, once_a_week(place), case=other).subject
    question = Details(words="Who reads his emails while you are away?")
    place.do(Act.ASK_PROPOSER, question, "manager", case=other, subject=proposed)
    place.customer = first
    time.set_to(Measure.objects.get(reference=measure).review_on)
    return case


@pytest.fixture
def officer(enter, day):
    """Sign the officer in on a phone."""
    person = enter("officer")
    person.page.set_viewport_size(PHONE)
    person.page.reload()
    return person


def fits(person, axe):
    wide = person.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, person.page.url
    assert axe(person.page) == []


def test_the_page_goes_in_the_order_of_a_morning(officer, axe):
    wanted = ["Due today and overdue", "Asked of you", "When you meet or call them"]
    titles = officer.page.get_by_role("heading", level=2).all_inner_texts()

    assert [title for title in titles if title in wanted] == wanted
    officer.reads("Answer Tom Reed", "Who reads his emails while you are away?")
    fits(officer, axe)


def test_instruction_line_is_beside_the_name_and_opens_by_a_tap(officer, axe):
    row = officer.page.locator(".eh-applies__one").filter(has_text="Marion Vale")

    expect(row.locator("summary")).to_contain_text("Two people go to visits. Until ")
    expect(row.locator("summary")).to_contain_text("Email or letter only, Priya Shah answers, answered once a week. Until ")
    expect(row.get_by_role("list", name="Needs of Marion Vale")).to_contain_text("Prefers email: hearing loss")
    expect(row.get_by_text("Please contact us only by email and letter.")).to_be_hidden()
    row.locator("summary").click()
    expect(row.get_by_text("Please contact us only by email and letter.")).to_be_visible()
    expect(row.get_by_role("link", name="Call 07700 900123")).to_have_attribute("href", "tel:07700900123")
    expect(officer.page.locator(".eh-applies__one").filter(has_text="Aled Price")).to_contain_text("Only their needs apply.")
    fits(officer, axe)


def test_instruction_line_shows_no_story(officer):
    expect(officer.page.locator(".eh-applies")).not_to_contain_text(STORY)
    officer.reads_nothing_of(STORY)


def test_withheld_measure_is_not_shown(officer, day, place, time):
    place.customer.cases.get().notices.update(served_on=None)
    Measure.objects.filter(case__reference=day).update(withheld_until=place.today + timedelta(days=400))
    officer.page.reload()

    expect(officer.page.locator(".eh-applies__one").filter(has_text="Marion Vale")).not_to_contain_text("Email or letter only")


def test_a_manager_sees_how_much_waits_drawn_and_in_numbers(enter, day, axe):
    manager = enter("manager")
    manager.page.set_viewport_size(PHONE)
    manager.follows("Your team’s workload")

    drawing = manager.page.get_by_role("img", name="Open cases of each person in your team")
    expect(drawing).to_be_visible()
    expect(manager.page.get_by_role("table")).to_contain_text("Priya Shah")
    fits(manager, axe)
