"""Measures and markers looked at again: kept, made lighter, extended, lifted, lapsed."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.policy.pack.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Details):
    """REVIEW or REVIEW_MARKER: keep (with the next date), lighten, tighten, lift; the outcome is told by a letter.

    Lightened, a measure has these ``terms``, a marker this ``instruction``; ``until`` None leaves the last day as it is.
    Tighten changes nothing: it leads to a proposal of its own. ``hard_end_on``: a marker's last day, where that moves.
    """

    outcome: str
    next_on: date | None = None
    terms: Terms | None = None
    until: date | None = None
    instruction: str = ""
    hard_end_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengthened(Details):
    """PROPOSE_EXTENSION: until which day, reviewed when; ``words``: why. ``facts``: the policy's grounds that are so."""

    until: date
    review_on: date | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lightened(Details):
    """VARY: the terms as they will be; ``until`` and ``review_on`` None leave those days as they are; ``words``: why."""

    terms: Terms
    until: date | None = None
    review_on: date | None = None
