"""Defines the details of what a customer asks for, and of its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evenhand.casework.details import Details
from evenhand.casework.details.customers import NeedTold

ACKNOWLEDGED = "acknowledged"
DATA_OUTCOMES = ("upheld", "partly_upheld", "not_upheld")
"""What a complaint about personal data may come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested(Details):
    """TAKE_REQUEST: in the customer's words; ``of``: the measure, marker or appeal that it is about, by reference.

    ``proposed``: the officer proposes it, which only a stay can be. ``cannot_use``: channels that the customer says they cannot
    use, which nobody asks them to use until the request is answered.
    """

    asks: str
    received_on: date
    route: str
    of: str = ""
    proposed: bool = False
    cannot_use: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswered(Details):
    """ANSWER_REQUEST: agreed, with the ``need`` that follows, or refused; ``words``: the reason; how the customer was told.

    Of a complaint about personal data: acknowledged, or one of `DATA_OUTCOMES`, which told how to go to the ``commissioner``.

    Raises:
        ValueError: an adjustment is agreed, and no need is given to record it by; or an outcome named no commissioner.
    """

    outcome: str
    told_by: tuple[str, ...] = ()
    need: NeedTold | None = None
    commissioner: bool = False

    def __post_init__(self) -> None:
        """Refuse an adjustment that is agreed and recorded nowhere, and an outcome that leaves nowhere to go."""
        if self.outcome == "agreed" and self.need is None:
            raise ValueError("an adjustment that is agreed is recorded as a need")
        if self.outcome in DATA_OUTCOMES and not self.commissioner:
            raise ValueError("the outcome of a complaint about personal data says how to go to the Information Commissioner")


@dataclass(frozen=True, slots=True, kw_only=True)
class StayDecided(Details):
    """DECIDE_STAY: agreed, in_part (with ``interim``, the terms that apply meanwhile) or refused; how the customer was told.

    Raises:
        ValueError: it is held back in part, and no terms are given.
    """

    outcome: str
    told_by: tuple[str, ...] = ()
    interim: Mapping[str, Any] = field(default_factory=dict)
    uninvolved: bool = False

    def __post_init__(self) -> None:
        """Refuse a part that nobody could tell from the whole."""
        if (self.outcome == "in_part") != bool(self.interim):
            raise ValueError("what is held back in part has terms that apply meanwhile, and nothing else has")
