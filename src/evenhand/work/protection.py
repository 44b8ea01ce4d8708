"""Protects where a customer lives (domestic abuse, a witness): who sees it then, and who ends that.

Visits to the home keep to what applies there, as before. No search by address leads to the customer, and no list has it.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from evenhand.casework.access import customer_row
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import AUTHORISER, REVIEWER, may_read_cases, may_visit
from evenhand.journal.actions import record
from evenhand.landlords.queries import Officer
from evenhand.people import actions as people

PROTECTS, ENDS = "protect_address", "end_address_protection"
"""The entries of the journal."""


def may_protect(by: Officer) -> bool:
    """Return whether an officer protects an address: one who visits and reads cases."""
    return may_visit(by) and may_read_cases(by)


def may_end(by: Officer) -> bool:
    """Return whether an officer ends it: a decision-maker."""
    return by.may(AUTHORISER) or by.may(REVIEWER)


@transaction.atomic
def protect(customer: str, source: str, *, by: Officer, at: datetime) -> None:
    """Protect a customer's address. ``source``: who says so. Safe to repeat. Raises `NotHere`, `PermissionDenied`."""
    if not may_protect(by):
        raise PermissionDenied(PROTECTS)
    _store(customer, source, PROTECTS, by, at, words=source)


@transaction.atomic
def end(customer: str, because: str, *, by: Officer, at: datetime) -> None:
    """End the protection of a customer's address. Raises `NotHere` also where it is not protected; `PermissionDenied`."""
    if not may_end(by):
        raise PermissionDenied(ENDS)
    if not customer_row(by, customer).address_protected:
        raise NotHere(customer)
    _store(customer, "", ENDS, by, at, words=because)


def _store(customer: str, source: str, act: str, by: Officer, at: datetime, *, words: str) -> None:  # noqa: PLR0913
    row = customer_row(by, customer)
    if row.address_protected == source:
        return
    people.protect_address(row, source)
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    record(landlord_id=by.landlord.pk, act=act, subject=customer, open={}, sealed={"words": words}, person=customer, **stamp)
