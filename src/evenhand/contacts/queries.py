"""Answers which contacts of a customer use up what a measure allows them, and what officers allowed beyond it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from evenhand.contacts.models import Contact, FurtherContact
from evenhand.landlords.models import Landlord
from evenhand.policy.allowance import Further, Used
from evenhand.policy.calendar import local, localdate
from evenhand.policy.vocabulary import Channel, MoreFor, Uncounted

_LONGEST = timedelta(days=63)
"""Longer than the two longest periods of an allowance: the month that runs, and the one before, which its ledger shows."""


def used_of(customers: Iterable[int], at: datetime) -> dict[int, tuple[Used, ...]]:
    """Return the contacts that customers made in the periods that run, by the key of the customer: one query."""
    since = at - _LONGEST
    rows = Contact.objects.filter(customer__in=customers, by_customer=True, withdrawn_at=None, happened_at__range=(since, at))
    found: dict[int, list[Used]] = {}
    for row in rows.order_by("happened_at", "id"):
        why, struck = (Uncounted(code) if code else None for code in (row.uncounted, row.struck_for))
        struck_at = local(row.struck_at) if row.struck_at else None
        one = Used(row.reference, local(row.happened_at), Channel(row.channel), row.minutes, why, struck, struck_at)
        found.setdefault(row.customer_id or 0, []).append(one)
    return {key: tuple(used) for key, used in found.items()}


def further_of(landlord: Landlord, measures: Iterable[str], at: datetime) -> dict[str, tuple[Further, ...]]:
    """Return what officers allowed beyond measures in the periods that run, by the measure's reference: one query."""
    since = localdate(at) - _LONGEST
    rows = FurtherContact.objects.filter(landlord=landlord, measure__in=list(measures), until__gte=since)
    found: dict[str, list[Further]] = {}
    for row in rows.order_by("allowed_at", "id"):
        one = Further(local(row.allowed_at), row.until, row.amount, MoreFor(row.because), row.minutes)
        found.setdefault(row.measure, []).append(one)
    return {measure: tuple(further) for measure, further in found.items()}
