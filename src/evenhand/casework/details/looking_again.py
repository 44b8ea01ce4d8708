"""Measures and markers looked at again: kept, lifted, lapsed."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details.each import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Details):
    """REVIEW or REVIEW_MARKER: keep (with the next date, and a marker's last day where that moves), or lift."""

    outcome: str
    next_on: date | None = None
    told_on: date | None = None
    hard_end_on: date | None = None
