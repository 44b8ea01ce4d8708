"""Defines the details of markers: requested, authorised."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Details):
    """PLACE_MARKER: the instruction that staff see; ``words``: why. ``risk``: the kind of risk that contractors see, or ""."""

    key: str
    instruction: str
    incidents: tuple[str, ...]
    review_on: date | None = None
    risk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerAuthorised(Details):
    """AUTHORISE_MARKER: its last day, whatever happens; ``words``: the reasons."""

    hard_end_on: date | None = None
