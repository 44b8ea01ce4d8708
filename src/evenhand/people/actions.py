"""Changes to customers and their needs."""

from datetime import date

from evenhand.landlords.models import User
from evenhand.people.models import Customer, Need


def record_need(
    customer: Customer, *, kind: str, says: str, unusable: tuple[str, ...], by: User, on: date, relook_on: date
) -> Need:
    """Keep a need with its assessor and the day on which it is looked at again."""
    return Need.objects.create(
        landlord=customer.landlord,
        customer=customer,
        kind=kind,
        says=says,
        unusable_channels=list(unusable),
        assessor=by,
        recorded_on=on,
        relook_on=relook_on,
    )
