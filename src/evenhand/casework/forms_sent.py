"""Checks whether a form was sent before, by the case's steps or, without a case, by the journal."""

from collections.abc import Iterable
from typing import Any

from evenhand.cases.models import Case, Step
from evenhand.casework.context import SentBefore
from evenhand.journal.chain import hold
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.queries import Officer

SHOWN = 5


def sent_before(by: Officer, subject: str, form: str) -> dict[str, Any] | None:
    """Return the open part of the journal's entry for this form and subject by an officer; None where it was not sent."""
    if not form:
        return None
    entry = entries(by.landlord.pk, subject=subject).filter(by=by.user.reference, open__contains=form).first()
    return open_part(entry) if entry else None


def done_already(case: Case, form: str) -> Step | None:
    """Return the step of a case that came from this form; None where it was not sent."""
    return case.steps.filter(form=form).first() if form else None


def steps_since(case: Case, token: int) -> list[Step]:
    """Return the steps taken since a token, newest first; the last ones for a token that the case never had."""
    steps = case.steps.select_related("by").order_by("-recorded_at", "-id")
    return list(steps.filter(token__gt=token) if 0 <= token <= case.token else steps[:SHOWN])


def only_theirs_since(case: Case, token: int, by: Officer) -> bool:
    """Return whether every step taken since a token is an officer's own; the case had to have that token."""
    return 0 <= token <= case.token and all(step.by_id == by.user.pk for step in steps_since(case, token))


def cases_done(by: Officer, references: Iterable[str], form: str) -> set[str]:
    """Return those of the cases in which a step came from this form."""
    if not form:
        return set()
    steps = Step.objects.filter(case__landlord=by.landlord, case__reference__in=list(references), form=form)
    return set(steps.values_list("case__reference", flat=True))


def first_time(by: Officer, subject: str, form: str) -> None:
    """Claim a form about something in no case, so that it is sent once; of two at a moment the second waits.

    Raises:
        SentBefore: it was sent before.
    """
    if form:
        hold(by.landlord.pk)
        if sent_before(by, subject, form):
            raise SentBefore(subject)
