"""Defines the details of appeals: recorded, withdrawn, decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealed(Details):
    """RECEIVE_APPEAL: in the customer's words; grounds as far as they fit, "other" where none does.

    ``alleges``: what it alleges about staff.
    """

    received_on: date
    route: str
    grounds: tuple[str, ...] = ("other",)
    alleges: Alleged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundHeard:
    """The finding on one ground: made_out, partly or not_made_out, with the reason."""

    ground: str
    found: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Details):
    """DECIDE_APPEAL: kept, changed or ended; accepting a late one is part of it.

    ``changed``: fields of the measure with what they become, where it is changed: terms as `Terms` states them, days.
    ``correction``: where a report is corrected, what is put right in what we hold and in what we sent.
    ``sat_with``: colleagues who decided it too, by reference. ``uninvolved``: the reviewer declared that they took no part, do
    not manage the decision-maker, and have no tie to anybody in it.
    """

    outcome: str
    accept_late: bool = False
    grounds: tuple[GroundHeard, ...] = ()
    changed: Mapping[str, Any] = field(default_factory=dict)
    correction: str = ""
    sat_with: tuple[str, ...] = ()
    uninvolved: bool = False
