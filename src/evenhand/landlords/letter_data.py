"""States what letters say of a landlord itself: its controllers of data and its text number; names what is missing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.journal.actions import record
from evenhand.landlords.models import DataController, Landlord


@dataclass(frozen=True, slots=True, kw_only=True)
class ControllerStated:
    """A controller as letters name it (UK GDPR, article 13): its ICO number, purpose and basis, where to read more, who to ask.

    ``purpose`` completes "It uses it ..."; ``lawful_basis`` completes "The law allows this: ...".
    """

    name: str
    ico_number: str
    purpose: str
    lawful_basis: str
    privacy_notice: str = ""
    officer_telephone: str = ""
    officer_email: str = ""
    officer_address: str = ""


@transaction.atomic
def state_controller(landlord: Landlord, stated: ControllerStated, *, by: str, at: datetime) -> DataController:
    """Add a controller of the landlord's, or change the one of that name; one journal entry. ``by``: a user's reference."""
    said = asdict(stated)
    row, _ = DataController.objects.update_or_create(landlord=landlord, name=said.pop("name"), defaults=said)
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=landlord.pk, act="state_controller", subject=row.reference, open=asdict(stated), **stamp)
    return row


def controllers_of(landlord: Landlord) -> list[tuple[str, ControllerStated]]:
    """Return the controllers as they are stated, each after its reference, in the order in which they came."""
    rows = DataController.objects.filter(landlord=landlord).order_by("id")
    names = [one.name for one in fields(ControllerStated)]
    return [(row.reference, ControllerStated(**{name: getattr(row, name) for name in names})) for row in rows]


@transaction.atomic
def state_text_number(landlord: Landlord, number: str, *, by: str, at: datetime) -> None:
    """Give the number to which customers send text messages ("": none); one journal entry. ``by``: a user's reference."""
    landlord.text_number = number
    landlord.save(update_fields=["text_number"])
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=landlord.pk, act="state_text_number", subject=landlord.slug[:40], open={"number": number}, **stamp)


def controller_of(landlord: Landlord, home_controller: int | None) -> DataController | None:
    """Return the controller of a home by the home's own key, else the landlord's first; None where it has stated none."""
    rows = list(DataController.objects.filter(landlord=landlord).order_by("id"))
    return next((row for row in rows if row.pk == home_controller), rows[0] if rows else None)


def missing(landlord: Landlord) -> list[tuple[str, str]]:
    """Return what letters need of a landlord and do not have, by a code, each with the controller that lacks it ("": none)."""
    rows = DataController.objects.filter(landlord=landlord).order_by("id")
    found = [(code, row.name) for row in rows for code in _lacks(row)]
    none_stated = [] if rows else [("no_controller", "")]
    return [*none_stated, *found, *([] if landlord.text_number else [("no_text_number", "")])]


def _lacks(row: DataController) -> Iterator[str]:
    if not row.privacy_notice:
        yield "no_privacy_notice"
    if not (row.officer_telephone or row.officer_email or row.officer_address):
        yield "no_officer"
