"""Answers which contacts of a customer use up what a measure allows them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from evenhand.contacts.models import Contact
from evenhand.policy.allowance import Used
from evenhand.policy.calendar import local
from evenhand.policy.vocabulary import Channel, Uncounted

_LONGEST = timedelta(days=32)
"""Longer than the longest period of an allowance: a month."""


def used_of(customers: Iterable[int], at: datetime) -> dict[int, tuple[Used, ...]]:
    """Return the contacts that customers made in the periods that run, by the key of the customer: one query."""
    since = at - _LONGEST
    rows = Contact.objects.filter(customer__in=customers, by_customer=True, withdrawn_at=None, happened_at__range=(since, at))
    found: dict[int, list[Used]] = {}
    for row in rows.order_by("happened_at", "id"):
        why = Uncounted(row.uncounted) if row.uncounted else None
        one = Used(row.reference, local(row.happened_at), Channel(row.channel), row.minutes, why)
        found.setdefault(row.customer_id or 0, []).append(one)
    return {key: tuple(used) for key, used in found.items()}
