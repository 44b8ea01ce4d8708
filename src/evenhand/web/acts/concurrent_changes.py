"""Words what colleagues did on a case since a form was opened, and fills the form in again."""

from collections.abc import Iterable

from django.http import QueryDict

from evenhand.casework.stored import StoredStep
from evenhand.wording.dates import short
from evenhand.wording.words import Words


def sent_again(answers: QueryDict, token: int) -> QueryDict:
    """Return the data of a form to show again: each answer as it was sent, and the case's present token."""
    again = answers.copy()
    again["token"] = str(token)
    return again


def in_lines(steps: Iterable[StoredStep], words: Words) -> list[str]:
    """Return each step as one line."""
    return [f"{words.act(step.act)}: {step.by.name}, {short(step.happened_on)}" for step in steps]
