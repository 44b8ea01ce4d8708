"""The case itself: opened on its incidents, its use decided, its interests declared, closed."""

from dataclasses import dataclass

from evenhand.casework.details.each import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Details):
    """OPEN_CASE: about one customer, on incidents by their references. ``reference`` as in `Reported`."""

    reference: str = ""
    customer: str
    incidents: tuple[str, ...]
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Details):
    """DECLARE_INTEREST: the kind of tie (`TIES`), in ``words`` which."""

    tie: str = "declared"
