"""What others did on a case since a form was opened; and whether it was this very form, sent twice."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.http import QueryDict

from evenhand.casework.context import ActContext
from evenhand.wording.dates import short
from evenhand.wording.words import Words

SHOWN = 5


class NamedPerson(Protocol):
    """Somebody with a name."""

    @property
    def name(self) -> str:
        """How colleagues know them."""


class ConcurrentStep(Protocol):
    """A step of a case, as `Case.steps` gives it."""

    act: str
    subject: str
    words: str
    happened_on: date
    by_id: int

    @property
    def by(self) -> NamedPerson:
        """Who took it."""


def steps_since(ctx: ActContext, seen: int) -> list[ConcurrentStep]:
    """Return the steps that were taken since a token was seen, newest first; the last ones where the case never had it."""
    steps = ctx.the_case.steps.select_related("by").order_by("-recorded_at", "-id")
    return list(steps.filter(token__gt=seen) if 0 <= seen <= ctx.the_case.token else steps[:SHOWN])


def done_already(ctx: ActContext, form: str) -> ConcurrentStep | None:
    """Return the step of the case that came from this very form (`once.sent`), which was sent before; None where none did."""
    step: ConcurrentStep | None = ctx.the_case.steps.filter(form=form).first() if form else None
    return step


def sent_again(answers: QueryDict, token: int) -> QueryDict:
    """Return what a form is filled in with that comes back: each answer as it was sent, and the token that the case has now."""
    again = answers.copy()
    again["token"] = str(token)
    return again


def in_lines(steps: Iterable[ConcurrentStep], words: Words) -> list[str]:
    """Return each step as one line."""
    return [f"{words.act(step.act)}: {step.by.name}, {short(step.happened_on)}" for step in steps]
