"""Switches parts of the product on and off for one landlord; a part that is off is found nowhere."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord


class Feature(StrEnum):
    """A part of the product that each landlord switches on. Its value is the name of the landlord's column."""

    CONTACT_GATE = "contact_gate"
    CONTRACTORS_PAGES = "contractors_pages"


def is_on(landlord: Landlord, part: Feature) -> bool:
    return bool(getattr(landlord, part))


@transaction.atomic
def switch(landlord: Landlord, part: Feature, *, on: bool, by: str, at: datetime) -> bool:
    """Switch a part on or off, with one journal entry; return whether that is new. ``by``: a user's reference."""
    row = Landlord.objects.select_for_update().get(pk=landlord.pk)
    setattr(landlord, part, on)
    if is_on(row, part) == on:
        return False
    setattr(row, part, on)
    row.save(update_fields=[part.value])
    record(
        landlord_id=row.pk,
        act="switch_on" if on else "switch_off",
        subject=row.slug[:40],
        by=by,
        recorded_at=at,
        happened_at=at,
        open={"part": part},
    )
    return True
