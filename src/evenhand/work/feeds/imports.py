"""Imports visits, jobs and calls from a feed: first what it would do, then all of it or nothing.

A row is known by the feed's own id. A file that comes again changes nothing, and an older version of an event is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from evenhand.casework.access import customers_of
from evenhand.casework.permissions import may_visit
from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors, give
from evenhand.firms.models import Firm, Operative
from evenhand.firms.queries import firms_of
from evenhand.journal.actions import record
from evenhand.journal.chain import hold
from evenhand.landlords.models import Landlord, User
from evenhand.landlords.office_hours import number_at
from evenhand.landlords.queries import Officer
from evenhand.people.models import Customer, Home
from evenhand.people.queries import homes_at
from evenhand.people.sought import joined
from evenhand.policy.calendar import localdate
from evenhand.visits import actions as visits
from evenhand.visits.models import Visit
from evenhand.visits.queries import CALL, JOB, LONGEST, NO_NUMBER, of_feed
from evenhand.work.feeds.rows import COLUMNS, FeedFault, FeedRow, read
from evenhand.work.visits_ahead import who_visits

IMPORTS = "import_visits"
"""The entry of the journal."""
LONGEST_ABOUT = 200


@dataclass(frozen=True)
class Planned:
    """A visit as a file gives it, with what is stored of it already."""

    row: FeedRow
    people: tuple[Customer, ...]
    home: Home | None
    attends: User | None
    stored: Visit | None
    firm: Firm | None = None
    operative: Operative | None = None
    answer: AtDoor = field(default_factory=AtDoor)

    @property
    def fields(self) -> dict[str, Any]:
        """Return the columns that the file decides."""
        row = self.row
        return {
            "home": self.home,
            "kind": row.kind,
            "about": row.about,
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "attends": self.attends,
            "firm": self.firm,
            "operative": self.operative,
            "due_on": row.due_on,
            "sequence": row.sequence,
        }

    @property
    def changes(self) -> bool:
        """Return whether it differs from what is stored; an older version of an event, or a cancelled one, does not."""
        stored = self.stored
        if stored is None or stored.cancelled_at or stored.went or self.row.sequence < stored.sequence:
            return False
        same = all(getattr(stored, name) == value for name, value in self.fields.items() if name != "sequence")
        return not same or {one.pk for one in stored.people.all()} != {one.pk for one in self.people}


@dataclass(frozen=True)
class Plan:
    """What a file would do. ``special``: visits with a condition; ``unanswered``: those whose call no number would answer."""

    source: str
    new: tuple[Planned, ...]
    changed: tuple[Planned, ...]
    cancelled: tuple[Planned, ...]
    same: int
    faults: tuple[FeedFault, ...]

    @property
    def special(self) -> int:
        return sum(one.answer.needs_call for one in (*self.new, *self.changed))

    @property
    def nothing(self) -> bool:
        """Return whether it would change nothing."""
        return not (self.new or self.changed or self.cancelled)


def plan(by: Officer, text: str) -> Plan:
    """Return what a file would do, changing nothing: as many queries for a thousand rows as for one of each day.

    Raises:
        Unreadable: it is neither CSV with the columns that are needed nor iCalendar, or too long.
        PermissionDenied: the officer does not visit.
    """
    if not may_visit(by):
        raise PermissionDenied(IMPORTS)
    source, rows, faults = read(text, by.user.email or by.user.username)
    return planned(by.landlord, source, rows, faults, _known(by, source, rows))


@transaction.atomic
def apply(by: Officer, text: str, at: datetime) -> Plan:
    """Do what a file says, all of it or nothing; return what was done. One entry of the journal, none where nothing changes.

    Raises:
        Unreadable, PermissionDenied: as `plan` does.
        ValueError: rows of it cannot be read; `plan` names each.
    """
    hold(by.landlord.pk)
    found = plan(by, text)
    if found.faults:
        raise ValueError("rows cannot be read")
    store(by.landlord, by.user, found, at)
    if not found.nothing:
        told = {"source": found.source, "new": len(found.new), "changed": len(found.changed)}
        told |= {"cancelled": len(found.cancelled), "same": found.same}
        stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
        record(landlord_id=by.landlord.pk, act=IMPORTS, subject=by.landlord.slug[:40], open=told, **stamp)
    return found


def store(landlord: Landlord, by: User, found: Plan, at: datetime) -> None:
    """Do what a plan has; firms are given the instructions for their jobs."""
    keys = [{"source": found.source, "source_id": one.row.source_id, "answered": one.answer.as_json()} for one in found.new]
    asked = [(one.people, {**one.fields, **key}) for one, key in zip(found.new, keys, strict=True)]
    rows = list(zip(visits.arrange_all(landlord, asked, by=by, at=at), found.new, strict=True))
    for one in found.changed:
        assert one.stored is not None  # noqa: S101 - what changes is stored
        visits.rearrange(one.stored, one.people, **one.fields, answered=one.answer.as_json())
        rows.append((one.stored, one))
    for row, one in rows:
        if one.answer.needs_call and not number_at(landlord, row.starts_at):
            visits.flag(row, NO_NUMBER, by=by, at=at)
    for one in found.cancelled:
        assert one.stored is not None  # noqa: S101 - what is cancelled is stored
        visits.cancel(one.stored, at=at)
    give([row for row, _ in rows], by=by.reference, at=at)


@dataclass(frozen=True)
class Known:
    """What the rows of a file name, looked up at once."""

    customers: Mapping[str, Customer]
    homes: Mapping[str, Home]
    staff: Mapping[str, User]
    stored: Mapping[str, Visit]
    firms: Mapping[str, Firm] = field(default_factory=dict)
    operatives: Mapping[tuple[int, str], Operative] = field(default_factory=dict)


def _known(by: Officer, source: str, rows: list[FeedRow]) -> Known:
    named = {one for row in rows for one in row.customers}
    customers = {one.reference: one for one in customers_of(by).filter(reference__in=named)} if named else {}
    people: dict[str, User] = {}
    for one in who_visits(by):
        people |= {one.user.username.lower(): one.user} | ({one.user.email.lower(): one.user} if one.user.email else {})
    firms = firms_of(by.landlord) if any(row.firm for row in rows) else []
    return Known(
        customers,
        homes_at(by.landlord, [row.address for row in rows if row.address]),
        people,
        of_feed(by.landlord, source, [row.source_id for row in rows]),
        {one.name.lower(): one for one in firms},
        {(firm.pk, one.name.lower()): one for firm in firms for one in firm.operatives.all()},
    )


def planned(landlord: Landlord, source: str, rows: list[FeedRow], faults: list[FeedFault], known: Known) -> Plan:
    """Return what rows would do, with what they name looked up."""
    good = [one for row in rows if (one := _looked_up(row, known, faults))]
    cancelled = [one for one in good if one.row.cancelled]
    live = [one for one in good if not one.row.cancelled]
    new = [one for one in live if one.stored is None]
    changed = [one for one in live if one.changes]
    gone = [one for one in cancelled if one.stored and not (one.stored.cancelled_at or one.stored.went)]
    same = len(good) - len(new) - len(changed) - len(gone)
    if faults:
        in_order = tuple(sorted(faults, key=_place))
        return Plan(source, tuple(new), tuple(changed), tuple(gone), same, in_order)
    return Plan(source, _answered(landlord, new), _answered(landlord, changed), tuple(gone), same, ())


def _place(fault: FeedFault) -> tuple[int, int, str]:
    """Return where a fault is, as a file is read: by row, then by column from left to right."""
    return fault.row, COLUMNS.index(fault.column) if fault.column in COLUMNS else len(COLUMNS), fault.column


def _answered(landlord: Landlord, rows: list[Planned]) -> tuple[Planned, ...]:
    asked = [
        DoorAsked(one.home.pk, one.people, localdate(one.row.starts_at), one.row.kind)
        for one in rows
        if one.home and one.row.starts_at and one.row.kind != CALL
    ]
    answers = iter(at_doors(landlord, asked))
    return tuple(replace(one, answer=next(answers)) if one.home and one.row.kind != CALL else one for one in rows)


def _looked_up(row: FeedRow, known: Known, faults: list[FeedFault]) -> Planned | None:
    """Return a row with what it names; None where something of it cannot be found, which is a fault."""
    before = len(faults)
    wrong = {fault.row for fault in faults}
    faults.extend(_not_found(row, known))
    if row.starts_at and row.ends_at and row.ends_at < row.starts_at:
        faults.append(FeedFault(row.number, "ends", "before_start"))
    elif row.starts_at and row.ends_at and row.ends_at - row.starts_at > LONGEST:
        faults.append(FeedFault(row.number, "ends", "lasts_too_long"))
    if len(row.about) > LONGEST_ABOUT:
        faults.append(FeedFault(row.number, "about", "too_long"))
    if len(faults) > before or row.number in wrong:
        return None
    people = tuple(known.customers[one] for one in row.customers)
    home = known.homes.get(joined(row.address)) if row.address else people[0].home if people else None
    if home is None and row.kind != CALL:
        faults.append(FeedFault(row.number, "address", "no_home"))
        return None
    firm = known.firms.get(row.firm.lower())
    operative = known.operatives.get((firm.pk, row.operative.lower())) if firm and row.operative else None
    return Planned(row, people, home, known.staff.get(row.attends.lower()), known.stored.get(row.source_id), firm, operative)


def _not_found(row: FeedRow, known: Known) -> Iterator[FeedFault]:
    for one in row.customers:
        if one not in known.customers:
            yield FeedFault(row.number, "customer", "unknown", one[:40])
    if row.address and joined(row.address) not in known.homes:
        yield FeedFault(row.number, "address", "unknown", row.address[:60])
    if row.attends and row.attends.lower() not in known.staff:
        yield FeedFault(row.number, "attends", "unknown", row.attends[:60])
    if row.firm and row.firm.lower() not in known.firms:
        yield FeedFault(row.number, "firm", "unknown", row.firm[:60])
    elif row.firm and (row.kind != JOB or row.attends):
        yield FeedFault(row.number, "firm", "firm_does_jobs")
    elif row.operative and (not row.firm or (known.firms[row.firm.lower()].pk, row.operative.lower()) not in known.operatives):
        yield FeedFault(row.number, "operative", "unknown", row.operative[:60])
    if row.kind == CALL and not row.customers:
        yield FeedFault(row.number, "customer", "missing")
