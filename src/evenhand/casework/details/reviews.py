"""Defines the details of reviews, extensions and lighter terms."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.policy.pack.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Details):
    """REVIEW or REVIEW_MARKER: keep (with the next date), lighten, tighten, lift; a letter gives the outcome.

    Lightened, a measure has these ``terms``, a marker this ``instruction``; ``until`` None leaves the last day as it is.
    Tighten changes nothing: it leads to a proposal of its own. ``hard_end_on``: a marker's last day, where the review moves it.
    ``risk``: the kind of risk that contractors are given from now on, "" for none; None leaves it as it is.
    """

    outcome: str
    next_on: date | None = None
    terms: Terms | None = None
    until: date | None = None
    instruction: str = ""
    hard_end_on: date | None = None
    risk: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengthened(Details):
    """PROPOSE_EXTENSION: the new end, the next review; ``words``: why. ``facts``: the policy's grounds that are so."""

    until: date
    review_on: date | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lightened(Details):
    """VARY: the new terms; ``until`` and ``review_on`` None leave those days as they are; ``words``: why."""

    terms: Terms
    until: date | None = None
    review_on: date | None = None
