"""Imports colleagues from CSV: all of a file or nothing; a row is known by its user name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.administration.power import KINDS
from evenhand.administration.staff import Employed, PersonStated, state_all, wrong_in
from evenhand.administration.tables import TableRow, table
from evenhand.landlords.models import Landlord
from evenhand.policy.calendar import localdate
from evenhand.work.feeds.rows import FeedFault

COLUMNS = {
    "username": 150, "first_name": 100, "last_name": 100, "email": 150, "title": 100, "manager": 150,
    **dict.fromkeys(KINDS, 400),
}  # fmt: skip
"""The columns; roles, teams, committees and capacities are words with spaces between."""
NEEDED = ("username", "first_name", "last_name", "title")


@dataclass(frozen=True, slots=True)
class StaffImported:
    """What came of each row in the order of the file; or all that is wrong in it."""

    people: tuple[Employed, ...] = ()
    faults: tuple[FeedFault, ...] = ()


def import_staff(landlord: Landlord, text: str, *, by: str, at: datetime, dry_run: bool = False) -> StaffImported:
    """State each colleague of a file; what gives power waits for a second person.

    Raises:
        Unreadable: the file as a whole.
    """
    rows, faults = table(text, COLUMNS, NEEDED)
    names = frozenset(row.said.get("username", "") for row in rows)
    people = [_stated(row) for row in rows]
    for row, person in zip(rows, people, strict=True):
        wrong = wrong_in(landlord, person, localdate(at), also=names) if person.username else ()
        faults += [FeedFault(row.number, one.field, one.code, one.said) for one in wrong]
    if faults:
        return StaffImported(faults=tuple(sorted(faults, key=lambda one: (one.row, [*COLUMNS].index(one.column)))))
    with transaction.atomic():
        made = state_all(landlord, people, by=by, at=at)
        if dry_run:
            transaction.set_rollback(True)
    return StaffImported(tuple(made))


def _stated(row: TableRow) -> PersonStated:
    said = row.said
    many: dict[str, Any] = {kind: tuple(said.get(kind, "").replace(",", " ").split()) for kind in KINDS}
    many["capacities"] = many["capacities"] or ("reporter",)
    one: dict[str, Any] = {
        name: said.get(name, "") for name in ("username", "first_name", "last_name", "email", "title", "manager")
    }
    return PersonStated(**one, **many)
