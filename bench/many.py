"""A landlord with a hundred thousand cases: the newest by the product's own acts, the others in bulk."""

from datetime import timedelta

from django.db import connection

from bench.plain.models import Row
from evenhand.cases.models import Case
from evenhand.landlords.references import draw
from evenhand.people.models import Customer
from tests.casework.builders import House, opened, reported
from tests.web.pages import appealed, house, in_force, marked, set_clock

MANY = 100_000
NEWEST = 13
"""Of each kind: in force with everything on it, and just opened. Together more than a page of the list."""


def filled(many: int = MANY) -> tuple[House, str]:
    """Fill an empty database; return the landlord, and a case that has been through everything."""
    place = house()
    place.at -= timedelta(days=400)
    _in_bulk(place, many)
    place.at += timedelta(days=400)
    for _ in range(NEWEST):
        place.customer = Customer.objects.create(landlord=place.landlord, name="Robin Ashe", home=place.customer.home)
        opened(place)
    for _ in range(NEWEST):
        place.customer = Customer.objects.create(landlord=place.landlord, name="Marion Vale", home=place.customer.home)
        case = _full(place)
        place.later(days=-14)
    _ready_rows(place)
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


def _ready_rows(place: House) -> None:
    rows = (
        Row(
            reference=case.reference,
            customer=case.customer.name,
            owner=place.officers["officer"].user.name,
            stands="In force until 3 February",
            next="Answer the appeal of 12 June about the single point of contact",
            due="3 July 2026",
            left="4 working days left",
            counted="14 working days from Friday 12 June 2026, not counting that day. Saturdays and Sundays are not counted.",
            needs="Prefers email: hearing loss",
            opened_at=case.opened_at,
            closed=case.closed_at is not None,
        )
        for case in Case.objects.select_related("customer").iterator(chunk_size=2000)
    )
    Row.objects.bulk_create(rows, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
