"""Declares the records of the customer's side: representatives, needs, allegations. See `records`."""

from datetime import date
from typing import NamedTuple


class RepresentativeRow(NamedTuple):
    """A person who speaks for the customer."""

    id: int
    name: str
    standing: str
    since: date
    until: date | None


class NeedRow(NamedTuple):
    """What the customer needs."""

    id: int
    reference: str
    kind: str
    unusable_channels: list[str]
    relook_on: date
    ended_on: date | None


class AllegationRow(NamedTuple):
    """An allegation about staff; in this case, in another, or in none."""

    id: int
    reference: str
    case_id: int | None
    opened_on: date
    investigator: str | None
    outcome: str
    settled_on: date | None
    firm_due_on: date | None
    firm_answered_on: date | None


class AccusedRow(NamedTuple):
    """A colleague that an allegation names."""

    id: int
    allegation_id: int
    user: str
