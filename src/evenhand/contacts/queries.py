"""Answers which contacts of a customer use up what a measure allows them, what officers allowed, and what waits for a reply."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from evenhand.contacts.models import Contact, FurtherContact
from evenhand.landlords.models import Landlord, User
from evenhand.policy.allowance import Further, Used
from evenhand.policy.calendar import local, localdate
from evenhand.policy.promised_replies import WAITS_FOR_AN_ANSWER, Correspondence, Promised
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


def correspondence_of(customers: Iterable[int], at: datetime) -> dict[int, Correspondence]:
    """Return what customers wrote and what we promised and replied, up to a moment, by the key of the customer: one query."""
    wrote = Q(by_customer=True, channel__in=[one.value for one in WAITS_FOR_AN_ANSWER], happened_at__gte=at - _LONGEST)
    asked = Q(reply_by__isnull=False) | Q(answers=True) | wrote
    rows = Contact.objects.filter(asked, customer__in=customers, withdrawn_at=None, happened_at__lte=at).order_by("happened_at")
    named = ("customer", "reference", "happened_at", "by_customer", "channel", "reply_by", "reply_from__reference", "answers")
    found: dict[int, tuple[list[Promised], list[datetime], list[datetime]]] = {}
    for customer, reference, happened_at, by_customer, channel, reply_by, reply_from, answers in rows.values_list(*named):
        promised, waits, replied = found.setdefault(customer, ([], [], []))
        moment = local(happened_at)
        if reply_by:
            promised.append(Promised(reference, moment, reply_by, reply_from or ""))
        if answers:
            replied.append(moment)
        if by_customer and channel in WAITS_FOR_AN_ANSWER:
            waits.append(moment)
    return {key: Correspondence(tuple(one), tuple(two), tuple(three)) for key, (one, two, three) in found.items()}


def promised_by(landlord: Landlord, people: Iterable[User]) -> set[int]:
    """Return the keys of the customers who wait for a reply that one of these people promised."""
    given = Contact.objects.filter(
        customer=OuterRef("customer"), answers=True, withdrawn_at=None, happened_at__gte=OuterRef("happened_at")
    )
    rows = Contact.objects.filter(~Exists(given), landlord=landlord, reply_from__in=list(people), withdrawn_at=None)
    return set(rows.filter(reply_by__isnull=False, customer__died_on=None).values_list("customer", flat=True))
