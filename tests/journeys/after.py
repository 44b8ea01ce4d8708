"""Takes a case under any policy from a proposal to its end, in the browser."""

from datetime import date

from tests.journeys.opening import give_letter
from tests.journeys.people import Person


def begin_proposal(officer: Person, measure: str, why: str) -> None:
    """Choose a measure of the policy, and say why nothing lighter is enough."""
    officer.follows("Propose a measure")
    officer.follows(measure)
    officer.types("What have you tried, and why is it not enough?", why)


def from_until(officer: Person, first: date, last: date | None, review: date | None) -> None:
    """Type the three days of a measure."""
    officer.types_day("When does it start?", first)
    if last:
        officer.types_day("When does it end?", last)
    if review:
        officer.types_day("When is it reviewed?", review)


def propose(officer: Person) -> None:
    """Send the proposal in; somebody else decides."""
    officer.presses("Propose it")
    officer.is_told("Proposed. Someone else decides.")


def endorse(person: Person, measure: str, why: str) -> None:
    """Endorse what waits for this person."""
    person.goes_to("My work")
    person.follows(f"Endorse: {measure}")
    person.types("Why do you endorse it?", why)
    person.presses("Endorse")
    person.is_told("Endorsed.")


def authorise(person: Person, measure: str, why: str) -> None:
    """Decide on what waits for this person."""
    person.goes_to("My work")
    person.follows(f"Authorise: {measure}")
    person.types("Why is this needed, and in proportion?", why)
    person.presses("Authorise")
    person.is_told("Authorised. The letter is next.")


def issue(officer: Person, measure: str, *, at_risk: bool = False) -> None:
    """Complete the letter, issue it, and record that it was given."""
    officer.follows(f"Issue the letter: {measure}")
    officer.types("What does it mean for their services?", "Repairs are reported as before.")
    if at_risk:
        officer.chooses("Their home could be at risk if this continues")
    officer.presses("Issue the letter")
    officer.is_told("The letter is issued.")
    give_letter(officer, measure)


def ask_for_marker(officer: Person, key: str, instruction: str, review: date) -> None:
    """Ask for a marker that rests on the first incident."""
    officer.follows("Ask for a marker")
    officer.chooses(key)
    officer.types("What do staff do?", instruction)
    officer.page.get_by_role("group", name="On which incidents does it rest?").get_by_role("checkbox").first.check()
    officer.types("Why is it needed?", "A visit ended in shouting.")
    officer.types_day("When is it reviewed?", review)
    officer.presses("Ask for the marker")
    officer.is_told("Asked for. Someone else decides.")


def authorise_marker(person: Person, marker: str, last: date) -> None:
    """Decide on a marker."""
    person.goes_to("My work")
    person.follows(f"Authorise the marker: {marker}")
    person.types("Why is it needed and in proportion?", "It says what to do and no more.")
    person.types_day("When does it come off, whatever happens?", last)
    person.presses("Authorise the marker")
    person.is_told("The marker is on the record.")


def tell_of_marker(officer: Person, marker: str) -> None:
    """Write to the customer about the marker, having read the letter."""
    officer.page.reload()
    officer.follows(f"Tell the customer of the marker: {marker}")
    officer.presses("Check, and show the letter")
    officer.reads("Dear Ms Vale", within=".eh-letter")
    officer.presses("Issue the letter")
    officer.is_told("The letter is issued.")


def to_customer(adviser: Person) -> None:
    """Find the customer by a part of the name."""
    adviser.goes_to("Customers")
    adviser.types("Find by name, telephone, email, address or reference", "Vale")
    adviser.presses("Find")
    adviser.follows("Marion Vale")


def appeal(adviser: Person, against: str, words: str, *grounds: str) -> None:
    """Take an appeal down by telephone."""
    to_customer(adviser)
    adviser.follows(f"Record an appeal about {against}")
    adviser.types("What do they say is wrong?", words)
    adviser.selects("How did it reach us?", "Telephone")
    adviser.chooses(*grounds)
    adviser.presses("Save")
    adviser.is_told("The appeal is recorded")


def answer_ground(reviewer: Person, ground: str, found: str, because: str) -> None:
    """Answer one ground of an appeal."""
    reviewer.chooses(found, of=ground)
    reviewer.types("Because", because)


def sign_answer(reviewer: Person, outcome: str, reasons: str) -> None:
    """Decide the appeal and sign."""
    reviewer.chooses(outcome)
    reviewer.types("Your reasons", reasons)
    reviewer.chooses("I took no part in this, I do not manage the decision-maker, and I have no tie to anybody in it")
    reviewer.presses("Decide the appeal")
    reviewer.is_told("The appeal is decided, and the answer is issued.")


def review(officer: Person, which: str, outcome: str, why: str, *, following: date | None = None) -> None:
    """Look at a measure or a marker again."""
    officer.follows(which)
    officer.chooses(outcome)
    if following:
        officer.types_day("When is it reviewed next?", following)
    officer.types("Why?", why)
    officer.presses("Save the review")
    officer.is_told("Reviewed.")


def end_marker(officer: Person, marker: str) -> None:
    """Take a marker off."""
    officer.follows(f"End the marker: {marker}")
    officer.types("Why does it come off?", "Two visits went well.")
    officer.presses("End the marker")
    officer.is_told("The marker is off the record.")


def close(officer: Person, came_to: str, how: str) -> None:
    """Close the case with its record."""
    officer.follows("Close the case")
    officer.chooses(came_to)
    officer.types("How did the case end?", how)
    officer.presses("Close the case")
    officer.is_told("The case is closed.")
    officer.stands("Closed", "This case was closed on")
