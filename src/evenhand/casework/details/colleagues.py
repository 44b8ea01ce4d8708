"""Defines the details of reassigning, holding and covering cases."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(Details):
    """REASSIGN_CASE: the new owner, by reference; ``words``: why, and what they should know."""

    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited(Details):
    """WAIT_FOR: ``words``: what the case is on hold for, until which day at most; empty words end the hold."""

    awaited_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered(Details):
    """COVER: for which officer (``away``) and by which, by reference, from the first day to the last. ``by`` "": cover ends."""

    away: str
    by: str = ""
    since: date
    until: date | None = None
