"""Selects the rows that an officer may see; a foreign or unknown reference is `NotHere`."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import and_
from typing import TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet

from evenhand.cases.models import Case, Signposting
from evenhand.casework.context import NotHere
from evenhand.casework.facts.embargo import letters_not_embargoed
from evenhand.casework.facts.report_progress import STEPS
from evenhand.casework.on_demand import on_demand
from evenhand.casework.paging import Ordering
from evenhand.casework.permissions import may_read_cases
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import AtLandlord, Officer
from evenhand.landlords.references import normalise
from evenhand.letters.models import Notice
from evenhand.people.models import Customer
from evenhand.people.queries import PersonFound, PersonView, with_needs
from evenhand.people.sought import words_sought
from evenhand.policy.calendar import localdate

PAGE, A_CHUNK = 25, 500


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
    """Return a customer by reference; raises `NotHere`."""
    return PersonView.of(customer_row(by, reference))


def the_incident(by: Officer, reference: str) -> Incident:
    """Return an incident by reference; raises `NotHere`."""
    return _only(incidents_of(by).filter(reference=reference), reference)


def the_notice(by: Officer, reference: str, at: datetime) -> Notice:
    """Return a letter by reference, unless it is withheld on that day; raises `NotHere`."""
    notices = Notice.objects.filter(landlord=by.landlord) if may_read_cases(by) else Notice.objects.none()
    notices = letters_not_embargoed(notices, localdate(at))
    found = notices.filter(reference=reference).select_related("case__customer__home", "landlord", "issued_by")
    return _only(found, reference)


def _only(found: QuerySet[Row], reference: str) -> Row:
    row = found.first()
    if row is None:
        raise NotHere(reference)
    return row


def find_customers(by: Officer, typed: str, *, most: int = PAGE) -> list[PersonFound]:
    """Return customers by reference, or by parts of name, telephone, email or address in any order and spelling.

    An empty search returns the first by name.
    """
    return [PersonFound.of(row) for row in customers_found(by, typed, most=most)]


def customers_found(by: AtLandlord, typed: str, *, most: int) -> list[Customer]:
    """Return the rows of a search, with their needs, for queries below the edges."""
    return list(BY_NAME.sort(_found(by, typed))[:most])


def every_customer(by: Officer, typed: str) -> Iterator[PersonFound]:
    """Yield all customers that `find_customers` would find, without a limit, by name."""
    found = _found(by, typed)
    last: Customer | None = None
    while rows := list(BY_NAME.after(found, last)[:A_CHUNK]):
        yield from map(PersonFound.of, rows)
        last = rows[-1]


def _found(by: AtLandlord, typed: str) -> QuerySet[Customer]:
    text = typed.replace("\0", "").strip()[:100]
    found = customers_of(by)
    if text:
        words = [Q(sought__contains=word) | Q(home__sought__contains=word) for word in words_sought(text)]
        found = found.filter(Q(reference=normalise(text)) | (reduce(and_, words) if words else Q(pk=None)))
    return found.prefetch_related(with_needs("needs"))
