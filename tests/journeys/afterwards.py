"""Takes a case from the appeal to its end, in the browser."""

from datetime import date

from tests.journeys.before_deciding import HERS
from tests.journeys.people import Person

ANSWER = "Decide the appeal"


def appeal(adviser: Person) -> None:
    """The adviser takes an appeal down by telephone; where the case is told, they do not read."""
    adviser.goes_to("Customers")
    adviser.types("Find by name, telephone, email, address or reference", "Vale")
    adviser.presses("Find")
    adviser.follows("Marion Vale")
    adviser.reads("Please contact us only by email and letter.", "Two people go to visits.")
    adviser.follows("Record an appeal about single point of contact")
    adviser.reads_nothing_of("Marion Vale")
    adviser.types("What do they say is wrong?", "Nobody rang me back, and you count my calls alone.")
    adviser.selects("How did it reach us?", "Telephone")
    adviser.chooses("They disagree with it")
    adviser.presses("Save")
    adviser.is_told("The appeal is recorded")


def refuse_decider(manager: Person, case: str, address: str) -> None:
    """The decision-maker opens the appeal: it is not theirs to decide, and the page gives the reason and the reviewers."""
    manager.goes_to("Cases")
    manager.follows(case)
    manager.stands("Appealed", "An appeal received on 22 June 2026 waits for an answer.")
    manager.reads("Grace Mensah (Assistant Director)", within=".eh-next__elsewhere")
    manager.reads("Answer the appeal in writing", "Monday 6 July 2026", "10 working days left", within=".eh-columns__aside")
    manager.page.goto(address)
    manager.reads("An appeal is heard by an Assistant Director.", "This person took part in the case: authorised.")
    manager.reads("This is not yours to do", "It waits in their work already.", "Octavia 4.2", "Floor 10")
    assert manager.page.get_by_role("button", name=ANSWER, exact=True).count() == 0


def decide_appeal(reviewer: Person) -> None:
    """Somebody of the right rank who took no part answers each ground, and signs."""
    reviewer.reads("Monday 6 July 2026", "5 working days left", "Nobody rang me back, and you count my calls alone.", HERS)
    reviewer.chooses("Not made out", of="They disagree with it")
    reviewer.types("Because", "Our records show three call-backs in the same week.")
    reviewer.chooses("We keep the decision")
    reviewer.types("Your reasons", "I rang her and read the whole file.")
    reviewer.chooses("I took no part in this, I do not manage the decision-maker, and I have no tie to anybody in it")
    reviewer.presses(ANSWER)
    reviewer.is_told("The appeal is decided, and the answer is issued.")
    reviewer.stands("In force", "single point of contact")


def review(officer: Person) -> None:
    """The officer looks at the measure again and keeps it to a new date."""
    officer.page.reload()
    officer.reads("Review the measure", "5 working days left", within=".eh-columns__aside")
    officer.follows("Review: single point of contact")
    officer.chooses("Keep it until the next review")
    officer.types_day("When is it reviewed next?", date(2026, 11, 30))
    officer.types("Why?", "Calls are fewer, and the repair is not done yet.")
    officer.presses("Save the review")
    officer.is_told("Reviewed.")


def on_the_last_day(officer: Person) -> None:
    """On its last day the measure is still in force: it has not lapsed."""
    officer.page.reload()
    officer.stands("In force", "In force until 30 November 2026: single point of contact.")
    officer.opens("Record that it has lapsed: single point of contact")
    officer.reads(
        "Its last day is Monday 30 November 2026.",
        "Wait until Monday 30 November 2026 has passed: 00:00 on Tuesday 1 December 2026.",
    )


def lapse(officer: Person) -> None:
    """The day after, it binds nobody any more; the officer records that."""
    officer.page.reload()
    officer.stands("Past its day", "It has ended, and that has not been recorded yet: single point of contact.")
    officer.follows("Record that it has lapsed: single point of contact")
    officer.types("What does the record show about how it went?", "Nothing since September.")
    officer.presses("Note that it has lapsed")
    officer.reads("Lapsed on 30 November 2026")


def close(officer: Person) -> None:
    """Nothing may be left open: the marker comes off first."""
    officer.opens("Close the case")
    officer.follows("End the marker: staff safety marker")
    officer.types("Why does it come off?", "Two visits went well.")
    officer.presses("End the marker")
    officer.follows("Close the case")
    officer.chooses("What was decided has run its course")
    officer.types("How did the case end?", "It lapsed on its day.")
    officer.presses("Close the case")
    officer.is_told("The case is closed.")
    officer.stands("Closed", "This case was closed on 1 December 2026.")
