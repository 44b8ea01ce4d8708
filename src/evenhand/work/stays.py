"""Records where customers stay besides their home, and asks again after 28 days; visits there keep to what applies to them."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.access import customer_row
from evenhand.casework.context import NotHere
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases, may_visit
from evenhand.casework.visit_answers import ask_again
from evenhand.journal.actions import record
from evenhand.landlords.queries import Officer
from evenhand.people import actions as people
from evenhand.people.models import Customer, HomeStay
from evenhand.people.queries import home_at
from evenhand.policy.calendar import localdate

RELOOK = timedelta(days=28)
"""How long a stay is taken for true before a colleague asks again."""
MOST = 50
RECORDS, KEEPS, ENDS = "record_stay", "keep_stay", "end_stay"
"""The entries of the journal."""


class NoHomeThere(LookupError):  # noqa: N818
    """The landlord has no home at that address."""


class LivesThere(ValueError):  # noqa: N818
    """The customer lives at that home."""


def may_record(by: Officer) -> bool:
    """Return whether an officer records where customers stay: one who visits and reads cases."""
    return may_visit(by) and may_read_cases(by)


@transaction.atomic
def record_stay(customer: str, address: str, source: str, *, by: Officer, at: datetime) -> None:
    """Record that a customer stays at a home of the landlord's. ``source``: who said so. Safe to repeat.

    Raises:
        PermissionDenied: the officer records none.
        NotHere: there is no such customer.
        NoHomeThere: the landlord has no home at that address.
        LivesThere: it is the customer's own home.
    """
    row = _customer(by, customer)
    home = home_at(by.landlord, address)
    if home is None:
        raise NoHomeThere
    if home.pk == row.home_id and not row.left_on:
        raise LivesThere
    on = localdate(at)
    stay = people.record_stay(row, home, source=source, on=on, relook_on=on + RELOOK, by=by.user, at=at)
    _done(by, RECORDS, stay, at, words=source)


@transaction.atomic
def settle_stay(reference: str, *, ended: bool, by: Officer, at: datetime) -> None:
    """End a stay, or keep it for 28 more days. What has ended stays so. Raises `NotHere`, `PermissionDenied`."""
    if not may_record(by):
        raise PermissionDenied(ENDS)
    stay = HomeStay.objects.filter(landlord=by.landlord, reference=reference).select_related("customer", "home").first()
    if stay is None:
        raise NotHere(reference)
    if stay.ended_on:
        return
    if ended:
        people.end_stay(stay, on=localdate(at))
    else:
        people.keep_stay(stay, relook_on=localdate(at) + RELOOK)
    _done(by, ENDS if ended else KEEPS, stay, at)


def _customer(by: Officer, reference: str) -> Customer:
    if not may_record(by):
        raise PermissionDenied(RECORDS)
    return customer_row(by, reference)


def _done(by: Officer, act: str, stay: HomeStay, at: datetime, *, words: str = "") -> None:
    """Journal a change, and ask again how visits to that home are made."""
    who = stay.customer.reference
    told = {"customer": who, "home": stay.home.reference, "relook_on": stay.relook_on.isoformat()}
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    sealed = {"source": words} if words else None
    record(landlord_id=by.landlord.pk, act=act, subject=stay.reference, open=told, sealed=sealed, person=who, **stamp)
    ask_again(by.landlord, Q(pk=stay.customer_id), by=by.user, at=at, homes=[stay.home_id])


def stays_to_ask_about(by: Officer, at: datetime) -> First[HomeStay]:
    """Return the stays whose day has come, for the colleague who recorded each and the owner of the customer's case."""
    if not may_record(by):
        return First([])
    owned = Case.objects.filter(landlord=by.landlord, owner=by.user, closed_at=None).values("customer")
    rows = HomeStay.objects.filter(landlord=by.landlord, ended_on=None, relook_on__lte=localdate(at))
    rows = rows.filter(Q(recorded_by=by.user) | Q(customer__in=owned)).select_related("customer")
    return First.of(rows.order_by("relook_on", "id"), MOST)
