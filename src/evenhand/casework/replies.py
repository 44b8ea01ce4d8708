"""Fetches the replies that we owe customers: call-backs that a colleague promised, and answers that letters promise."""

from collections.abc import Collection
from datetime import datetime

from evenhand.casework.in_force import answered_regularly
from evenhand.contacts.queries import correspondence_of
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import calendar_of, names_of_staff
from evenhand.measures.models import Measure
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.promised_replies import Regular, ReplyOwed, replies_owed


def replies_to(landlord: Landlord, customers: Collection[Customer], at: datetime) -> dict[int, tuple[ReplyOwed, ...]]:
    """Return the replies that we owe customers at a moment, soonest first, by the key of the customer.

    As many queries for a thousand as for one; one, where nothing was written or promised.
    """
    keys = {row.pk for row in customers if not row.died_on}
    passed = correspondence_of(keys, at) if keys else {}
    if not passed:
        return {}
    regular = _regular(landlord, list(answered_regularly(landlord, localdate(at)).filter(case__customer__in=passed)))
    calendar = calendar_of(landlord)
    owed = {key: replies_owed(theirs, regular.get(key, ()), calendar) for key, theirs in passed.items()}
    return {key: replies for key, replies in owed.items() if replies}


def _regular(landlord: Landlord, measures: Collection[Measure]) -> dict[int, list[Regular]]:
    """Return the regular answers by the key of the customer: by the person named in the letter, else by the case's owner."""
    found: dict[int, list[Regular]] = {}
    people = {one.user.name: one.user.reference for one in names_of_staff(landlord).select_related("user")} if measures else {}
    for row in measures:
        by = people.get(row.terms.get("named_contact") or "", row.case.owner.reference)
        one = Regular(row.reference, row.terms["replies_per"]["per"], row.starts_on, by)
        found.setdefault(row.case.customer_id, []).append(one)
    return found
