"""Changes to contacts. Called by the acts only (`evenhand.casework.actions`)."""

from datetime import datetime

from evenhand.cases.models import Case
from evenhand.contacts.models import Contact
from evenhand.landlords.models import User
from evenhand.people.models import Customer


def record(
    customer: Customer,
    case: Case | None,
    *,
    by: User,
    at: datetime,
    happened_at: datetime,
    channel: str,
    by_customer: bool,
    summary: str,
) -> Contact:
    """Keep one approach."""
    return Contact.objects.create(
        landlord=customer.landlord,
        customer=customer,
        case=case,
        by_customer=by_customer,
        channel=channel,
        happened_at=happened_at,
        recorded_at=at,
        taken_by=by,
        summary=summary,
    )
