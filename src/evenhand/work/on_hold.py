"""Finds what a case is on hold for, in its owner's words, and until which day at most."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from evenhand.cases.models import Case, Step
from evenhand.policy.vocabulary import Act

SAYS = frozenset({Act.WAIT_FOR, Act.CLOSE})
"""Acts that set or end a hold: closing ends it, also if the case is reopened."""


@dataclass(frozen=True)
class OnHold:
    """The reason for a hold, and its last day; None where the owner gave none."""

    words: str
    until: date | None


def with_awaited() -> "Prefetch[str]":
    """Return the prefetch of holds for a list of cases."""
    return Prefetch("steps", Step.objects.filter(act__in=SAYS), to_attr="waited")


def on_hold(case: Case) -> OnHold | None:
    """Return the hold of a case; queried where the case does not come from `with_awaited`; None where it is not on hold."""
    said = getattr(case, "waited", None)
    steps = list(case.steps.filter(act__in=SAYS)) if said is None else said
    if not steps or steps[-1].act != Act.WAIT_FOR or not steps[-1].words:
        return None
    until = steps[-1].more.get("awaited_until")
    return OnHold(steps[-1].words, date.fromisoformat(until) if until else None)
