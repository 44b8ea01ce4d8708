"""Defines the details of opening, signposting, closing and reopening cases, and of interests."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Details):
    """OPEN_CASE: about one customer, on incidents by their references. ``reference`` as in `Reported`.

    ``not_so``: reported situations that turned out not to be so.
    """

    reference: str = ""
    customer: str
    incidents: tuple[str, ...]
    situations: tuple[str, ...] = ()
    not_so: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signposted(Details):
    """SIGNPOST, about a report. ``goes_to``: the procedure, team or body; ``words``: why."""

    goes_to: str
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Details):
    """CLOSE. ``words``: how it ended. ``told``: what the customer heard of that, and when."""

    outcome: str
    told: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Details):
    """REOPEN. ``words``: why. ``owner``: the next owner, by reference; unstated: the officer who reopens it."""

    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Details):
    """DECLARE_INTEREST: the kind of tie (`TIES`); ``words`` describe it."""

    tie: str = "declared"
