"""Answers which telephone number of a landlord is answered at a moment, and states its office hours."""

from datetime import datetime, time
from typing import Any

from django.db import transaction

from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import calendar_of
from evenhand.policy.calendar import localdate, localtime


def number_at(landlord: Landlord, at: datetime) -> str:
    """Return the number that a colleague reaches a person on: the office in its hours, else the emergency number; "" for none.

    Hours are those of working days in the landlord's calendar, by the clock in London.
    """
    hours = landlord.office_opens <= localtime(at) < landlord.office_closes
    if landlord.telephone and hours and calendar_of(landlord).is_working(localdate(at)):
        return landlord.telephone
    return landlord.emergency_telephone


@transaction.atomic
def state_hours(landlord: Landlord, opens: time, closes: time, *, by: str, at: datetime) -> None:
    """State between which times the office number is answered; one journal entry. ``by``: a user's reference.

    Raises:
        ValueError: it closes before it opens.
    """
    if closes <= opens:
        raise ValueError(f"the office opens at {opens:%H:%M} and closes at {closes:%H:%M}: give the later time second")
    landlord.office_opens, landlord.office_closes = opens, closes
    landlord.save(update_fields=["office_opens", "office_closes"])
    told = {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=landlord.pk, act="state_office_hours", subject=landlord.slug[:40], open=told, **stamp)
