"""Lists the replies that an officer owes customers, or a colleague they cover for, for their work of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from evenhand.casework.in_force import answered_regularly
from evenhand.casework.replies import replies_to
from evenhand.contacts.queries import promised_by
from evenhand.landlords.models import Cover
from evenhand.landlords.queries import Officer
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.promised_replies import ReplyOwed

MOST = 100
"""The most customers whose replies one list searches."""


@dataclass(frozen=True)
class ReplyToGive:
    """A reply that the reader owes. ``of``: the absent colleague whose it is, "" for the reader's own."""

    customer: str
    name: str
    owed: ReplyOwed
    late: bool
    of: str = ""


def replies_of(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> list[ReplyToGive]:
    """Return the replies that an officer owes, soonest first: their own, and those of colleagues they cover for."""
    people = {by.user.reference: by.user} | {one.away.user.reference: one.away.user for one in covers}
    names = [one.name for one in people.values()]
    regular = answered_regularly(by.landlord, localdate(at))
    regular = regular.filter(Q(case__owner__in=people.values()) | Q(terms__named_contact__in=names))
    keys = promised_by(by.landlord, people.values()) | {row.case.customer_id for row in regular if row.case.customer_id}
    customers = list(Customer.objects.filter(landlord=by.landlord, pk__in=keys).order_by("id")[:MOST])
    found, today = replies_to(by.landlord, customers, at), localdate(at)
    mine = [
        ReplyToGive(row.reference, row.name, one, one.late_on(today), _of(by, people[one.by].name, one))
        for row in customers
        for one in found.get(row.pk, ())
        if one.by in people
    ]
    return sorted(mine, key=lambda one: (one.owed.due_on, one.name))


def _of(by: Officer, name: str, owed: ReplyOwed) -> str:
    return "" if owed.by == by.user.reference else name


def late_since(owed: Sequence[ReplyOwed], on: date) -> date | None:
    """Return the day by which the first late reply was due; None where none is late."""
    return next((one.due_on for one in owed if one.late_on(on)), None)
