"""A2Dominion's policy in the browser: a chance, a note with every action, an appeal in fourteen days."""

from datetime import date

import pytest

from evenhand.journal.queries import verify
from tests.journeys import after, opening
from tests.journeys.people import Clock, Person

pytestmark = [
    pytest.mark.once,
    pytest.mark.in_turn("a2dominion"),
]  # the same acts as at Octavia, whose journey goes on each commit

SOLE, NOTE = "one member of staff as sole point of contact", "customer conduct note"
CALLS = "Excessive emails, letters or calls repeating the same points"
HERS = "The lift breaks, you mend it, and it breaks again. I am on the ninth floor."


@pytest.fixture
def policy() -> str:
    return "a2dominion"


def take_complaint(officer: Person) -> None:
    """A complaint is taken beside the case, and its days run on: acknowledged, then answered."""
    officer.follows("Open a complaint")
    officer.types("What do they complain about?", "The lift has failed five times this year.")
    officer.selects("How did it reach us?", "Telephone")
    officer.presses("Take it down")
    officer.is_told("The complaint is recorded.")
    officer.page.go_back()
    officer.page.go_back()
    officer.page.reload()
    track(officer, "We wrote to say that we have it")


def track(officer: Person, what: str, answer: str = "") -> None:
    """Note what became of the complaint."""
    officer.follows("Record a complaint’s progress: complaint of 1 June 2026")
    officer.chooses(what)
    if answer:
        officer.selects("What was the answer?", answer)
    officer.presses("Save")
    officer.is_told("Recorded.")


def hear_and_give_a_chance(officer: Person, time: Clock) -> None:
    """Her side, her needs, the assessment; what the concern is, and a chance to change."""
    opening.ask_account(officer)
    time.later(days=3)
    opening.hear(officer, HERS)
    opening.ask_needs(officer, "Prefers email: hearing loss")
    opening.note(officer, "Offer support", "Which support did you offer, and what did they say?", "The support team.")
    opening.assess(officer, "One member of staff as sole point of contact")
    opening.find(officer, "What was asked of us was not reasonable", "Nineteen calls do not mend a lift.")
    opening.give_letter(officer, "finding of 4 June 2026")
    opening.tell_concerns(officer)
    opening.warn(officer, "Please ring once when it stops.", "Others wait behind these calls.")
    opening.give_letter(officer, "warning of 4 June 2026")


def propose(officer: Person) -> None:
    """A year at most is what is usual; the officer asks for six months."""
    after.begin_proposal(officer, "One member of staff as sole point of contact", "We asked and wrote; the calls went on.")
    officer.chooses("Email", "Letter", of="Please contact us only by")
    after.from_until(officer, date(2026, 6, 14), date(2026, 12, 11), date(2026, 12, 11))
    after.propose(officer)


def authorise_something_lighter(manager: Person) -> None:
    """The manager leaves the telephone open, and decides that in one act."""
    manager.goes_to("My work")
    manager.follows(f"Authorise: {SOLE}")
    manager.follows("Authorise something lighter")
    manager.page.get_by_role("group", name="Please contact us only by").get_by_label("Telephone", exact=True).check()
    manager.types("Why is something lighter enough, and in proportion?", "She may ring too: one person answers.")
    manager.presses("Authorise")
    manager.is_told("Authorised. The letter is next.")


def declare(director: Person) -> None:
    """The director knows her: he says so, and decides nothing here."""
    director.goes_to("Cases")
    director.page.get_by_role("table").get_by_role("link").first.click()
    director.follows("Declare an interest")
    director.page.get_by_role("group", name="What ties you to this case?").get_by_role("radio").first.check()
    director.types("Say a little more", "Her brother is a friend of mine.")
    director.presses("Declare it")
    director.is_told("Recorded: you decide nothing in this case.")


def answer(head: Person) -> None:
    """A Head of Service answers each ground within fourteen working days, and changes nothing but the reason."""
    head.follows("Decide the appeal of 14 June 2026")
    head.reads("Thursday 2 July 2026", "14 working days left", "I rang nine times and not nineteen.")
    after.answer_ground(head, "The facts were wrong", "Partly made out", "It was sixteen.")
    after.sign_answer(head, "We keep the decision", "Sixteen calls in two days are still too many.")


def extend(officer: Person, manager: Person) -> None:
    """A month more is asked for by one person and decided by another, before the last day."""
    officer.page.reload()
    officer.follows(f"Propose an extension: {SOLE}")
    officer.types_day("Until which day would it go on?", date(2027, 1, 29))
    officer.types_day("When would it be reviewed?", date(2027, 1, 15))
    officer.types("Why is it still needed?", "The new motor comes in January.")
    officer.presses("Propose it")
    officer.is_told("Proposed. Someone else decides; until then the old end applies.")
    manager.goes_to("My work")
    manager.follows(f"Decide the extension: {SOLE}")
    manager.types("Why is it needed for longer, and in proportion?", "Until the lift is done, and no longer.")
    manager.types("What does it mean for their services?", "Repairs are reported as before.")
    manager.presses("Extend it")
    manager.is_told("Extended.")


def make_lighter(manager: Person) -> None:
    """It goes well: from now on she may ring anybody."""
    manager.page.reload()
    manager.follows(f"Make it lighter: {SOLE}")
    manager.types("Why is less enough now?", "The lift is done, and the calls are few.")
    manager.page.get_by_role("group", name="Please contact us only by").get_by_label("Visiting our offices", exact=True).check()
    manager.presses("Make it lighter")
    manager.is_told("Made lighter.")


def test_a_chance_first_a_note_an_appeal_and_a_longer_end(enter, time, place):
    officer = enter("officer")
    opening.report(enter("adviser"), "Nineteen calls in two days about the lift.", CALLS)
    opening.take_up(officer, "Others wait behind these calls.")
    take_complaint(officer)
    hear_and_give_a_chance(officer, time)
    track(officer, "We answered it", "Upheld")
    time.later(days=10)
    opening.report_again(officer, "Twenty-three calls on one day, after our text.", CALLS)
    propose(officer)
    manager = enter("manager")
    authorise_something_lighter(manager)
    officer.page.reload()
    after.issue(officer, SOLE)
    after.ask_for_marker(officer, "Customer conduct note", "Pass calls to Nell Castle.", date(2026, 11, 30))
    after.authorise_marker(manager, NOTE, date(2027, 5, 31))
    after.tell_of_marker(officer, NOTE)
    declare(enter("director"))
    after.appeal(enter("adviser"), SOLE, "I rang nine times and not nineteen.", "The facts were wrong")
    answer(enter("head_of_service"))
    time.set_to(date(2026, 11, 20))
    officer.page.reload()
    after.review(
        officer, f"Review the marker: {NOTE}", "Keep it until the next review", "Still of use.", following=date(2027, 3, 1)
    )
    extend(officer, manager)
    make_lighter(manager)
    time.set_to(date(2027, 1, 15))
    officer.page.reload()
    after.review(officer, f"Review: {SOLE}", "Lift it: today is its last day", "The lift runs.")
    officer.stands("Ended", SOLE)
    officer.reads(f"Record that the letter was given: letter after a review of 15 January 2027, {SOLE}")
    after.close(officer, "It has settled: nothing more is needed", "The lift runs.")

    assert not verify(place.landlord.pk).faults
