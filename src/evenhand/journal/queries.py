"""Answers questions about the journal."""

import json
from typing import Any

from django.db.models import QuerySet

from evenhand.journal import heads, seals
from evenhand.journal.chain import last_of
from evenhand.journal.models import Entry
from evenhand.journal.verification import Fault, FaultKind, Verification, verify

__all__ = ["Fault", "FaultKind", "Verification", "entries", "landlords", "newest", "open_part", "unseal", "verify"]


def entries(landlord_id: int, *, subject: str | None = None, after: int = 0) -> QuerySet[Entry]:
    """Return a landlord's entries in their order, with their keys: all, or about one subject, or after one sequence."""
    found = Entry.objects.filter(landlord_id=landlord_id, sequence__gt=after)
    if subject is not None:
        found = found.filter(subject=subject)
    return found.select_related("key").order_by("sequence")


def open_part(entry: Entry) -> dict[str, Any]:
    """Return the references, dates, codes and clauses of an entry."""
    part: dict[str, Any] = json.loads(entry.open)
    return part


def unseal(entry: Entry) -> dict[str, Any] | None:
    """Return the words of an entry; empty where it has none, None where they were erased.

    Raises:
        UnreadableError: they are there and do not open: another installation's key, or changed bytes.
    """
    if entry.sealed is None or entry.key is None:
        return {}
    return None if entry.key.destroyed_at else seals.unseal(entry, entry.key)


def newest() -> list[Entry]:
    """Return the newest entry of each landlord that has any."""
    numbers = Entry.objects.order_by().values_list("landlord_id", flat=True).distinct()
    return [last for number in numbers if (last := last_of(number))]


def landlords() -> list[int]:
    """Return the numbers of all landlords that have entries, or had any when a head was noted."""
    in_database = Entry.objects.order_by().values_list("landlord_id", flat=True).distinct()
    return sorted(heads.landlords() | set(in_database))
