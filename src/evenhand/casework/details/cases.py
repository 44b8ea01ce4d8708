"""The case itself: opened on its incidents, its use decided, its interests declared, closed."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Details):
    """OPEN_CASE: about one customer, on incidents by their references. ``reference`` as in `Reported`.

    ``not_so``: situations that were reported and have turned out not to be so.
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
    """CLOSE. ``words``: how it ended. ``told``: what the customer was told of that, and when."""

    outcome: str
    told: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Details):
    """REOPEN. ``words``: why. ``owner``: who looks after it now, by reference; unstated: whoever opens it again."""

    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Details):
    """DECLARE_INTEREST: the kind of tie (`TIES`), in ``words`` which."""

    tie: str = "declared"
