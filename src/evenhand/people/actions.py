"""Changes to customers and their needs."""

from datetime import date
from typing import Any

from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer, Home, Need


def let_home(landlord: Landlord, address: str, postcode: str) -> Home:
    """Keep a home."""
    return Home.objects.create(landlord=landlord, address=address, postcode=postcode)


def register(landlord: Landlord, name: str, home: Home | None, **fields: Any) -> Customer:
    """Keep a customer: how they are called and reached, their relationship and place in the home."""
    return Customer.objects.create(landlord=landlord, name=name, home=home, **fields)


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
