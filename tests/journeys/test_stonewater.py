"""Stonewater's policy in the browser: two agree to use it, then talk, warning and a sanction."""

from datetime import date

import pytest

from evenhand.journal.queries import verify
from tests.journeys import after, opening
from tests.journeys.people import Clock, Person

pytestmark = [
    pytest.mark.once,
    pytest.mark.in_turn("stonewater"),
]  # the same acts as at Octavia, whose journey goes on each commit

LIMITED = "contact methods limited for a set period"
THREW = "Shouted at two colleagues across the desk and would not stop when asked."
HERS = "I had waited an hour with a child. I shouted, and I am sorry for that."
USED_UP = "Three scenes since spring; we talked, visited and wrote, and nothing held."


@pytest.fixture
def policy() -> str:
    return "stonewater"


def decide_together(officer: Person, line_manager: Person, case: str) -> None:
    """The officer signs and reads who else has to; only with the line manager's name is the policy in use."""
    opening.assess(officer, only=("The relationship has broken down", "Have matters escalated", "Ordinary ways"))
    opening.note(officer, "Agree to use this policy", "Why is this policy the right way for this case?", USED_UP)
    officer.opens("Warn in writing")
    officer.reads("Rosa Field (Line manager)", within=".eh-next__elsewhere")
    line_manager.goes_to("My work")
    line_manager.follows("Agree to use this policy")
    line_manager.reads("Signed: Kit Lowell", "Still wanted")
    line_manager.types("Why is this policy the right way for this case?", "I agree: there is nothing left to try.")
    line_manager.presses("Save")
    line_manager.is_told("Saved.")
    officer.page.reload()


def name_who_speaks(officer: Person) -> None:
    """The customer's sister speaks for her from now on."""
    officer.follows("Record who speaks for the customer")
    officer.types("Who speaks for them?", "Dora Vale")
    officer.page.get_by_label("As what?").select_option(index=1)
    officer.types("What did the customer say about it?", "She may be told everything that the letters say.")
    officer.presses("Save")
    officer.is_told("Recorded: they speak for the customer.")
    officer.reads("Who speaks for them: Dora Vale (an advocate or adviser).", within=".eh-person")


def hear_and_weigh(officer: Person, time: Clock) -> None:
    """Hear her, talk it over, ask about needs, say what the tenancy asks for, assess."""
    opening.ask_account(officer)
    time.later(days=3)
    opening.hear(officer, HERS)
    said = "Sat down together for an hour. It helped for a week."
    opening.note(officer, "Talk it over with the customer", "What was said, and what was the outcome?", said)
    opening.ask_needs(officer)
    name_who_speaks(officer)
    opening.note(officer, "Offer support", "Which support did you offer, and what did they say?", "The tenancy team. Not now.")
    opening.tell_concerns(officer, "The obligations of the tenancy were explained")
    time.later(days=1)
    opening.assess(officer, "Contact methods limited for a set period")


def warn_first(officer: Person, adviser: Person, time: Clock) -> None:
    """Find and warn; the warning is appealed, since it counts as a sanction here, and the appeal is taken back."""
    opening.find(officer, "What happened was not acceptable", "Two people were frightened at their own desk.")
    opening.warn(officer, "Please ring off or leave, and come back later, rather than shout.", "Nobody is safe at the desk.")
    for letter in ("finding", "warning"):
        opening.give_letter(officer, f"{letter} of 6 June 2026")
    time.later(days=2)
    after.appeal(adviser, "our warning of 6 June 2026", "I said that I am sorry.", "They disagree with it")
    officer.page.reload()
    officer.follows("Record that the appeal of 8 June 2026 is withdrawn")
    officer.types("What did they say?", "Leave it; the letter is fair.")
    officer.presses("Save")
    officer.is_told("Recorded: the appeal is withdrawn.")


def propose(officer: Person) -> None:
    """A set period, reviewed within three months."""
    after.begin_proposal(officer, "Contact methods limited for a set period", USED_UP)
    officer.chooses("Visiting our offices", of="Please do not contact us by")
    after.from_until(officer, date(2026, 6, 15), date(2026, 9, 10), date(2026, 10, 1))
    officer.presses("Check, and show the letter")
    officer.reads("Stonewater 5.2")
    after.from_until(officer, date(2026, 6, 15), date(2026, 9, 10), date(2026, 8, 14))
    after.propose(officer)


def hear_appeal(reviewer: Person) -> None:
    """A senior officer who took no part answers."""
    reviewer.follows("Decide the appeal of 15 June 2026")
    after.answer_ground(reviewer, "It goes too far", "Partly made out", "Letters, email and telephone stay open.")
    after.sign_answer(reviewer, "We keep the decision", "I read the file and spoke to both colleagues.")


def lapse(officer: Person) -> None:
    """The day after its last day it binds nobody; that is noted, and the case closes."""
    officer.page.reload()
    officer.stands("Past its day", LIMITED)
    asked, button = "What does the record show about how it went?", "Note that it has lapsed"
    opening.note(officer, f"Record that it has lapsed: {LIMITED}", asked, "Quiet since July.", button=button)
    after.close(officer, "What was decided has run its course", "It lapsed on its day, and she comes by as before.")


def test_two_decide_to_use_the_policy_and_a_sanction_lapses(enter, time, place):
    adviser, officer = enter("adviser"), enter("officer")
    opening.report(adviser, THREW, "Abusive behaviour")
    case = opening.take_up(officer, "It is the third scene at the desk.")
    decide_together(officer, enter("line_manager"), case)
    time.later(days=1)
    hear_and_weigh(officer, time)
    warn_first(officer, adviser, time)
    time.later(days=3)
    opening.report_again(officer, "Shouted at the desk again for ten minutes.", "Abusive behaviour")
    propose(officer)
    time.later(days=4)
    manager = enter("manager")
    after.authorise(manager, LIMITED, "The desk is closed to her for a summer; every other way stays open.")
    officer.page.reload()
    after.issue(officer, LIMITED)
    after.appeal(adviser, LIMITED, "The office is the only place where somebody listens.", "It goes too far")
    hear_appeal(enter("senior_officer"))
    time.set_to(date(2026, 9, 11))
    lapse(officer)

    assert not verify(place.landlord.pk).faults
