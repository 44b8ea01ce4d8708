"""Clarion's policy in the browser: manager and specialists endorse, their manager decides."""

from datetime import date

import pytest

from evenhand.journal.queries import verify
from evenhand.landlords import actions as landlords
from tests.builders.house import House
from tests.journeys import after, opening
from tests.journeys.people import Clock, Person

pytestmark = [
    pytest.mark.once,
    pytest.mark.in_turn("clarion"),
]  # the same acts as at Octavia, whose journey goes on each commit

ANSWERS, ALERT = "answers at a set frequency", "safety alert"
CONTACT = "Repeated contact that takes disproportionate time"
HERS = "When I write it down I can sleep. Nobody told me that each one is read."
OF_US = "Your surveyor laughed at me on the stairs."
IN_TWO_STEPS = {
    "key": "safety_alert",
    "title": "Safety alert",
    "steps": "provisional_then_confirmed",
    "confirm_within": {"value": 14, "unit": "days"},
}


@pytest.fixture
def policy() -> str:
    return "clarion"


@pytest.fixture
def two_steps(place: House) -> House:
    """Let the landlord adopt an alert that stands provisionally until a manager of the specialists confirms it."""
    by = tuple(place.officers[who].user for who in ("specialist_manager", "other_specialist_manager"))
    adopted = {"by": by, "on": date(2025, 6, 1), "minute": "EMT 14/25"}
    confirms = {"authority": {"act": "confirm_marker", "by": {"roles": ["tenancy_specialist_manager"]}}}
    landlords.adopt_choice(place.landlord, "clarion", {"marker": IN_TWO_STEPS}, says="A safety alert.", **adopted)
    landlords.adopt_choice(place.landlord, "clarion", confirms, says="Who confirms it.", **adopted)
    return place


def look_into_what_she_says(officer: Person, enter) -> None:
    """What she says of the surveyor is looked into by somebody apart from the case."""
    officer.follows("Name an investigator: what they said of us on 5 June 2026")
    officer.chooses("Colm Ward")
    officer.types("Why this person?", "He takes no part in the case, and does not work with the surveyors.")
    officer.presses("Name them")
    officer.is_told("Named: they investigate it.")
    apart = enter("other_specialist_manager")
    apart.follows("Settle an investigation: what they said of us on 5 June 2026")
    apart.reads(OF_US)
    apart.chooses("Part of it is made out")
    apart.types("What did you investigate, and what does it rest on?", "Spoke to both. He smiled, and says that he is sorry.")
    apart.presses("Settle it")
    apart.is_told("Settled, and on every page of the case.")
    officer.page.reload()


def hear_and_warn(officer: Person, enter, time: Clock) -> None:
    """Her side, what she says of us, her needs, the assessment; a finding and a chance to change."""
    opening.ask_account(officer)
    time.later(days=3)
    opening.hear(officer, HERS, of_us=OF_US)
    look_into_what_she_says(officer, enter)
    opening.ask_needs(officer, "Prefers email: hearing loss")
    opening.note(officer, "Offer support", "Which support did you offer, and what did they say?", "The support team.")
    opening.assess(officer, "Answers at a set frequency")
    opening.find(officer, "What was asked of us was not reasonable", "One plumber and one date; more letters change neither.")
    opening.give_letter(officer, "finding of 5 June 2026")
    opening.tell_concerns(officer)
    opening.warn(officer, "Please write to us once a week.", "Each letter is read by a person.")
    opening.give_letter(officer, "warning of 5 June 2026")


def ask_for_restriction(officer: Person) -> None:
    """Anybody on the staff may ask; the page says who decides."""
    after.begin_proposal(officer, "Answers at a set frequency", "We asked and wrote; the letters went on.")
    officer.types("How often do we answer, however often they contact us?", "1")
    officer.selects("In each", "week")
    after.from_until(officer, date(2026, 6, 20), date(2026, 9, 11), date(2026, 9, 11))
    officer.reads("This would be decided by: Maya Hart", "An appeal could be heard by:")
    after.propose(officer)


def send_back(decider: Person, officer: Person) -> None:
    """The decider wants a shorter time; the officer changes the proposal and hands it in again."""
    decider.goes_to("Cases")
    decider.page.get_by_role("table").get_by_role("link").first.click()
    decider.follows(f"Send back: {ANSWERS}")
    decider.types("What has to change before it can be decided?", "Two months are enough.")
    decider.presses("Send it back")
    decider.is_told("Sent back, with your reasons.")
    officer.page.reload()
    officer.stands("Sent back", "waits to be changed or withdrawn: answers at a set frequency.")
    officer.reads("Two months are enough.")
    officer.follows(f"Change the proposal: {ANSWERS}")
    after.from_until(officer, date(2026, 6, 20), date(2026, 8, 14), date(2026, 8, 14))
    after.propose(officer)


def pass_on(officer: Person) -> None:
    """Only once the restriction is not kept to do Legal Services advise; they do not take it over, and she hears of it."""
    opening.report_again(officer, "Nine letters in two days, to nine people.", CONTACT)
    opening.assess(officer, only=("A restriction was not kept to",), no=("Does",))
    officer.follows("Refer")
    officer.chooses("Legal Services")
    officer.types("Who took it?", "Legal Services, number 41")
    officer.types("What do you pass on?", "The letters, and what was decided.")
    officer.chooses("Yes", of="Are they to take it over from us?")
    officer.types("Why is it passed on?", "She writes to eleven people at once in spite of it.")
    officer.presses("Save")
    officer.is_told("Recorded: it was passed on.")
    officer.follows("Record what became of the referral: Legal Services")
    officer.chooses("They do not take it")
    officer.types("Who answered?", "Legal Services")
    officer.types("What do they say?", "There is nothing for a court here. Talk to her.")
    officer.presses("Save")
    officer.is_told("Recorded.")
    officer.follows("Record what became of the referral: Legal Services")
    officer.chooses("It stays with us, or went to another body")
    officer.types("Who answered?", "Dara Quinn")
    officer.types("What do they say?", "I have talked to her.")
    officer.presses("Save")
    officer.is_told("Recorded.")
    officer.follows("Tell the customer of the referral: Legal Services")
    officer.chooses("They were told")
    officer.types("How did you tell them, or why not yet?", "In the weekly answer.")
    officer.presses("Save")
    officer.is_told("Recorded.")


def alert(officer: Person, specialist_manager: Person) -> None:
    """An alert is authorised, confirmed and told, and taken off again."""
    after.ask_for_marker(officer, "Safety alert", "Two people go to visits.", date(2026, 8, 20))
    after.authorise_marker(specialist_manager, ALERT, date(2027, 6, 1))
    specialist_manager.follows(f"Confirm the marker: {ALERT}")
    specialist_manager.types("Why does it stay on?", "The next visit is the first of three.")
    specialist_manager.presses("Confirm the marker")
    specialist_manager.is_told("The marker is confirmed.")
    after.tell_of_marker(officer, ALERT)
    after.end_marker(officer, ALERT)


def change_need(officer: Person) -> None:
    """Her adjustment is looked at again in a decision of its own, and kept."""
    officer.follows("Review a need: adjustment, by 1 June 2027")
    officer.chooses("It stays as it is")
    officer.types("Why?", "She still hears badly on the telephone, and says so.")
    officer.types_day("When is it reviewed?", date(2027, 5, 3))
    officer.presses("Save the decision")
    officer.is_told("Decided, for its own sake.")


def lift(officer: Person) -> None:
    """It has been quiet: it ends before its day, by a letter."""
    officer.page.reload()
    officer.follows(f"Lift: {ANSWERS}")
    officer.types("Why does it end?", "One letter a week for a month. Nothing is left to limit.")
    officer.presses("Check, and show the letter")
    officer.reads("Dear Ms Vale", within=".eh-letter")
    officer.presses("Lift it")
    officer.is_told("Lifted: today is its last day.")
    officer.stands("Ended", "It ended on 22 July 2026, and the case is still open: answers at a set frequency.")
    officer.reads("Record that the letter was given: letter about a marker of 22 June 2026", within=".eh-next")


def test_restriction_is_endorsed_decided_and_lifted(enter, time, two_steps):
    officer = enter("officer")
    opening.report(
        enter("adviser"),
        "Sent 118 letters in eleven days about the overflow pipe.",
        CONTACT,
    )
    opening.take_up(officer, "Two people read them for an hour each morning.")
    time.later(days=1)
    hear_and_warn(officer, enter, time)
    time.later(days=10)
    opening.report_again(officer, "Ninety-one letters in a week, after ours.", CONTACT)
    ask_for_restriction(officer)
    decider, specialist = enter("specialist_manager"), enter("specialist")
    send_back(decider, officer)
    after.endorse(enter("manager"), ANSWERS, "I took some of those letters myself.")
    after.endorse(specialist, ANSWERS, "We can answer on Fridays.")
    after.authorise(decider, ANSWERS, "One answer a week; emergencies at any time.")
    time.later(days=1)
    specialist.page.reload()
    after.issue(specialist, ANSWERS)
    time.later(days=6)
    officer.page.reload()
    change_need(officer)
    pass_on(officer)
    alert(officer, decider)
    time.later(days=30)
    lift(officer)
    after.close(officer, "It has settled: nothing more is needed", "A quiet month.")

    assert not verify(two_steps.landlord.pk).faults
