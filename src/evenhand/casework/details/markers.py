"""Defines the details of markers: requested, authorised."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Details):
    """PLACE_MARKER: the instruction that staff see; ``words``: why."""

    key: str
    instruction: str
    incidents: tuple[str, ...]
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerAuthorised(Details):
    """AUTHORISE_MARKER: its last day, whatever happens; ``words``: the reasons."""

    hard_end_on: date | None = None
