"""Makes rows in bulk, as many as a large landlord has: cases, appeals, incidents."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.db import connection

from evenhand.appeals.models import Appeal
from evenhand.cases.case_summary import add_summaries
from evenhand.cases.models import Case
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.models import PackRelease
from evenhand.landlords.references import generate
from evenhand.people.actions import index_customers
from evenhand.people.models import Customer
from tests.builders.house import House

CHUNK = 2000
FIRST = ("Marion", "Robin", "Ayesha", "Tom", "Beth", "Ifor", "Nadia", "Colm", "Grace", "Piotr", "Lena")
LAST = ("Vale", "Ashe", "Rahman", "Reed", "Quill", "Pryce", "Hart", "Doyle", "Okoro", "Zielinski")


def in_bulk(place: House, *, closed: int, still_open: int, reports: int = 0, appeals: int = 0) -> None:
    """Add cases five minutes apart, the last one just before the house's clock, open ones evenly among closed ones.

    ``reports``: so many incidents besides. ``appeals``: so many open cases, evenly, wait for the answer to one, received up to
    25 days ago: some are overdue.
    """
    many = closed + still_open
    people = customers(place, max(many, reports) // 5 + 1)
    references = _references(many)
    release = place.landlord.adoptions.get().release
    for start in range(0, many, CHUNK):
        numbers = range(start, min(start + CHUNK, many))
        made = [_case(place, release, people[number % len(people)], number, next(references)) for number in numbers]
        for number, case in zip(numbers, made, strict=True):
            case.closed_at = None if (number + 1) * still_open // many > number * still_open // many else place.at
        add_summaries(Case.objects.bulk_create(made))
    _appeals(place, appeals)
    _reports(place, people, reports)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if _may_vacuum() else "ANALYZE")


def customers(place: House, many: int) -> list[Customer]:
    """Add customers without a home, with a hundred and ten names among them."""
    made = Customer.objects.bulk_create(_people(place, many), batch_size=CHUNK)
    for start in range(0, len(made), CHUNK):
        index_customers(made[start : start + CHUNK])
    return made


def contacts(place: House, case: Case, many: int) -> None:
    """Add letters of the customer in a case, one each hour up to the house's clock."""
    made = (
        Contact(
            landlord=place.landlord,
            reference=reference,
            customer=case.customer,
            case=case,
            channel="letter",
            by_customer=True,
            happened_at=place.at - timedelta(hours=number),
            recorded_at=place.at,
            summary="Asks when the window is mended.",
            taken_by=case.owner,
        )
        for number, reference in enumerate(islice(_references(many), many))
    )
    Contact.objects.bulk_create(made, batch_size=CHUNK)


def _may_vacuum() -> bool:
    return connection.vendor == "postgresql" and not connection.in_atomic_block


def _people(place: House, many: int) -> Iterator[Customer]:
    for number, reference in enumerate(islice(_references(many), many)):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        yield Customer(landlord=place.landlord, reference=reference, name=name)


def _case(place: House, release: PackRelease, customer: Customer, number: int, reference: str) -> Case:
    owner = place.officers["manager" if number % 4 == 1 else "officer"].user
    return Case(
        landlord=place.landlord,
        reference=reference,
        customer=customer,
        owner=owner,
        opened_by=owner,
        opened_at=place.at - timedelta(minutes=5 * (number + 1)),
        release=release,
    )


def _appeals(place: House, many: int) -> None:
    waiting = Case.objects.filter(landlord=place.landlord, closed_at=None).order_by("pk")
    chosen = list(waiting)[:: max(waiting.count() // many, 1)][:many] if many else []
    Appeal.objects.bulk_create(
        (
            Appeal(
                landlord=place.landlord,
                case=case,
                subject="",
                decision="measure",
                received_on=place.today - timedelta(days=number % 26),
                recorded_at=place.at,
                route="letter",
                words="You count my calls and not yours.",
            )
            for number, case in enumerate(chosen)
        ),
        batch_size=CHUNK,
    )


def _reports(place: House, people: list[Customer], many: int) -> None:
    references, reporter = _references(many), place.officers["adviser"].user
    made = (
        Incident(
            landlord=place.landlord,
            reference=reference,
            customer=people[number % len(people)] if number % 500 else None,
            reporter=reporter,
            what="Rang about the window.",
            happened_at=place.at - timedelta(minutes=5 * (number + 1), hours=number % 7),
            recorded_at=place.at - timedelta(minutes=5 * (number + 1)),
            channel="telephone",
            behaviours=["disproportionate_contact"],
        )
        for number, reference in enumerate(islice(references, many))
    )
    Incident.objects.bulk_create(made, batch_size=CHUNK)


def _references(many: int) -> Iterator[str]:
    """Yield references, none twice: at least so many."""
    given: set[str] = set()
    while len(given) < many:
        reference = generate()
        if reference not in given:
            given.add(reference)
            yield reference
