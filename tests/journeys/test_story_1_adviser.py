"""Story 1: an adviser logs what just happened, on the line, and later reads what stage it is in."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from evenhand.casework.details.incidents import Reported
from evenhand.incidents.models import Incident
from evenhand.policy.vocabulary import Act
from tests.journeys.opening import reference_on
from tests.journeys.people import Clock, Person

MOST = 12
WORDS = "Shouted that he knows where I live."
COUNTING = """
for (const kind of ["keydown", "pointerdown"]) {
  addEventListener(kind, (event) => {
    if (kind === "keydown" && event.target.name === "words") return;
    sessionStorage.setItem("counted", Number(sessionStorage.getItem("counted")) + 1);
  }, true);
}
"""


@pytest.fixture
def adviser(enter) -> Person:
    """Sign the adviser in, at a browser that counts their keys and clicks outside the words."""
    person = enter("adviser")
    person.page.add_init_script(COUNTING)
    person.page.reload()
    return person


def counted(person: Person) -> int:
    """Return how many keys and clicks it took, and begin again."""
    found = int(person.page.evaluate("sessionStorage.getItem('counted') ?? 0"))
    person.page.evaluate("sessionStorage.removeItem('counted')")
    return found


def begins(person: Person) -> None:
    person.goes_to("Log an incident")
    person.reads_heading("Log an incident")


def says_what(person: Person) -> None:
    person.page.get_by_label("What happened, in your own words?").click()
    person.page.keyboard.type(WORDS)


def test_known_customer_is_logged_within_twelve_keys_and_clicks(adviser, place, axe):
    begins(adviser)
    adviser.page.get_by_label("Who was it?").click()
    adviser.page.keyboard.type("Mar")
    expect(adviser.page.get_by_role("status").filter(has_text="One customer matches.")).to_be_visible()
    expect(adviser.page.get_by_label("Who was it?")).to_be_focused()
    assert axe(adviser.page) == []
    adviser.page.get_by_text("Marion Vale", exact=True).click()
    says_what(adviser)
    adviser.page.get_by_label("How did it reach us?").focus()  # a click of its own, which a closed list does not show
    adviser.page.keyboard.press("T")
    adviser.page.get_by_role("button", name="Save now").click()
    adviser.reads_heading("Saved")
    took = counted(adviser) + 1

    row = Incident.objects.get(reference=reference_on(adviser))
    assert (row.customer, row.what, row.channel, row.happened_at.date()) == (place.customer, WORDS, "telephone", place.today)
    assert took <= MOST, f"it took {took} keys and clicks besides the words"


def test_a_report_of_an_unidentified_person_takes_less(adviser, place):
    begins(adviser)
    adviser.page.get_by_text("Not identified yet").click()
    says_what(adviser)
    adviser.page.get_by_label("How did it reach us?").focus()
    adviser.page.keyboard.press("T")
    adviser.page.get_by_role("button", name="Save now").click()
    adviser.reads_heading("Saved")
    took = counted(adviser) + 1

    row = Incident.objects.get(reference=reference_on(adviser))
    assert (row.customer, row.channel) == (None, "telephone")
    assert took <= 6, f"it took {took} keys and clicks besides the words"


def test_the_confirmation_names_who_to_ask_and_what_was_adopted(adviser, enter):
    begins(adviser)
    adviser.page.get_by_text("Not identified yet").click()
    says_what(adviser)
    adviser.selects("How did it reach us?", "Telephone")
    adviser.presses("Save now")

    adviser.reads("Are you all right?", "What was done for you is kept with this report.")
    adviser.follows("Add to this report")
    adviser.types("What else should be known?", "He rang again.")
    adviser.presses("Add")
    adviser.reads("He rang again.")


def test_adviser_sees_report_progress_and_no_other_story(adviser, enter, time: Clock, place):
    told = Reported(words=WORDS, customer=place.customer.reference, happened_at=place.at, channel="telephone")
    incident = place.do(Act.LOG_INCIDENT, told, "adviser").subject
    other = place.do(Act.LOG_INCIDENT, replace(told, words="A story of somebody else."), "officer").subject

    adviser.goes_to("My reports")
    adviser.reads("Your report of 1 June 2026 has not been taken up in a case.")

    time.later(hours=2)
    officer = enter("officer")
    officer.goes_to("Incidents")
    officer.follows(incident)
    officer.follows("Open a case, or say where it belongs")
    officer.types("Why does it need a case?", "A threat against one of ours.")
    officer.presses("Open the case")
    officer.is_told("The case is open")

    adviser.page.reload()
    adviser.reads("Your report of 1 June 2026 is being looked at by Priya Shah.")
    adviser.follows(incident)
    adviser.reads("Your report of 1 June 2026 is being looked at by Priya Shah.", WORDS)
    adviser.reads_nothing_of("A story of somebody else.")
    expect(adviser.page.get_by_text(other)).to_have_count(0)
