"""Appeals: taken down, heard, answered."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details.each import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealed(Details):
    """RECEIVE_APPEAL: in the customer's words; grounds as far as they fit, "other" where none does."""

    received_on: date
    route: str
    grounds: tuple[str, ...] = ("other",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Details):
    """DECIDE_APPEAL: kept, changed or ended; accepting a late one is part of it."""

    outcome: str
    accept_late: bool = False
