"""Imports homes and customers from CSV: all of a file or nothing. A row is known by the landlord's own number.

A file that comes again changes nothing. A customer's move is recorded on their page, never by a file.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from evenhand.administration.tables import TableRow, table
from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord
from evenhand.people.actions import change_customers, change_homes, let_homes, register_all
from evenhand.people.models import Customer, Home
from evenhand.people.sought import former
from evenhand.work.feeds.rows import FeedFault

HOME_COLUMNS = {"id": 40, "address": 300, "postcode": 10}
CUSTOMER_COLUMNS = {
    "id": 40, "name": 200, "known_as": 100, "relationship": 30, "place": 40, "telephone": 40, "email": 254, "home": 40,
    "address_protected": 200,
}  # fmt: skip
_TOLD = ("name", "known_as", "relationship", "place", "telephone", "email", "address_protected")
_AT_ONCE = 5_000
Row = TypeVar("Row", Home, Customer)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a file does: rows that are new, that change and that stay; or all that is wrong in it."""

    new: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[FeedFault, ...] = ()


def one_row(said: Mapping[str, str]) -> str:
    """Return what is said of one home or customer as a file with one row."""
    written = io.StringIO()
    rows = csv.DictWriter(written, [*said])
    rows.writeheader()
    rows.writerow(dict(said))
    return written.getvalue()


@transaction.atomic
def import_homes(landlord: Landlord, text: str, *, by: str, at: datetime, dry_run: bool = False) -> Counts:
    """Add the homes of a file, and change the addresses that differ; columns id, address, postcode.

    Raises:
        Unreadable: the file as a whole.
    """
    rows, faults = table(text, HOME_COLUMNS, ("id", "address", "postcode"))
    if faults:
        return Counts(faults=tuple(faults))
    _hold(landlord)
    stored = _stored(Home, landlord, rows)
    new = [
        Home(landlord=landlord, own_id=row.said["id"], address=row.said["address"], postcode=row.said["postcode"].upper())
        for row in rows
        if row.said["id"] not in stored
    ]
    changed = []
    for row in rows:
        home = stored.get(row.said["id"])
        told = (row.said["address"], row.said["postcode"].upper())
        if home and (home.address, home.postcode) != told:
            home.address, home.postcode = told
            changed.append(home)
    counts = Counts(len(new), len(changed), len(rows) - len(new) - len(changed))
    if not dry_run and (new or changed):
        let_homes(new)
        change_homes(changed)
        _record(landlord, "import_homes", text, counts, (by, at))
    return counts


@transaction.atomic
def import_customers(landlord: Landlord, text: str, *, by: str, at: datetime, dry_run: bool = False) -> Counts:
    """Add the customers of a file, and change what differs; a cell that is empty changes nothing.

    Raises:
        Unreadable: the file as a whole.
    """
    rows, faults = table(text, CUSTOMER_COLUMNS, ("id", "name"))
    _hold(landlord)
    homes = _homes(landlord, rows)
    stored = _stored(Customer, landlord, rows)
    for row in rows:
        faults += _wrong(row, homes, stored)
    if faults:
        order = [*CUSTOMER_COLUMNS]
        return Counts(faults=tuple(sorted(faults, key=lambda one: (one.row, order.index(one.column)))))
    new = [_new(landlord, row, homes) for row in rows if row.said["id"] not in stored]
    changed = [found for row in rows if (found := stored.get(row.said["id"])) and _changes(found, row)]
    counts = Counts(len(new), len(changed), len(rows) - len(new) - len(changed))
    if not dry_run and (new or changed):
        register_all(new)
        change_customers(changed, (*_TOLD, "former_names"))
        _record(landlord, "import_customers", text, counts, (by, at))
    return counts


def _new(landlord: Landlord, row: TableRow, homes: Mapping[str, int]) -> Customer:
    told = {name: row.said[name] for name in _TOLD if row.said.get(name)}
    return Customer(landlord=landlord, own_id=row.said["id"], home_id=homes.get(row.said.get("home", "")), **told)


def _changes(customer: Customer, row: TableRow) -> bool:
    """Take what a row says of a stored customer; return whether it differs. A former name stays among theirs."""
    told = {name: said for name in _TOLD if (said := row.said.get(name)) and said != getattr(customer, name)}
    if "name" in told:
        customer.former_names = "\n".join(dict.fromkeys((*former(customer.former_names), customer.name)))
    for name, said in told.items():
        setattr(customer, name, said)
    return bool(told)


def _wrong(row: TableRow, homes: Mapping[str, int], stored: Mapping[str, Customer]) -> Iterable[FeedFault]:
    home, known = row.said.get("home", ""), stored.get(row.said.get("id", ""))
    if home and home not in homes:
        yield FeedFault(row.number, "home", "unknown", home[:40])
    elif home and known and known.home_id != homes[home]:
        yield FeedFault(row.number, "home", "moved", home[:40])
    if email := row.said.get("email", ""):
        try:
            validate_email(email)
        except ValidationError:
            yield FeedFault(row.number, "email", "unreadable", email[:40])


def _hold(landlord: Landlord) -> None:
    """Let one import of a landlord run at a time."""
    Landlord.objects.select_for_update().get(pk=landlord.pk)


def _homes(landlord: Landlord, rows: Sequence[TableRow]) -> dict[str, int]:
    wanted = list(dict.fromkeys(filter(None, (row.said.get("home", "") for row in rows))))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = Home.objects.filter(landlord=landlord, own_id__in=wanted[start : start + _AT_ONCE])
        found |= dict(some.values_list("own_id", "pk"))
    return found


def _stored(model: type[Row], landlord: Landlord, rows: Sequence[TableRow]) -> dict[str, Row]:
    wanted = [row.said.get("id", "") for row in rows]
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = model._default_manager.filter(landlord=landlord, own_id__in=wanted[start : start + _AT_ONCE])  # noqa: SLF001
        found |= {row.own_id: row for row in some.exclude(own_id="")}
    return found


def _record(landlord: Landlord, act: str, text: str, counts: Counts, stamp: tuple[str, datetime]) -> None:
    told: dict[str, Any] = {"new": counts.new, "changed": counts.changed, "sha256": sha256(text.encode()).hexdigest()}
    by, at = stamp
    subject = landlord.slug[:40]
    record(landlord_id=landlord.pk, act=act, subject=subject, by=by, recorded_at=at, happened_at=at, open=told)
