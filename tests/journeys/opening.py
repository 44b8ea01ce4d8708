"""Takes a case under any policy from a report to a warning, in the browser."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.journeys.people import Person


def reference_on(person: Person) -> str:
    """Return the reference in the address of the page."""
    found = re.search(r"EV-\w+", person.page.url)
    assert found, person.page.url
    return found[0]


def report(adviser: Person, what: str, behaviour: str) -> None:
    """Log what a customer did, and read that it is saved."""
    adviser.follows("Log an incident")
    adviser.types("Who was it?", "Vale")
    adviser.presses("Find")
    adviser.chooses("Marion Vale")
    adviser.types("What happened, in your own words?", what)
    adviser.selects("How did it reach us?", "Telephone")
    adviser.opens("What our policy calls it")
    adviser.chooses(behaviour)
    adviser.presses("Save now")
    adviser.reads_heading("Saved")


def take_up(officer: Person, why: str) -> str:
    """Open a case on the latest report; return its reference."""
    officer.goes_to("Incidents")
    officer.page.get_by_role("table").get_by_role("link").first.click()
    officer.follows("Open a case, or say where it belongs")
    officer.types("Why does it need a case?", why)
    officer.presses("Open the case")
    officer.is_told("The case is open, under EV-")
    return reference_on(officer)


def ask_account(officer: Person) -> None:
    """Ask for the customer’s account by two ways."""
    officer.follows("Ask for the customer’s account")
    officer.reads("Asked today, a fair time to answer runs to")
    officer.chooses("Letter", "Telephone")
    officer.types("What did you ask, and what did you tell them?", "Wrote and rang, and said what was reported.")
    officer.presses("Save")
    officer.is_told("Recorded: you asked them for their account.")


def hear(officer: Person, account: str, *, of_us: str = "") -> None:
    """Write the account down; ``of_us``: what it says of our own people, where it says something."""
    officer.follows("Record the customer’s account")
    officer.chooses("They gave it: I write it down in their words")
    officer.types("Their account, in their own words", account)
    officer.chooses("Yes" if of_us else "No", of="Does it allege that a colleague did something wrong?")
    if of_us:
        officer.types("What do they say of us?", of_us)
    officer.presses("Save")
    officer.reads(account)


def ask_needs(officer: Person, need: str = "") -> None:
    """Ask about needs; write one down where one was told."""
    officer.follows("Record needs and adjustments")
    officer.types("What did you ask, and what did they tell you?", "Asked about health, disability and language.")
    if need:
        officer.selects("What kind of need?", "A reasonable adjustment")
        officer.page.get_by_label("What do they need?").first.fill(need)
        officer.selects("On what ground do we keep this?", "They agreed that we keep it")
        officer.types_day("When do we look at it again?", date(2027, 6, 1))
    officer.presses("Save")
    officer.is_told("Saved.")


def note(officer: Person, act: str, question: str, words: str, *also: str, button: str = "Save") -> None:
    """Do an act that is all in its words; ``also``: what it established besides."""
    officer.follows(act)
    officer.types(question, words)
    officer.chooses(*also)
    officer.presses(button)
    expect(officer.page.get_by_role("alert")).to_be_attached()


NO = (
    "Does what was done arise from a disability?",
    "Is the behaviour the direct result",
    "Is the behaviour abusive?",
    "The tenancy is breached",
    "A restriction was not kept to",
)
"""How questions begin that are answered with no."""


FOR_LETTER = "You told us that you hear better by email, so we have kept email open."


def assess(officer: Person, measure: str = "", *, only: tuple[str, ...] = ("",), no: tuple[str, ...] = NO) -> None:
    """Answer the questions that the layers ask, most of them with yes, and say why; ``only``: how those begin."""
    officer.follows("Assess")
    if measure:
        officer.selects("Which measure do you think of?", measure)
        with officer.page.expect_navigation():
            officer.presses("Show its questions")
    questions = officer.page.locator("main form .eh-block").filter(has=officer.page.get_by_label("Yes", exact=True))
    assert questions.count()
    for question in questions.all():
        asked = question.locator("legend").first.inner_text()
        if not asked.startswith(only):
            continue
        question.get_by_label("No" if asked.startswith(no) else "Yes", exact=True).check()
        question.get_by_label("What you considered, and the result").fill("Looked at with her own account and file.")
    officer.page.get_by_label("What should the letter tell them about this?").fill(FOR_LETTER)
    officer.presses("Save the answers")
    officer.is_told("The answers are saved.")


def find(officer: Person, outcome: str, why: str, expected: str = "") -> None:
    """Make a finding, having read its letter, and record that the letter was given."""
    officer.follows("Make a finding")
    officer.chooses(outcome)
    officer.types("Why?", why)
    if expected:
        officer.types("What do you expect of them from now on?", expected)
    officer.presses("Check, and show the letter")
    officer.reads("Dear Ms Vale", why, within=".eh-letter")
    officer.presses("Make the finding and issue the letter")
    officer.is_told("The finding is made.")


def tell_concerns(officer: Person, *also: str) -> None:
    """Say what the matter is; ``also``: what was explained with it."""
    words = "Said what the difficulty is, and asked for a change."
    note(officer, "Tell the customer of our concerns", "What did you tell them, and what did you ask for?", words, *also)


def warn(officer: Person, asked: str, why: str) -> None:
    """Warn in writing, having read the letter."""
    officer.follows("Warn in writing")
    officer.types("What do you ask them to do?", asked)
    officer.types("Why is it not acceptable?", why)
    officer.presses("Check, and show the letter")
    officer.reads(asked, within=".eh-letter")
    officer.presses("Issue the warning")
    officer.is_told("The letter is issued.")


def report_again(officer: Person, what: str, behaviour: str) -> None:
    """Join a further incident to the case."""
    officer.follows("Log an incident")
    officer.types("What happened, in your own words?", what)
    officer.selects("How did it reach us?", "Telephone")
    officer.chooses(behaviour)
    officer.presses("Save")
    officer.is_told("The incident is logged and joined to this case.")


def give_letter(officer: Person, which: str) -> None:
    """Record that a letter was given."""
    officer.follows(f"Record that the letter was given: {which}")
    officer.chooses("Email")
    officer.presses("Save")
    officer.is_told("Recorded: the letter was given.")
