"""Defines the details of what officers ask firms for, and of the answers."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.casework.details.incidents import Attached


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmAsked(Details):
    """ASK_FIRM for statements or evidence about a report of the case, by references; ``words``: what the firm reads."""

    firm: str
    incident: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmAnswered(Details):
    """RECORD_FIRM_ANSWER about a request. ``words``: the statement, "" for files alone; ``given_by``: who made it there.

    ``sent_by``: the firm's scheduler who sent it, by reference; "" where it came another way.
    """

    given_by: str
    sent_by: str = ""
    evidence: tuple[Attached, ...] = ()
