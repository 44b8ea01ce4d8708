"""Changes to incidents. Called by the acts only (`evenhand.casework.actions`)."""

from datetime import datetime
from typing import Any

from evenhand.incidents.models import Incident
from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer


def log(
    landlord: Landlord, customer: Customer | None, *, reporter: User, at: datetime, what: str, fields: dict[str, Any]
) -> Incident:
    """Keep a reported event as it was told."""
    return Incident.objects.create(
        landlord=landlord, customer=customer, reporter=reporter, recorded_at=at, what=what, **fields
    )
