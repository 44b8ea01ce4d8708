"""Words the replies that we owe customers, and lists those of an officer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.stored import StoredCover
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.policy.promised_replies import ReplyOwed
from evenhand.ui import components
from evenhand.wording.dates import short
from evenhand.work.replies import ReplyToGive, replies_of


def owed_said(one: ReplyOwed, on: date) -> str:
    """Return a reply that we owe in a sentence; one that is late says that it is ours."""
    promised = _("On {since} we promised to reply by {day}.")
    regular = _("They wrote on {since}, and our letter promises an answer by {day}.")
    says = (promised if one.contact else regular).format(since=short(one.since), day=short(one.due_on))
    late = _("{says} We are late: until we reply, no contact of theirs counts.")
    return late.format(says=says) if one.late_on(on) else says


def to_give(by: Officer, at: datetime, covers: Sequence[StoredCover], on: date) -> list[tuple[components.Link, str]]:
    """Return the replies that an officer owes: the customer's page on which each is logged, and what it is."""
    page = "before-contact" if is_on(by.landlord, Feature.CONTACT_GATE) else "customer"
    found = replies_of(by, at, covers)
    return [(components.Link(one.name, reverse(page, args=[one.customer])), _said(one, on)) for one in found]


def _said(one: ReplyToGive, on: date) -> str:
    says = owed_said(one.owed, on)
    return _("{says} You cover for {name}.").format(says=says, name=one.of) if one.of else says
