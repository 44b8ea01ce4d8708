"""Selects the rows that an officer may see; a foreign or unknown reference is `NotHere`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from evenhand.cases.models import Case, Signposting
from evenhand.casework.context import NotHere
from evenhand.casework.facts.embargo import letters_not_embargoed
from evenhand.casework.facts.report_progress import STEPS
from evenhand.casework.on_demand import on_demand
from evenhand.casework.paging import Ordering
from evenhand.casework.permissions import AUTHORISER, REVIEWER, may_read_cases
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import AtLandlord, Officer
from evenhand.letters.models import Notice
from evenhand.people.finding import CustomersFound, find
from evenhand.people.models import Customer
from evenhand.people.queries import PersonFound, PersonView, with_needs
from evenhand.policy.calendar import localdate

PAGE, A_CHUNK = 25, 500
EVERY = 20_000
"""Customers of one search that a file has at most."""


BY_NAME = Ordering("name")


Row = TypeVar("Row", bound=Model)


def the_case(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord with customer, landlord and owner; other rows are fetched on demand.

    Raises:
        NotHere: there is none, or the officer may not read cases.
    """
    if not may_read_cases(by):
        raise NotHere(reference)
    return _case(by, reference, "owner", "opened_by")


def case_at(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord for an act they may do: a reporter may add to their own case."""
    return _case(by, reference)


def _case(by: Officer, reference: str, *people: str) -> Case:
    rows = Case.objects.filter(landlord=by.landlord, reference=reference).select_related("customer__home", *people)
    case = _only(rows, reference)
    case.landlord = case.customer.landlord = by.landlord
    return on_demand(case)


def cases_of(by: Officer) -> QuerySet[Case]:
    """Return the cases that an officer may see: those of the landlord, for officers who may read cases."""
    cases = Case.objects.filter(landlord=by.landlord)
    return cases if may_read_cases(by) else cases.none()


def customers_of(by: AtLandlord) -> QuerySet[Customer]:
    return Customer.objects.filter(landlord=by.landlord).select_related("home")


def incidents_of(by: Officer) -> QuerySet[Incident]:
    """Return the incidents that an officer may see: their own reports, or all for officers who may read cases."""
    joined = Prefetch("cases", Case.objects.select_related("owner").prefetch_related(*STEPS).order_by("id"))
    elsewhere = Prefetch("signpostings", Signposting.objects.select_related("by"))
    incidents = (
        Incident.objects.filter(landlord=by.landlord).select_related("customer", "reporter").prefetch_related(joined, elsewhere)
    )
    return incidents if may_read_cases(by) else incidents.filter(reporter=by.user)


def customer_row(by: AtLandlord, reference: str) -> Customer:
    """Return the row of a customer, for queries below the edges; raises `NotHere`."""
    return _only(customers_of(by).filter(reference=reference), reference)


def the_customer(by: Officer, reference: str) -> PersonView:
    """Return a customer by reference, with a protected address for those who see it (`sees_address`); raises `NotHere`."""
    row = customer_row(by, reference)
    return PersonView.of(row, whole=sees_address(by, row))


def sees_address(by: Officer, customer: Customer) -> bool:
    """Return whether an officer sees where a customer lives: where it is protected, decision-makers and who owns their case."""
    if not customer.address_protected or by.may(AUTHORISER) or by.may(REVIEWER):
        return True
    return Case.objects.filter(customer=customer, owner=by.user, closed_at=None).exists()


def the_incident(by: Officer, reference: str) -> Incident:
    """Return an incident by reference; raises `NotHere`."""
    return _only(incidents_of(by).filter(reference=reference), reference)


def the_notice(by: Officer, reference: str, at: datetime) -> Notice:
    """Return a letter by reference, unless it is withheld on that day; raises `NotHere`."""
    notices = Notice.objects.filter(landlord=by.landlord) if may_read_cases(by) else Notice.objects.none()
    notices = letters_not_embargoed(notices, localdate(at))
    found = notices.filter(reference=reference).select_related("case__customer__home", "landlord", "issued_by")
    return _only(found, reference)


def noun_of(by: Officer, reference: str, at: datetime) -> str:
    """Return what a reference names that the officer may see: customer, case, incident or letter; "" for none."""
    nouns: dict[str, QuerySet[Any]] = {"customer": customers_of(by), "case": cases_of(by), "incident": incidents_of(by)}
    for noun, rows in nouns.items():
        if rows.filter(reference=reference).exists():
            return noun
    try:
        the_notice(by, reference, at)
    except NotHere:
        return ""
    return "letter"


def people_named(by: Officer, references: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return for each reference of a customer or case that the officer may see which of both it is, and the customer's name."""
    customers = customers_of(by).filter(reference__in=references).values_list("reference", "name")
    cases = cases_of(by).filter(reference__in=references).values_list("reference", "customer__name")
    return {reference: ("customer", name) for reference, name in customers} | {
        reference: ("case", name) for reference, name in cases
    }


def _only(found: QuerySet[Row], reference: str) -> Row:
    row = found.first()
    if row is None:
        raise NotHere(reference)
    return row


def find_customers(by: Officer, typed: str, *, most: int = PAGE) -> list[PersonFound]:
    """Return customers by reference, or by parts of name, telephone, email or address in any order and spelling.

    The best come first. An empty search returns the first by name.
    """
    found = customers_found(by, typed, most=most)
    return [PersonFound.of(row, near=row.pk in found.near) for row in found.rows.values()]


def customers_found(by: AtLandlord, typed: str, *, most: int) -> CustomersFound:
    """Return the rows of a search, with their needs, for queries below the edges."""
    if typed.replace("\0", "").strip():
        found = find(by.landlord, typed, most=most)
    else:
        found = CustomersFound(most)
        found.add(BY_NAME.sort(customers_of(by))[:most])
    prefetch_related_objects(list(found.rows.values()), with_needs("needs"))
    return found


def every_customer(by: Officer, typed: str) -> Iterator[PersonFound]:
    """Yield all customers that `find_customers` would find, `EVERY` at most; without a search all, by name."""
    if typed.replace("\0", "").strip():
        yield from find_customers(by, typed, most=EVERY)
        return
    found, last = customers_of(by).prefetch_related(with_needs("needs")), None
    while rows := list(BY_NAME.after(found, last)[:A_CHUNK]):
        yield from map(PersonFound.of, rows)
        last = rows[-1]
