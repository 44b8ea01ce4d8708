"""Questions between colleagues; a case that passes to somebody else; cover while somebody is away."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(Details):
    """REASSIGN_CASE: who looks after it now, by reference; ``words``: why, and what they should know."""

    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited(Details):
    """WAIT_FOR: in its ``words`` what the case waits for, until which day at most; without words, nothing any more."""

    awaited_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered(Details):
    """COVER: for whom (``away``) and by whom, by reference, from the first day to the last. ``by`` "": nobody any more."""

    away: str
    by: str = ""
    since: date
    until: date | None = None
