"""Letters issued and given; colleagues told what applies."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Details):
    """IMPOSE, and the letters of other decisions: whom to contact, what it means for services, what is expected."""

    contact_person: str = ""
    service_implications: str = ""
    home_at_risk: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld(Details):
    """WITHHOLD_NOTICE: the day on which that is looked at again; ``words``: why telling would add to the risk, or hinder."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Served(Details):
    """SERVE: how and when a letter was given."""

    how: str
