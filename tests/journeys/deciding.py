"""Takes a case from the second report to a measure in force and a marker, in the browser."""

from datetime import date

from tests.journeys.before_deciding import HERS
from tests.journeys.opening import give_letter
from tests.journeys.people import Person

WEEK = "We asked twice; the calls went on. A named contact and one answer a week is the lightest step that may work."


def report_again(officer: Person) -> None:
    """The officer joins a further incident to the case."""
    officer.follows("Log an incident")
    officer.types("What happened, in your own words?", "Rang eleven times in one morning about the same.")
    officer.selects("How did it reach us?", "Telephone")
    officer.chooses("Contact out of proportion to the request")
    officer.presses("Save")
    officer.is_told("The incident is logged and joined to this case.")


def propose(officer: Person) -> None:
    """The officer proposes; sees what does not hold and what the letter lacks, cures it, and proposes."""
    officer.follows("Propose a measure")
    officer.follows("Single point of contact")
    officer.types("What have you tried, and why is it not enough?", WEEK)
    officer.chooses("Email", "Letter", of="Please contact us only by")
    officer.types("How often do we answer, however often they contact us?", "1")
    officer.types_day("When does it start?", date(2026, 6, 17))
    officer.types_day("When does it end?", date(2026, 11, 30))
    officer.types_day("When is it reviewed?", date(2026, 10, 30))
    officer.presses("Check, and show the letter")
    officer.reads(
        "Select day, week or month for “How often do we answer, however often they contact us?”", within=".govuk-error-summary"
    )
    officer.selects("In each", "week")
    officer.presses("Check, and show the letter")
    officer.reads("One rule refuses it.", "at the latest Thursday 17 September 2026", "House choice 1")
    officer.reads("Missing This letter does not yet say what it means for the services", within=".eh-letter")
    officer.reads("Ways that this customer can use: Email, Letter.", "An appeal could be heard by: Grace Mensah")
    officer.types_day("When is it reviewed?", date(2026, 9, 14))
    officer.presses("Propose it")
    officer.is_told("Proposed.")
    officer.stands("Proposed", "A proposal of 15 June 2026 waits for a decision: single point of contact.")
    officer.opens("Authorise: single point of contact")
    officer.reads("This takes a Service Manager.", "Not consulted yet: the other teams that serve the resident.")


def consult(officer: Person) -> None:
    """The officer consults, and reads whose decision it now is."""
    officer.follows("Record a consultation: single point of contact")
    officer.chooses("The other teams that serve the resident")
    officer.types("What did they say?", "Repairs and Income agree.")
    officer.presses("Save")
    officer.is_told("The consultation is recorded.")
    officer.reads("Tom Reed (Service Manager)", within=".eh-next__elsewhere")


def authorise(manager: Person) -> None:
    """The manager reads the case and decides, with reasons."""
    manager.goes_to("My work")
    manager.follows("Authorise: single point of contact")
    manager.reads("You are deciding whether Marion Vale may contact us only by email or letter")
    manager.reads(HERS, "Prefers email: hearing loss", "Please contact us only by email and letter.")
    manager.types("Why is this needed, and in proportion?", "In proportion, and she keeps email.")
    manager.presses("Authorise")
    manager.is_told("Authorised.")
    manager.stands("Authorised", "its letter has not been issued yet")


def inform_teams(officer: Person) -> None:
    """The officer tells the teams concerned what applies."""
    officer.page.reload()
    officer.follows("Tell the teams concerned")
    officer.types("Who did you tell, and what?", "Repairs, Income, and the Service Development team.")
    officer.presses("Save")


def impose(officer: Person) -> None:
    """The officer completes the letter, issues it, reads it, takes the PDF, and records that it was given."""
    officer.follows("Issue the letter: single point of contact")
    officer.presses("Issue the letter")
    officer.reads("The letter does not say what it means for services.", "Octavia 4.2")
    officer.types("What does it mean for their services?", "Repairs are reported as before.")
    officer.presses("Issue the letter")
    officer.is_told("The letter is issued.")
    officer.stands("To be given", "once a copy that they can use has been given to them: single point of contact.")
    officer.follows("Read the letter about Single point of contact")
    officer.reads("Repairs are reported as before.", "In an emergency, ring us on 0808 157 0999", within=".eh-letter")
    officer.reads_nothing_of("Missing")
    pdf = officer.page.request.get(officer.page.get_by_role("button", name="Open as PDF").get_attribute("href") or "")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    officer.page.go_back()
    give_letter(officer, "single point of contact")
    officer.stands("In force", "In force until 30 November 2026: single point of contact.")


def mark(officer: Person, manager: Person) -> None:
    """The officer asks for a marker, the manager decides, the customer is told."""
    officer.follows("Ask for a marker")
    officer.types("What do staff do?", "Two people go to visits.")
    officer.page.get_by_role("group", name="On which incidents does it rest?").get_by_role("checkbox").first.check()
    officer.types("Why is it needed?", "A visit ended in shouting.")
    officer.types_day("When is it reviewed?", date(2026, 12, 14))
    officer.presses("Ask for the marker")
    officer.is_told("Asked for.")
    manager.goes_to("My work")
    manager.follows("Authorise the marker: staff safety marker")
    manager.types("Why is it needed and in proportion?", "It says what to do and no more.")
    manager.types_day("When does it come off, whatever happens?", date(2027, 5, 31))
    manager.presses("Authorise the marker")
    manager.is_told("The marker is on the record.")
    officer.page.reload()
    officer.follows("Tell the customer of the marker: staff safety marker")
    officer.presses("Check, and show the letter")
    officer.reads("Dear Ms Vale", within=".eh-letter")
    officer.presses("Issue the letter")
    officer.is_told("The letter is issued.")
    officer.reads("Two people go to visits.")
