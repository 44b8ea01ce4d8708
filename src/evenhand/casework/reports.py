"""Questions about reports: what shows an incident, which reports of a customer wait for a case."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.http import content_disposition_header

from evenhand.casework.queries import NotHere, incidents_of, the_incident
from evenhand.incidents.files import place_of
from evenhand.incidents.models import Evidence, Incident
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import draw

MOST = 25


@dataclass(frozen=True)
class Kept:
    """A file of evidence: its bytes, its media type by content, and how a browser saves it."""

    content: bytes
    kind: str
    saved_as: str


def evidence_of(by: Officer, incident: str, reference: str) -> Kept:
    """Return a file that shows an incident. Raises `NotHere`, also where its bytes are gone."""
    row = Evidence.objects.filter(incident=the_incident(by, incident), reference=reference).first()
    place: Path | None = place_of(by.landlord.pk, row.sha256) if row else None
    if row is None or place is None or not place.exists():
        raise NotHere(reference)
    return Kept(place.read_bytes(), row.kind, content_disposition_header(as_attachment=True, filename=row.name) or "attachment")


def without_a_case(by: Officer, first: Incident, customer: str) -> list[Incident]:
    """Return the reports that a case about a customer could rest on: this one, then others of theirs in no case."""
    others = incidents_of(by).filter(customer__reference=customer, withdrawn_at=None, cases=None).exclude(pk=first.pk)
    return [first, *others.order_by("-happened_at")[:MOST]]


def case_of(by: Officer, incident: Incident) -> str | None:
    """Return the reference of the open case in which a report already is: what is added to it is added there."""
    found = incident.cases.filter(landlord=by.landlord, closed_at=None).first()
    return found.reference if found else None


def new_reference() -> str:
    """Return a reference for something that a form is about to make."""
    return draw()
