"""Imports a firm's own jobs from CSV or iCalendar: first what it would do, then all of it or nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.casework.context import NotHere
from evenhand.firms.models import Firm
from evenhand.firms.queries import Scheduler, operatives_of
from evenhand.journal.actions import record
from evenhand.journal.chain import hold
from evenhand.people.queries import homes_at
from evenhand.visits.queries import JOB, OF_FIRM, of_feed
from evenhand.work.feeds.imports import Known, Plan, planned, store
from evenhand.work.feeds.rows import FeedRow, read

COLUMNS = ("id", "starts", "ends", "address", "postcode", "operative", "about", "due", "status")


def plan_jobs(who: Scheduler, firm: str, text: str) -> Plan:
    """Return what a file would do, changing nothing. Raises `Unreadable`; `NotHere` for a firm that is not theirs."""
    return _plan(_firm(who, firm), text)


@transaction.atomic
def import_jobs(who: Scheduler, firm: str, text: str, *, at: datetime) -> Plan:
    """Do what a file has, all of it or nothing, with one journal entry. Safe to repeat.

    Raises:
        Unreadable, NotHere: as `plan_jobs` does.
        ValueError: rows of it cannot be read; `plan_jobs` names each.
    """
    row = _firm(who, firm)
    hold(row.landlord_id)
    found = _plan(row, text)
    if found.faults:
        raise ValueError("rows cannot be read")
    store(row.landlord, who.user, found, at)
    if not found.nothing:
        told = {"new": len(found.new), "changed": len(found.changed), "cancelled": len(found.cancelled), "same": found.same}
        stamp: dict[str, Any] = {"by": who.user.reference, "recorded_at": at, "happened_at": at}
        record(landlord_id=row.landlord_id, act="import_jobs", subject=row.reference, open=told, **stamp)
    return found


def _firm(who: Scheduler, reference: str) -> Firm:
    found = who.firm(reference)
    if found is None:
        raise NotHere(reference)
    return found


def _plan(firm: Firm, text: str) -> Plan:
    """Return a plan of rows that are this firm's jobs, whatever else they name: who lives there is the landlord's to know."""
    _, rows, faults = read(text, "")
    for row in rows:
        _of_firm(row, firm)
    people = {(firm.pk, one.name.lower()): one for one in operatives_of([firm])}
    homes = homes_at(firm.landlord, [row.address for row in rows if row.address])
    stored = of_feed(firm.landlord, OF_FIRM, [row.source_id for row in rows])
    return planned(firm.landlord, OF_FIRM, rows, faults, Known({}, homes, {}, stored, {firm.name.lower(): firm}, people))


def _of_firm(row: FeedRow, firm: Firm) -> None:
    row.source_id = f"{firm.reference}:{row.source_id}"[:200] if row.source_id else ""
    row.kind, row.firm, row.attends, row.customers = JOB, firm.name, "", ()
