"""Builds the demo by the product's own acts: the same on every run of a day, and safe to run on an empty database only."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.conf import settings
from django.db import transaction

from evenhand.clock import now
from evenhand.landlords import actions as landlords
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import drawn_from
from evenhand.ops.demo_data.cases import STORIES
from evenhand.ops.demo_data.people import CHOICES, CUSTOMERS, LANDLORD, NEEDS, STAFF, STREETS
from evenhand.ops.demo_data.story import Story
from evenhand.people import actions as people
from evenhand.policy.calendar import localdate
from evenhand.policy.load import shipped

PASSWORD = "harbour-demo-2026"  # noqa: S105  (printed on the page where it is used; demo mode only)
SEED = 20190401


@transaction.atomic
def build() -> None:
    """Make the landlord, its people, its customers and their cases."""
    with drawn_from(Random(SEED)):  # noqa: S311  (a demo that is the same each time)
        today = localdate(now())
        landlord = landlords.establish(**LANDLORD)
        staff = _staff(landlord)
        _policy(landlord, staff, today - timedelta(days=500))
        customers = _customers(landlord, staff, today)
        for tell, name, back in STORIES:
            tell(Story(staff, customers[name], today, back))


def log_ins() -> Iterator[str]:
    """Yield one line for each role that can be tried."""
    yield f"Sign in as any of these; the password of each is {PASSWORD}"
    for username, first, last, post in STAFF:
        yield f"  {username:<14} {first} {last}, {post.title}"


def _staff(landlord: Landlord) -> dict[str, Officer]:
    found = {}
    for username, first, last, post in STAFF:
        email = f"{username}@{settings.DEMO_MAIL_DOMAIN}"
        user = landlords.enrol(username, first, last, email=email, password=PASSWORD)
        found[username] = landlords.employ(landlord, user, post)
    return found


def _policy(landlord: Landlord, staff: dict[str, Officer], since: date) -> None:
    landlords.adopt(landlord, shipped("octavia"), shipped("floor"), since=since, at=now())
    two = (staff["helen.frost"].user, staff["grace.mensah"].user)
    for says, answers in CHOICES:
        landlords.adopt_choice(landlord, "octavia", answers, says=says, by=two, on=since, minute="Executive team, item 7")


def _customers(landlord: Landlord, staff: dict[str, Officer], today: date) -> dict[str, str]:
    homes = [
        people.let_home(
            landlord, f"{3 + 2 * place} {STREETS[place % len(STREETS)]}, Portmouth", f"PM{place % 4 + 1} {place % 9 + 1}QT"
        )
        for place in range(32)
    ]
    found = {}
    for place, name in enumerate(CUSTOMERS):
        shared = place >= len(homes)
        customer = people.register(
            landlord,
            name,
            homes[place % len(homes)],
            known_as=name.split()[0],
            telephone=f"07700 900{100 + place}",
            email=f"{name.lower().replace(' ', '.')}@post.example",
            place=("joint tenant" if place % 2 else "household member") if shared else "tenant",
            relationship="leaseholder" if place in {9, 21} else "tenant",
        )
        found[name] = customer.reference
        if need := NEEDS.get(name):
            kind, says, unusable = need
            by, on, relook_on = staff["priya.shah"].user, today - timedelta(days=200), today + timedelta(days=165)
            people.record_need(customer, kind=kind, says=says, unusable=unusable, by=by, on=on, relook_on=relook_on)
    return found
