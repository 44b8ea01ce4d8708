"""What a case waits for, as whoever looks after it said last: in their words, and until which day at most."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from evenhand.cases.models import Case, Step
from evenhand.policy.vocabulary import Act

SAYS = frozenset({Act.WAIT_FOR, Act.CLOSE})
"""What says what a case waits for: one that was closed waits for nothing, also when it is opened again."""


@dataclass(frozen=True)
class OnHold:
    """What it is and until when; ``until`` may be None: nobody said."""

    words: str
    until: date | None


def with_awaited() -> "Prefetch[str]":
    """Return what fetches, for a list of cases, what each was said to wait for."""
    return Prefetch("steps", Step.objects.filter(act__in=SAYS), to_attr="waited")


def on_hold(case: Case) -> OnHold | None:
    """Return what a case waits for, asked for where it does not come from `with_awaited`; None where it waits for nothing."""
    said = getattr(case, "waited", None)
    steps = list(case.steps.filter(act__in=SAYS)) if said is None else said
    if not steps or steps[-1].act != Act.WAIT_FOR or not steps[-1].words:
        return None
    until = steps[-1].more.get("awaited_until")
    return OnHold(steps[-1].words, date.fromisoformat(until) if until else None)
