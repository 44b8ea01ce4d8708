"""Takes a case from the report to the warning, in the browser."""

from datetime import date

from tests.journeys.opening import ask_account, give_letter, reference_on
from tests.journeys.opening import assess as answer_all
from tests.journeys.people import Clock, Person

HERS = "I ring because nobody rings me back. The window still lets the rain in."


def report(adviser: Person) -> None:
    """The adviser logs what happened, and reads that it is saved."""
    adviser.follows("Log an incident")
    adviser.types("Who was it?", "Vale")
    adviser.presses("Find")
    adviser.chooses("Marion Vale")
    adviser.types("What happened, in your own words?", "Rang 14 times in one afternoon about the window.")
    adviser.selects("How did it reach us?", "Telephone")
    adviser.opens("What our policy calls it")
    adviser.chooses("Contact out of proportion to the request")
    adviser.presses("Save now")
    adviser.reads_heading("Saved")
    adviser.reads("Are you all right?", reference_on(adviser))


def open_case(officer: Person) -> str:
    """The officer takes the report up, and reads what stands between it and a measure."""
    officer.goes_to("Incidents")
    officer.page.get_by_role("table").get_by_role("link").first.click()
    officer.reads("It has not been taken up in a case.")
    officer.follows("Open a case, or say where it belongs")
    officer.types("Why does it need a case?", "It has gone on for a week.")
    officer.presses("Open the case")
    officer.is_told("The case is open, under EV-")
    officer.reads_heading("1 report, 1 June 2026: contact out of proportion to the request alleged")
    officer.stands("Opened", "The customer has not been asked for their account yet.")
    officer.opens("Propose a measure")
    officer.opens("Octavia 3.1")
    officer.reads("The customer is told that the actions are unacceptable and why, and is given a chance to change.")
    return reference_on(officer)


def hear(officer: Person, time: Clock) -> None:
    """The officer asks for the account and records it, asks about needs, offers support."""
    ask_account(officer)
    officer.stands("Account sought", "The customer was asked for their account on 2 June 2026.")
    time.later(days=3)
    officer.follows("Record the customer’s account")
    officer.chooses("They gave it: I write it down in their words")
    officer.types("Their account, in their own words", HERS)
    officer.chooses("No", of="Does it allege that a colleague did something wrong?")
    officer.presses("Save")
    officer.stands("Account heard", "5 June 2026")
    officer.reads(HERS)
    officer.follows("Record needs and adjustments")
    officer.types("What did you ask, and what did they tell you?", "Asked about health, disability and language.")
    officer.page.get_by_label("What kind of need?").first.select_option(label="A reasonable adjustment")
    officer.page.get_by_label("What do they need?").first.fill("Prefers email: hearing loss")
    officer.page.get_by_label("On what ground do we keep this?").first.select_option(label="They agreed that we keep it")
    officer.types_day("When do we look at it again?", date(2027, 6, 1))
    officer.presses("Save")
    officer.reads("Prefers email: hearing loss", within=".eh-person")
    officer.follows("Offer support")
    officer.types("Which support did you offer, and what did they say?", "The tenancy support team. She will think about it.")
    officer.presses("Save")


def assess(officer: Person) -> None:
    """The officer answers every question that the layers ask about the measure thought of."""
    answer_all(officer, "Single point of contact")
    officer.stands("Assessed", "The circumstances were assessed on 8 June 2026.")


def find_and_warn(officer: Person, time: Clock) -> None:
    """The officer finds, tells concerns and warns; sees each letter before it goes, and records that it was given."""
    officer.follows("Make a finding")
    officer.chooses("What was asked of us was not reasonable")
    officer.types("Why?", "The number of calls is out of proportion to one window.")
    officer.presses("Check, and show the letter")
    officer.reads("Dear Ms Vale", "The number of calls is out of proportion to one window.", within=".eh-letter")
    officer.presses("Make the finding and issue the letter")
    officer.is_told("The finding is made.")
    give_letter(officer, "finding of 8 June 2026")
    officer.stands("Finding made", "8 June 2026")
    officer.follows("Tell the customer of our concerns")
    officer.types("What did you tell them, and what did you ask for?", "Said what the difficulty is, and asked for a change.")
    officer.presses("Save")
    time.later(days=2)
    officer.follows("Warn in writing")
    officer.types("What do you ask them to do?", "Please write to us about the window once a week.")
    officer.types("Why is it not acceptable?", "It takes staff from others.")
    officer.presses("Check, and show the letter")
    officer.reads("Please write to us about the window once a week.", within=".eh-letter")
    officer.presses("Issue the warning")
    officer.stands("Warned", "That the letter was given is not recorded yet.")
    give_letter(officer, "warning of 10 June 2026")
    officer.stands("Warned", "The customer was warned in writing on 10 June 2026.")
