"""Words what colleagues get by email or webhook: a reference and what there is to do, never a name.

Another language is another module with the same tables and functions.
"""

from collections.abc import Sequence
from datetime import date

from evenhand.policy.vocabulary import Act
from evenhand.wording.acts import ACTS
from evenhand.wording.dates import short

KINDS = {
    "new": "{what}, due {day}. Case {case}.",
    "undated": "{what}: no day is set. Case {case}.",
    "due_today": "{what}, due today. Case {case}.",
    "overdue": "{what}, overdue since {day}. Case {case}.",
    "decision": "Waits for your decision: {what}. Case {case}.",
    "escalated": "The review of {day} was missed, and its safety instruction still applies. Decide today. Case {case}.",
    "lapsed": "A measure ended on its last day. Case {case}.",
    "review_missed": "A measure ended because its review was not done. Case {case}.",
    "danger": "Something dangerous was reported, and repairs has not taken it over. Case {case}.",
    "danger_at_report": "Something dangerous was reported, and repairs has not taken it over. Report {case}.",
    "ended_contact": "A colleague ended a call or a visit for their safety. Case {case}.",
    "ended_at_report": "A colleague ended a call or a visit for their safety. Report {case}.",
    "visit_changed": "How you make a visit has changed. Read the instruction before you go. Visit {case}.",
}
"""What a line says, by the kind of the fact. ``case``: the reference that the line opens."""
OWED = "Something is owed"
CODES = {
    "no_address": "The colleague has no email address.",
    "no_connection": "The server could not be reached.",
    "sign_in_refused": "The mail server refused the user name and password.",
    "address_refused": "The mail server refused the address.",
    "refused": "The server refused the message.",
    "no_answer": "The server took the message and gave no answer.",
    "sender_died": "Evenhand was stopped while it sent the message.",
}
"""Why a message was not sent, or may not have been."""


def line(kind: str, act: str, case: str, due_on: date | None) -> str:
    """Return what one line says."""
    what = ACTS[Act(act)].name if act else OWED
    return KINDS[kind].format(what=what, case=case, day=short(due_on) if due_on else "")


def subject(lines: int, *, urgent: bool) -> str:
    """Return the subject of an email."""
    if urgent:
        return "Evenhand: look at this now"
    return "Evenhand: one thing for you" if lines == 1 else f"Evenhand: {lines} things for you"


def body(landlord: str, lines: Sequence[tuple[str, str]], work: str) -> str:
    """Return the text of an email: each line and the page that it opens."""
    listed = "\n\n".join(f"{says}\n{page}" for says, page in lines)
    return f"{landlord}\n\n{listed}\n\nMy work: {work}\n\nThis email names no customer. Do not reply to it.\n"
