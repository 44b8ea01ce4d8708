"""Defines what a person hands over with an act: frozen values, one file a noun."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What every act may carry: the person's words, the day it happened, departures from a "should" with their reasons.

    ``sitting``: the committee members who decided with the actor, by reference.
    """

    words: str = ""
    on: date | None = None
    departures: Mapping[str, str] = field(default_factory=dict)
    sitting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Established(Details):
    """An act that establishes facts: discussing, seeking an account, raising concerns, informing teams..."""

    facts: tuple[str, ...] = ()
