"""What others did on a case since a form was opened; and whether it was this very form, sent twice."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.http import QueryDict

from evenhand.casework.details import Details
from evenhand.casework.doing import Doing
from evenhand.wording.dates import short
from evenhand.wording.words import Words

SHOWN = 5


class Named(Protocol):
    """Somebody with a name."""

    @property
    def name(self) -> str:
        """How colleagues know them."""


class StepTaken(Protocol):
    """A step of a case, as `Case.steps` gives it."""

    act: str
    subject: str
    words: str
    happened_on: date
    by_id: int

    @property
    def by(self) -> Named:
        """Who took it."""


def steps_since(doing: Doing, seen: int) -> list[StepTaken]:
    """Return the steps that were taken since a token was seen, newest first: the first step has token 0, each act adds one."""
    steps: list[StepTaken] = list(doing.the_case.steps.all())
    later = steps[seen + 1 :] if 0 <= seen < len(steps) else steps[-SHOWN:]
    return list(reversed(later))


def done_already(steps: Iterable[StepTaken], doing: Doing, details: Details) -> bool:
    """Tell whether one of these steps is what the form asks for: the same act by the same person in the same words."""
    about = {doing.subject or "", ""}
    return any(
        step.act == doing.act
        and step.by_id == doing.by.user.pk
        and step.words == details.words
        and (doing.subject is None or step.subject in about)
        for step in steps
    )


def sent_again(answers: QueryDict, token: int) -> QueryDict:
    """Return what a form is filled in with that comes back: each answer as it was sent, and the token that the case has now."""
    again = answers.copy()
    again["token"] = str(token)
    return again


def told(steps: Iterable[StepTaken], words: Words) -> list[str]:
    """Return each step as one line."""
    return [f"{words.act(step.act)}: {step.by.name}, {short(step.happened_on)}" for step in steps]
