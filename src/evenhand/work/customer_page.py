"""Fetches a customer's page for staff: what applies, who they are, and their record."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from evenhand.cases.models import Case
from evenhand.casework.access import PAGE, cases_of, customer_row, customers_of, incidents_of, sees_address
from evenhand.casework.customer_view import CustomerView, customer_view
from evenhand.casework.in_force import in_force
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import Officer
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.work.instructions import InstructionView, instructions_of


@dataclass(frozen=True)
class CustomerPage:
    """What staff see of a customer. Cases, incidents and contacts are those that the officer may read."""

    view: CustomerView
    applies: InstructionView
    household: First[Customer]
    cases: First[Case]
    incidents: First[Incident]
    contacts: First[Contact]

    @property
    def cut(self) -> set[str]:
        """Return the lists with more rows than the page shows. What applies is never cut."""
        cut = {name for name, rows in vars(self).items() if isinstance(rows, First) and rows.cut}
        return cut | {"letters"} if self.view.more_letters else cut


def customer_page(by: Officer, reference: str, at: datetime) -> CustomerPage:
    """Return a customer's page: what is in force today, the newest cases, incidents and contacts. Raises `NotHere`."""
    on, customer = localdate(at), customer_row(by, reference)
    found = in_force(by.landlord, [customer], on)
    [applies] = instructions_of(by, [customer], found, on)
    return CustomerPage(
        customer_view(customer, found, at, most=PAGE, whole=sees_address(by, customer)),
        applies,
        First.of(_household(by, customer).order_by("name", "id"), PAGE),
        First.of(cases_of(by).filter(customer=customer).select_related("owner").order_by("-opened_at", "-id"), PAGE),
        First.of(incidents_of(by).filter(customer=customer).order_by("-recorded_at", "-id"), PAGE),
        First.of(_contacts(by, customer), PAGE),
    )


def _household(by: Officer, customer: Customer) -> QuerySet[Customer]:
    """Return the other people known to live at a customer's home, as far as the officer may know who lives there."""
    if customer.home is None or not sees_address(by, customer):
        return customers_of(by).none()
    there = customers_of(by).filter(home=customer.home, died_on=None, left_on=None, address_protected="")
    return there.exclude(pk=customer.pk)


def _contacts(by: Officer, customer: Customer) -> QuerySet[Contact]:
    """Return contacts, newest first; an officer who may not read cases sees those that they recorded."""
    contacts = customer.contacts.select_related("taken_by").order_by("-happened_at", "-id")
    return contacts if may_read_cases(by) else contacts.filter(taken_by=by.user)
