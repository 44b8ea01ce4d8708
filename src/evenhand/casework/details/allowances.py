"""Defines the details of what is struck out of an allowance, and of what is allowed beyond it."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckOut(Details):
    """STRIKE_OUT a contact, by reference, for one of `vocabulary.STRIKES_OUT`; ``words``: the reason in full."""

    contact: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAllowed(Details):
    """ALLOW_MORE contact in each week or month up to ``until``, for one of `vocabulary.MoreFor`; ``words``: the reason in full.

    ``minutes``: the amount is minutes of contact time, else contacts.
    """

    amount: int
    minutes: bool = False
    until: date
    because: str
