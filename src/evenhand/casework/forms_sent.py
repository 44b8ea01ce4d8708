"""Tells whether a form was sent before: a step of the case keeps it, and the journal where there is no case."""

from collections.abc import Iterable
from typing import Any

from evenhand.cases.models import Case, Step
from evenhand.casework.context import SentBefore
from evenhand.journal.chain import hold
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.queries import Officer

SHOWN = 5


def sent_before(by: Officer, subject: str, form: str) -> dict[str, Any] | None:
    """Return what the journal holds openly of what an officer did by this very form about something; None where nothing."""
    if not form:
        return None
    entry = entries(by.landlord.pk, subject=subject).filter(by=by.user.reference, open__contains=form).first()
    return open_part(entry) if entry else None


def done_already(case: Case, form: str) -> Step | None:
    """Return the step of a case that came from this very form, which was sent before; None where none did."""
    return case.steps.filter(form=form).first() if form else None


def steps_since(case: Case, token: int) -> list[Step]:
    """Return the steps that were taken since a token was seen, newest first; the last ones where the case never had it."""
    steps = case.steps.select_related("by").order_by("-recorded_at", "-id")
    return list(steps.filter(token__gt=token) if 0 <= token <= case.token else steps[:SHOWN])


def cases_done(by: Officer, references: Iterable[str], form: str) -> set[str]:
    """Return those of the cases in which a step came from this very form."""
    if not form:
        return set()
    steps = Step.objects.filter(case__landlord=by.landlord, case__reference__in=list(references), form=form)
    return set(steps.values_list("case__reference", flat=True))


def first_time(by: Officer, subject: str, form: str) -> None:
    """Let a form about something in no case be sent once; two at the same moment follow one another.

    Raises:
        SentBefore: it was sent before.
    """
    if form:
        hold(by.landlord.pk)
        if sent_before(by, subject, form):
            raise SentBefore(subject)
