"""Changes to incidents. Called by the acts only (`evenhand.casework.actions`)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from evenhand.incidents import files
from evenhand.incidents.models import Evidence, Incident
from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer


def log(
    landlord: Landlord, customer: Customer | None, *, reporter: User, at: datetime, what: str, fields: dict[str, Any]
) -> Incident:
    """Keep a reported event as it was told."""
    return Incident.objects.create(landlord=landlord, customer=customer, reporter=reporter, recorded_at=at, what=what, **fields)


def add(
    incident: Incident,
    customer: Customer | None,
    *,
    behaviours: tuple[str, ...],
    situations: tuple[str, ...],
    possible_offence: bool,
) -> None:
    """Add what was not known when it was reported. Who it was, once known, stays; what is added joins what was said."""
    incident.customer = incident.customer or customer
    incident.behaviours = [*incident.behaviours, *(key for key in behaviours if key not in incident.behaviours)]
    incident.situations = [*incident.situations, *(key for key in situations if key not in incident.situations)]
    incident.possible_offence = incident.possible_offence or possible_offence
    incident.save(update_fields=["customer", "behaviours", "situations", "possible_offence"])


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
