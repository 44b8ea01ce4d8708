"""Stores what officers ask firms for, and that it was answered. Only the acts call it (`evenhand.casework.perform`)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from evenhand.cases.models import Case
from evenhand.firms.models import Firm, FirmRequest
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Landlord, User


def ask(firm: Firm, case: Case, incident: Incident, says: str, *, due_on: date, by: User, at: datetime) -> FirmRequest:  # noqa: PLR0913
    """Store a request for statements or evidence about a report of a case."""
    return FirmRequest.objects.create(
        landlord_id=firm.landlord_id,
        firm=firm,
        case=case,
        incident=incident,
        says=says,
        due_on=due_on,
        asked_by=by,
        asked_at=at,
    )


def answered(row: FirmRequest, given_by: str, *, by: User, at: datetime) -> bool:
    """Record that a request was answered; False where it was before."""
    rows = FirmRequest.objects.filter(pk=row.pk, answered_at=None)
    return bool(rows.update(given_by=given_by, answered_by=by, answered_at=at))


def request_named(landlord: Landlord, reference: str) -> FirmRequest | None:
    """Return a request of a landlord by its reference."""
    rows = FirmRequest.objects.filter(landlord=landlord, reference=reference)
    return rows.select_related("firm__landlord", "firm__speaks_as", "incident", "case").first()


def asked_of(firms: Iterable[Firm]) -> QuerySet[FirmRequest]:
    """Return what firms are and were asked for, by the day on which the answer is due."""
    rows = FirmRequest.objects.filter(firm__in=list(firms))
    return rows.select_related("firm__landlord", "incident", "case").order_by("due_on", "id")


def unanswered(landlord: Landlord, owner: User) -> QuerySet[FirmRequest]:
    """Return the requests in the open cases that an officer owns which no firm has answered, soonest first."""
    rows = FirmRequest.objects.filter(landlord=landlord, case__owner=owner, case__closed_at=None, answered_at=None)
    return rows.select_related("firm", "case").order_by("due_on", "id")
