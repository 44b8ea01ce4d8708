"""Makes a landlord with a hundred thousand cases and as many reports: the newest by acts, the others in bulk."""

from datetime import timedelta

from django.db import connection

from bench.rows import in_bulk
from evenhand.people.models import Customer
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import House, house, opened, reported
from tests.web.pages import set_clock

MANY = 100_000
NEWEST = 13
"""Of each kind: in force with everything in it, and just opened. Together more than a page of the list."""


def filled(many: int = MANY, newest: int = NEWEST) -> tuple[House, str]:
    """Fill an empty database with ``many`` cases and reports; return the landlord, and one full case."""
    place = house()
    place.at -= timedelta(days=400)
    in_bulk(place, closed=many - many // 50, still_open=many // 50, reports=many)
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
