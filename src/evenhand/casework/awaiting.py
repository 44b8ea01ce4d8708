"""What a case waits for, as whoever looks after it said last: in their words, and until which day at most."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from evenhand.cases.models import Step
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class Awaits:
    """What it is and until when; ``until`` may be None: nobody said."""

    words: str
    until: date | None


def with_awaited() -> "Prefetch[str]":
    """Return what fetches, for a list of cases, what each was said to wait for."""
    return Prefetch("steps", Step.objects.filter(act=Act.WAIT_FOR), to_attr="waited")


def awaited(case: Any) -> Awaits | None:
    """Return what a case waits for, which comes with its steps or from `with_awaited`; None where it waits for nothing."""
    said = getattr(case, "waited", None)
    steps = [step for step in case.steps.all() if step.act == Act.WAIT_FOR] if said is None else said
    if not steps or not steps[-1].words or case.closed_at:
        return None
    until = steps[-1].more.get("awaited_until")
    return Awaits(steps[-1].words, date.fromisoformat(until) if until else None)
