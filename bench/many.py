"""A landlord with a hundred thousand cases: the newest by the product's own acts, the others in bulk."""

from datetime import timedelta

from django.db import connection

from evenhand.cases.models import Case
from evenhand.landlords.references import draw
from evenhand.people.models import Customer
from tests.casework.builders import House, opened, reported
from tests.web.pages import appealed, house, in_force, marked, set_clock

MANY = 100_000
NEWEST = 13
"""Of each kind: in force with everything on it, and just opened. Together more than a page of the list."""


def filled(many: int = MANY, newest: int = NEWEST) -> tuple[House, str]:
    """Fill an empty database; return the landlord, and a case that has been through everything."""
    place = house()
    place.at -= timedelta(days=400)
    _in_bulk(place, many)
    place.at += timedelta(days=400)
    for _ in range(newest):
        place.customer = Customer.objects.create(landlord=place.landlord, name="Robin Ashe", home=place.customer.home)
        opened(place)
    for _ in range(newest):
        place.customer = Customer.objects.create(landlord=place.landlord, name="Marion Vale", home=place.customer.home)
        case = _full(place)
        place.later(days=-14)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    set_clock(place.later(days=15))
    return place, case


def _full(place: House) -> str:
    case, measure = in_force(place)
    reported(place, case=case)
    marked(place, case, place.customer.incidents.order_by("-id")[0].reference)
    appealed(place.later(days=2), case, measure)
    return case


def _in_bulk(place: House, many: int) -> None:
    user, release = place.officers["officer"].user, place.landlord.adoptions.get().release
    people = Customer.objects.bulk_create(
        (Customer(landlord=place.landlord, reference=one, name="Robin Ashe") for one in _references(many // 5)), batch_size=2000
    )
    cases = (
        Case(
            landlord=place.landlord,
            reference=reference,
            customer=people[number % len(people)],
            owner=user,
            opened_by=user,
            opened_at=place.at - timedelta(minutes=5 * number),
            closed_at=place.at if number % 50 else None,
            release=release,
        )
        for number, reference in enumerate(_references(many))
    )
    Case.objects.bulk_create(cases, batch_size=2000)


def _references(many: int) -> set[str]:
    found: set[str] = set()
    while len(found) < many:
        found.add(draw())
    return found
