"""Changes contacts. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import date, datetime
from typing import Any

from evenhand.cases.models import Case
from evenhand.contacts.models import Contact, FurtherContact
from evenhand.landlords.models import User
from evenhand.people.models import Customer


def move(contact: Contact, to: Customer | None, *, at: datetime) -> None:
    """Move a contact to the customer whose it was, in no case yet; without one, withdraw it."""
    contact.customer, contact.case = to, None
    contact.withdrawn_at = contact.withdrawn_at if to else at
    contact.save(update_fields=["customer", "case", "withdrawn_at"])


def strike_out(contact: Contact, because: str, *, at: datetime) -> None:
    """Strike a contact out of what the customer may make. The first reason stays."""
    if not contact.struck_for:
        contact.struck_for, contact.struck_at = because, at
        contact.save(update_fields=["struck_for", "struck_at"])


def allow_more(
    case: Case, measure: str, amount: int, *, minutes: bool, until: date, because: str, by: User, at: datetime
) -> FurtherContact:
    """Store what an officer allows beyond a measure's letter."""
    return FurtherContact.objects.create(
        landlord=case.landlord,
        case=case,
        measure=measure,
        amount=amount,
        minutes=minutes,
        until=until,
        because=because,
        allowed_by=by,
        allowed_at=at,
    )


def record(customer: Customer, case: Case | None, *, by: User, at: datetime, **told: Any) -> Contact:
    """Store one contact; ``told``: its other fields, by their names in the model."""
    return Contact.objects.create(
        landlord=customer.landlord, customer=customer, case=case, taken_by=by, recorded_at=at, **told
    )  # fmt: skip
