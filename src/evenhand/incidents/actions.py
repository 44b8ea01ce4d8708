"""Changes to incidents. Called by the acts only (`evenhand.casework.actions`)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from evenhand.incidents import files
from evenhand.incidents.models import Addition, Evidence, Incident, Named
from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer


def log(
    landlord: Landlord, customer: Customer | None, *, reporter: User, at: datetime, what: str, fields: dict[str, Any]
) -> Incident:
    """Keep a reported event as it was told."""
    return Incident.objects.create(landlord=landlord, customer=customer, reporter=reporter, recorded_at=at, what=what, **fields)


def add(incident: Incident, customer: Customer | None, *, told: Mapping[str, Any]) -> None:
    """Add what was not known when it was reported. Who it was, once known, stays; what is added joins what was said.

    ``told``: columns of an incident. Lists grow, ticks stay, a text or a moment is filled in where there was none.
    """
    incident.customer = incident.customer or customer
    for name, given in told.items():
        before = getattr(incident, name)
        joined = [*before, *(key for key in given if key not in before)] if isinstance(before, list) else before or given
        setattr(incident, name, joined)
    incident.save(update_fields=["customer", *told])


def say_more(incident: Incident, words: str, *, by: User, at: datetime) -> None:
    """Keep words that were added later."""
    Addition.objects.create(incident=incident, by=by, at=at, words=words)


def name_colleagues(incident: Incident, users: Iterable[User], part: Named.Part) -> None:
    """Note which colleagues it affected, or who saw it. Safe to repeat."""
    rows = [Named(incident=incident, user=user, part=part) for user in users]
    Named.objects.bulk_create(rows, ignore_conflicts=True)


def attach(incident: Incident, given: Iterable[tuple[str, bytes]], *, by: User, at: datetime) -> tuple[str, ...]:
    """Keep files as evidence, each a name and its bytes; return their hashes.

    Raises:
        NotEvidenceError: one of them is not of a kind that is kept, is too large, or did not pass the scan.
    """
    kept = []
    for name, content in given:
        kind, sha256 = files.keep(incident.landlord_id, content)
        Evidence.objects.create(
            landlord=incident.landlord,
            incident=incident,
            name=files.plain_name(name),
            kind=kind,
            size=len(content),
            sha256=sha256,
            added_by=by,
            added_at=at,
        )
        kept.append(sha256)
    return tuple(kept)
