"""Defines the details of letters: issued, withheld, served."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Details):
    """IMPOSE, and the letters of other decisions: the contact, what it means for services, what is expected."""

    contact_person: str = ""
    service_implications: str = ""
    home_at_risk: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld(Details):
    """WITHHOLD_NOTICE: its review day; ``words``: why telling the customer would add to the risk, or hinder."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Served(Details):
    """SERVE: how and when a letter was given. ``copy``: the format made for this customer, such as audio; "" for none."""

    how: str
    copy: str = ""
