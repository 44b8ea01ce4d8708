"""The 2024 conduct policy in the browser: legal action at once after a threat, the account afterwards."""

from datetime import date

import pytest

from evenhand.journal.queries import verify
from tests.journeys import after, opening
from tests.journeys.people import Clock, Person

pytestmark = [
    pytest.mark.once,
    pytest.mark.in_turn("conduct-2024"),
]  # the same acts as at Octavia, whose journey goes on each commit

THREATS = "Threats of violence or harm"
LEGAL, MARKER = "legal action", "marker on the tenancy records"
HERS = "I was frightened that you would come in. I did not mean it."


@pytest.fixture
def policy() -> str:
    return "conduct-2024"


def weigh(officer: Person) -> None:
    """What cannot wait is weighed at once: proportion, equality, and whether it is a crime."""
    opening.ask_needs(officer)
    opening.note(officer, "Offer support", "Which support did you offer, and what did they say?", "A customer partner.")
    opening.assess(officer, "Legal action")


def propose_at_once(officer: Person) -> None:
    """Legal action by the urgent route: what it lets wait becomes a duty."""
    officer.follows("Propose a measure by the urgent route")
    officer.follows("Legal action")
    why = "There is no lighter step against a threat with a knife."
    officer.types("What have you tried, and why is it not enough?", why)
    officer.types("The measure in plain words", "We ask the county court for an injunction.")
    after.from_until(officer, date(2026, 6, 1), date(2026, 8, 14), date(2026, 8, 14))
    officer.chooses("It cannot wait: take the urgent route")
    officer.chooses("Threats of violence", "Immediate danger")
    after.propose(officer)


def tell_police(officer: Person) -> None:
    """An offence is reported to the police; the customer is told later, on a day that is set."""
    officer.follows("Refer")
    officer.page.get_by_label("The police", exact=True).check()
    officer.types("Who took it?", "County police, crime 4471")
    officer.types("What do you pass on?", "Two people go there, and why.")
    officer.types("Why is it passed on?", "It may be a crime.")
    officer.chooses("To prevent or investigate a crime")
    officer.presses("Save")
    officer.is_told("Recorded: it was passed on.")
    officer.follows("Tell the customer of the referral: the police")
    officer.chooses("Not yet: telling them now would do harm or hinder an investigation")
    officer.types_day("When is that reviewed?", date(2026, 6, 8))
    officer.types("How did you tell them, or why not yet?", "The officer in the case asks for a week.")
    officer.presses("Save")
    officer.is_told("Recorded.")


def record_injunction(officer: Person) -> None:
    """The court's order is on file in its own words."""
    officer.follows("Record a legal step or court order")
    officer.chooses("Injunction, made by a court")
    officer.types("Which court or body?", "County Court at Portmouth")
    officer.types("Under which Act?", "Anti-social Behaviour, Crime and Policing Act 2014, s. 1")
    officer.types_day("Which day does it bear?", date(2026, 6, 2))
    officer.types_day("Until when does it last?", date(2026, 12, 1))
    officer.types("What does it say?", "She must not threaten anybody who works for the landlord.")
    officer.chooses("The customer was pointed to independent advice")
    officer.presses("Save")
    officer.is_told("The legal step is recorded.")


def hear_afterwards(officer: Person, time: Clock) -> None:
    """What could not come first comes now: her account, and a finding that is told."""
    opening.ask_account(officer)
    time.later(days=4)
    opening.hear(officer, HERS)
    expected = "Please ring us, and threaten nobody."
    opening.find(officer, "What happened was not acceptable", "Two people heard it, and were afraid.", expected)
    opening.give_letter(officer, "finding of 6 June 2026")


def hear_finding(reviewer: Person) -> None:
    """A finding can be appealed here: the director hears it."""
    reviewer.goes_to("My work")
    reviewer.follows("Decide the appeal of 6 June 2026")
    reviewer.reads("I never held a knife.")
    after.answer_ground(reviewer, "They disagree with it", "Not made out", "Two people saw it, apart from each other.")
    after.sign_answer(reviewer, "We keep the decision", "I spoke to both, and to her.")


def withdraw(officer: Person) -> None:
    """One point of contact is proposed and taken back: it is not needed."""
    after.begin_proposal(officer, "One point of contact", "One person she trusts.")
    after.from_until(officer, date(2026, 6, 8), date(2026, 8, 14), date(2026, 8, 14))
    after.propose(officer)
    officer.follows("Withdraw the proposal: one point of contact")
    officer.types("Why is it withdrawn?", "She rings the customer partner of her own accord.")
    officer.presses("Withdraw it")
    officer.is_told("Withdrawn.")


def put_right(officer: Person) -> None:
    """A second report turns out to be about nobody here: it is withdrawn, and looked at again."""
    opening.report_again(officer, "Shouted from a window at the caretaker.", THREATS)
    officer.goes_to("Incidents")
    officer.page.get_by_role("table").get_by_role("link").first.click()
    officer.follows("This is about someone else, or no one")
    officer.chooses("No customer: withdraw it")
    officer.types("Why does it not belong here?", "It was another window.")
    officer.presses("Move or withdraw it")
    officer.is_told("Done.")


def close_and_reopen(officer: Person) -> None:
    """Nothing may be left open; and how it was closed stays on file when it is opened again."""
    after.close(officer, "What was decided has run its course", "The order stands; nothing else is needed.")
    officer.follows("Reopen the case")
    officer.types("Why is it opened again?", "The court asks for the file.")
    officer.presses("Open it again")
    officer.is_told("The case is open again.")
    after.close(officer, "What was decided has run its course", "The court has the file.")


def test_legal_action_starts_at_once_and_the_account_follows(enter, time, place):
    adviser, officer = enter("adviser"), enter("officer")
    opening.report(adviser, "Held a knife at the door and said who would get it.", THREATS)
    case = opening.take_up(officer, "Somebody may be hurt.")
    weigh(officer)
    propose_at_once(officer)
    manager = enter("manager")
    after.authorise(manager, LEGAL, "A threat with a knife cannot wait.")
    tell_police(officer)
    after.issue(officer, LEGAL, at_risk=True)
    time.later(days=1)
    record_injunction(officer)
    after.ask_for_marker(officer, "Marker on the tenancy records", "Two people go to visits.", date(2026, 11, 30))
    after.authorise_marker(manager, MARKER, date(2027, 5, 31))
    after.tell_of_marker(officer, MARKER)
    hear_afterwards(officer, time)
    after.appeal(adviser, "our finding of 6 June 2026", "I never held a knife.", "They disagree with it")
    hear_finding(enter("director"))
    officer.page.reload()
    withdraw(officer)
    put_right(officer)
    officer.page.goto(f"/cases/{case}/")
    opening.note(
        officer,
        "Recheck what rested on it",
        "What did you check, and what follows?",
        "Nothing rested on it.",
        button="I have rechecked it",
    )
    time.set_to(date(2026, 8, 15))
    officer.page.reload()
    opening.note(
        officer,
        f"Record that it has lapsed: {LEGAL}",
        "What does the record show about how it went?",
        "Quiet.",
        button="Note that it has lapsed",
    )
    after.end_marker(officer, MARKER)
    close_and_reopen(officer)

    assert not verify(place.landlord.pk).faults
