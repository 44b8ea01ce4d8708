"""Changes incidents. Only the acts call it (`evenhand.casework.perform`)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from evenhand.incidents import files
from evenhand.incidents.models import Addition, Evidence, Incident, Named, Protection, StoryRead
from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer


def log(
    landlord: Landlord, customer: Customer | None, *, reporter: User, at: datetime, what: str, fields: dict[str, Any]
) -> Incident:
    """Store a reported event in the reporter's words."""
    return Incident.objects.create(landlord=landlord, customer=customer, reporter=reporter, recorded_at=at, what=what, **fields)


def add(incident: Incident, customer: Customer | None, *, told: Mapping[str, Any]) -> None:
    """Add what the reporter did not know at first. A known customer stays; new words join the earlier ones.

    ``told``: columns of an incident. Lists grow, ticks stay, a text or a moment is filled in where there was none; another
    danger at home joins the first.
    """
    incident.customer = incident.customer or customer
    for name, given in told.items():
        before = getattr(incident, name)
        joined = [*before, *(key for key in given if key not in before)] if isinstance(before, list) else before or given
        if name == "danger" and before and given:
            joined = f"{before}\n{given}"
        setattr(incident, name, joined)
    incident.save(update_fields=["customer", *told])


def say_more(incident: Incident, words: str, *, by: User, at: datetime) -> None:
    """Store words added to a report later."""
    Addition.objects.create(incident=incident, by=by, at=at, words=words)


def name_colleagues(incident: Incident, users: Iterable[User], part: Named.Part) -> None:
    """Record which colleagues the incident affected, or who saw it. Safe to repeat."""
    rows = [Named(incident=incident, user=user, part=part) for user in users]
    Named.objects.bulk_create(rows, ignore_conflicts=True)


def end_contact(incident: Incident, because: str, *, warnings: int, early: str, by: User) -> None:
    """Record that an officer ended the call or visit in which it happened, and why; ``early``: why before its warnings."""
    incident.ended_because, incident.ended_warnings, incident.ended_by, incident.ended_early = because, warnings, by, early
    incident.save(update_fields=["ended_because", "ended_warnings", "ended_by", "ended_early"])


def protect(incident: Incident, *, by: User, on: date, told: Mapping[str, str]) -> None:
    """Record how a worker is protected. ``told``: the texts of a `Protection`."""
    Protection.objects.create(incident=incident, by=by, on=on, **told)


def move(incident: Incident, to: Customer | None) -> None:
    """Move a report to the customer it is about; None: not identified yet."""
    incident.customer = to
    incident.save(update_fields=["customer"])


def withdraw(incident: Incident, at: datetime) -> None:
    """Withdraw a report that is about nobody, so that nothing rests on it."""
    incident.customer, incident.withdrawn_at = None, at
    incident.save(update_fields=["customer", "withdrawn_at"])


def move_file(file: Evidence, to: Incident) -> None:
    """Move a file to another incident."""
    file.incident = to
    file.save(update_fields=["incident"])


def delete_file(file: Evidence, *, by: User, at: datetime, because: str) -> None:
    """Delete a file's name at once and its bytes after the commit; the hash stays, with who deleted it and why."""
    file.name, file.deleted_by, file.deleted_at, file.deleted_because = "", by, at, because
    file.save(update_fields=["name", "deleted_by", "deleted_at", "deleted_because"])
    still = Evidence.objects.filter(landlord=file.landlord, sha256=file.sha256, deleted_at=None)
    landlord, sha256 = file.landlord_id, file.sha256
    if not still.exists():
        transaction.on_commit(lambda: files.forget(landlord, sha256))


def note_reading(incidents: Mapping[str, int], *, by: User, at: datetime, in_case: int | None = None) -> None:
    """Record in one row that an officer opened a page with the stories of incidents: a case's, or one incident's.

    ``incidents``: their numbers by reference.
    """
    alone = next(iter(incidents.values())) if in_case is None and len(incidents) == 1 else None
    if incidents:
        StoryRead.objects.create(incident_id=alone, in_case=in_case, stories=list(incidents), by=by, at=at)


def attach(incident: Incident, given: Iterable[tuple[str, bytes]], *, by: User, at: datetime) -> tuple[str, ...]:
    """Store files as evidence, each a name and its bytes; return their hashes.

    Raises:
        NotEvidenceError: one of them is not of a kind that is kept, is too large, or did not pass the scan.
    """
    kept = []
    for name, content in given:
        kind, sha256 = files.keep(incident.landlord_id, content)
        Evidence.objects.create(
            landlord=incident.landlord,
            incident=incident,
            name=files.safe_filename(name),
            kind=kind,
            size=len(content),
            sha256=sha256,
            scanned=files.is_scanning(),
            added_by=by,
            added_at=at,
        )
        kept.append(sha256)
    return tuple(kept)


def correct_situations(incidents: Iterable[Incident], not_so: tuple[str, ...]) -> None:
    """Remove situations that were reported and are not so."""
    for incident in incidents if not_so else ():
        incident.situations = [key for key in incident.situations if key not in not_so]
        incident.save(update_fields=["situations"])
