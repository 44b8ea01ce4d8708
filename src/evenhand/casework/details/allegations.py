"""Defines the details of allegations about staff: recorded, investigated, settled."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged(Details):
    """TAKE_ALLEGATION; also part of an account, an appeal or a contact that alleges it.

    ``words``: theirs. ``of``: the staff it names, by reference. ``unmatched``: their words for a person not found by name.
    ``of_discrimination``: alleging it is protected by law.
    """

    customer: str | None = None
    of: tuple[str, ...] = ()
    unmatched: str = ""
    of_discrimination: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigatorNamed(Details):
    """NAME_INVESTIGATOR, by reference; ``of``: the staff it turned out to be about. ``words``: why this investigator."""

    investigator: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationSent(Details):
    """SEND_TO_FIRM, by its reference; ``words``: what the contractor reads."""

    firm: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmOutcome(Details):
    """RECORD_FIRM_OUTCOME. ``outcome``: made_out, partly, not_made_out, or none_came; ``words``: what the contractor says."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationSettled(Details):
    """INVESTIGATE_COUNTER_ALLEGATION. ``outcome``: made_out, partly or not_made_out; ``words``: what it rests on."""

    outcome: str
