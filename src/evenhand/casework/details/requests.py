"""Defines the details of what a customer asks for, and of its answer."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.casework.details.customers import NeedTold


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested(Details):
    """TAKE_REQUEST: in the customer's words; ``of``: the measure or marker that it is about, by reference."""

    asks: str
    received_on: date
    route: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswered(Details):
    """ANSWER_REQUEST: agreed, with the ``need`` that follows, or refused; ``words``: the reason; how the customer was told.

    Raises:
        ValueError: an adjustment is agreed, and no need is given to record it by.
    """

    outcome: str
    told_by: tuple[str, ...] = ()
    need: NeedTold | None = None

    def __post_init__(self) -> None:
        """Refuse an adjustment that is agreed and recorded nowhere."""
        if self.outcome == "agreed" and self.need is None:
            raise ValueError("an adjustment that is agreed is recorded as a need")
