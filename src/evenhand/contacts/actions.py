"""Changes contacts. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import datetime
from typing import Any

from evenhand.cases.models import Case
from evenhand.contacts.models import Contact
from evenhand.landlords.models import User
from evenhand.people.models import Customer


def move(contact: Contact, to: Customer | None, *, at: datetime) -> None:
    """Move a contact to the customer whose it was, in no case yet; without one, withdraw it."""
    contact.customer, contact.case = to, None
    contact.withdrawn_at = contact.withdrawn_at if to else at
    contact.save(update_fields=["customer", "case", "withdrawn_at"])


def record(customer: Customer, case: Case | None, *, by: User, at: datetime, **told: Any) -> Contact:
    """Store one contact; ``told``: its other fields, by their names in the model."""
    return Contact.objects.create(
        landlord=customer.landlord, customer=customer, case=case, taken_by=by, recorded_at=at, **told
    )  # fmt: skip
