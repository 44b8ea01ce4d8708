"""Opens the page before a contact for a landlord's program: whose it may be about, and the people to choose from."""

from dataclasses import dataclass
from datetime import datetime

from evenhand.casework.access import customers_found, customers_of
from evenhand.casework.context import NotHere
from evenhand.contacts.openings import add_opening, opened
from evenhand.landlords.queries import AtLandlord, Officer
from evenhand.people.queries import PersonView
from evenhand.people.sought import number, numbers
from evenhand.work.before_contact import require_on

MOST = 20
"""People of one telephone number; more share none that tells them apart."""


@dataclass(frozen=True, slots=True)
class OpeningMade:
    """A new opening: the secret of its address, its end, and how many people it may be about."""

    secret: str
    until: datetime
    many: int


def open_for(by: AtLandlord, *, customer: str = "", telephone: str = "", at: datetime) -> OpeningMade:
    """Make an opening for a customer by reference, or for those who have a telephone number.

    Raises:
        NotHere: the landlord has no such customer, or none with this number.
        SwitchedOff: the contact gate is off.
    """
    require_on(by)
    references = _with_number(by, telephone) if telephone else _with_reference(by, customer)
    if not references:
        raise NotHere("customer")
    secret, until = add_opening(by.landlord, references, at=at)
    return OpeningMade(secret, until, len(references))


def people_of(by: Officer, secret: str, *, at: datetime) -> tuple[PersonView, ...]:
    """Return the people of an opening, by name. Raises `NotHere` for another officer, once it has ended, `SwitchedOff`."""
    require_on(by)
    rows = customers_of(by).filter(reference__in=opened(by, secret, at=at)).order_by("name", "id")
    if not (people := tuple(map(PersonView.of, rows))):
        raise NotHere("opening")
    return people


def _with_reference(by: AtLandlord, customer: str) -> list[str]:
    return list(customers_of(by).filter(reference=customer).values_list("reference", flat=True))


def _with_number(by: AtLandlord, telephone: str) -> list[str]:
    sought = number(telephone)
    found = customers_found(by, telephone, most=MOST).rows.values() if sought else ()
    return [row.reference for row in found if sought in numbers(row.telephone)]
