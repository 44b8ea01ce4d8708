"""Words how a visit is made, in one line: "Two people. Ring the office first. Until 3 June 2026."""

from collections.abc import Iterable
from datetime import date

from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.wording.codes import CODES
from evenhand.wording.dates import short

CONDITIONS = {
    VisitCondition.IN_PAIRS: "Two people.",
    VisitCondition.ACCOMPANIED: "Do not go alone.",
    VisitCondition.RING_OFFICE_FIRST: "Ring the office first.",
    VisitCondition.AT_OFFICE_ONLY: "Meet at the office only.",
    VisitCondition.NO_PERSONAL_CONTACT: "No meeting in person. Ring the office first.",
    VisitCondition.POLICE_PRESENT: "Go with the police.",
}
"""Each condition as what the colleague does."""
RISKS = {one: CODES[one] for one in Risk}
"""Each kind of risk that contractors can be given, as the end of "Kind of risk: "."""
LINES = {
    "nothing": "No special arrangements",
    "here": "Visits here:",
    "until": "Until {day}.",
    "others": "Not about this customer.",
    "risk": "Kind of risk: {risks}.",
    "not_known": "We cannot check. Ring the office first; if you cannot, do not go alone.",
}
FLAGS = {
    "changed": "The instruction changed",
    "cannot": "Cannot be done this way",
    "no_number": "No number answers at that hour",
    "moved": "The customer has moved home",
}
"""Why a visit needs a second look."""
KINDS = {"visit": "Visit", "job": "Job", "call": "Call"}


def line(conditions: Iterable[VisitCondition], until: date | None, *, others: bool = False) -> str:
    """Return what the colleague does, in one line with one end. ``others``: none of it is about the person visited."""
    said = list(dict.fromkeys(CONDITIONS[one] for one in conditions))
    if not said:
        return LINES["nothing"]
    end = [LINES["until"].format(day=short(until))] if until else []
    return " ".join([*said, *end, *([LINES["others"]] if others else [])])


def risk_line(risks: Iterable[Risk]) -> str:
    """Return the kinds of risk at a home in one line; "" for none."""
    said = [RISKS[one] for one in risks]
    return LINES["risk"].format(risks="; ".join(said)) if said else ""


FAULTS = {
    "missing": "{where}: nothing is given.",
    "unreadable": "{where}: “{said}” cannot be read.{hint}",
    "unknown": "{where}: “{said}” is not known here.{hint}",
    "twice": "{where}: “{said}” is there twice.",
    "before_start": "{where}: it ends before it starts.",
    "lasts_too_long": "{where}: it ends more than two weeks after it starts. Check the day.",
    "too_long": "{where}: write 200 characters at most.",
    "no_home": "{where}: give an address, or a customer who has a home with us.",
    "whole_day": "{where}: it is a whole day. Give it a time.",
    "no_zone": "{where}: the time zone “{said}” is not known. Export the calendar in London time.",
    "firm_does_jobs": "{where}: a firm does jobs, and no colleague attends them. Mend kind or attends.",
    "longer": "{where}: write {said} characters at most.",
    "moved": "{where}: they live elsewhere here. Record the move on their page.",
    "taken": "{where}: a user of another landlord or firm is called “{said}”.",
    "themselves": "{where}: “{said}” is the same person.",
    "repeats": "{where}: a repeated event cannot be read. Export each visit as an event of its own.",
}
"""What is wrong in a row of a feed."""
TABLE_HINTS = {
    "home": " Import the homes first; write the home’s own id.",
    "email": " Write an email address.",
    "username": " Use small letters, digits, dots and hyphens.",
    "manager": " Write the user name of a colleague.",
    "roles": " Use the roles of your policy.",
    "teams": " Use the teams of your policy.",
    "committees": " Use the committees of your policy.",
    "capacities": " Use reporter, caseworker, authoriser, reviewer, auditor or policy_owner.",
}
"""What helps with a column of homes, customers or colleagues."""
HINTS = {
    "starts": " Write a day and a time, like 03/06/2026 09:30.",
    "ends": " Write a day and a time, like 03/06/2026 10:30.",
    "due": " Write a day, like 05/06/2026.",
    "kind": " Write visit, job or call.",
    "attends": " Write the username or work email of a colleague who visits.",
    "customer": " Write our reference of the customer.",
    "address": " Write house, street and town as we have them, with the postcode.",
    "status": " Write cancelled, or leave it empty.",
}
UNREADABLE = {
    "too_long": "The file is too long. Import a million characters at most.",
    "too_many": "The file has more than {said} rows. Import it in parts.",
    "not_text": "The file is not a text. Save it as CSV or as iCalendar.",
    "not_csv": "The rows cannot be read. Save the file as CSV, with commas between columns.",
    "no_column": "There is no column “{said}”. The first row names the columns.",
    "unknown_column": "The column “{said}” is not known. Rename it, or leave it out.",
    "no_calendar": "The calendar is not complete. Export it again.",
}
"""What is wrong with a feed as a whole."""
PLACES = {"row": "Row {row}, {column}", "event": "Event {row}, {column}"}


def fault(row: int, column: str, code: str, said: str, *, calendar: bool) -> str:
    """Return what is wrong in a row of a feed, with where it is. ``calendar``: rows are events of an iCalendar file."""
    where = PLACES["event" if calendar else "row"].format(row=row, column=column)
    return FAULTS[code].format(where=where, said=said, hint=HINTS.get(column, ""))


def table_fault(row: int, column: str, code: str, said: str) -> str:
    """Return what is wrong in a row of homes, customers or colleagues, with where it is."""
    where = PLACES["row"].format(row=row, column=column)
    return FAULTS[code].format(where=where, said=said, hint=TABLE_HINTS.get(column, ""))


def unreadable(code: str, said: str) -> str:
    """Return what is wrong with a feed as a whole."""
    return UNREADABLE[code].format(said=said)
