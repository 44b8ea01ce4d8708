"""Questions about reports: what shows an incident, which reports of a customer wait for a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.http import content_disposition_header

from evenhand.casework.permissions import AUDITOR, may_read_cases
from evenhand.casework.queries import NotHere, incidents_of, the_incident
from evenhand.contacts.models import Contact
from evenhand.incidents import actions
from evenhand.incidents.files import place_of
from evenhand.incidents.models import Evidence, Incident, Reading
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
    row = the_file(by, incident, reference)
    place = place_of(by.landlord.pk, row.sha256)
    if not place.exists():
        raise NotHere(reference)
    return Kept(place.read_bytes(), row.kind, content_disposition_header(as_attachment=True, filename=row.name) or "attachment")


def the_file(by: Officer, incident: str, reference: str) -> Evidence:
    """Return a file that shows an incident. Raises `NotHere`, also once it was deleted."""
    found = Evidence.objects.filter(incident=the_incident(by, incident), reference=reference, deleted_at=None).first()
    if found is None:
        raise NotHere(reference)
    return found


def the_contact(by: Officer, reference: str) -> Contact:
    """Return an approach, for whoever may read cases. Raises `NotHere`."""
    found = Contact.objects.filter(landlord=by.landlord, reference=reference, withdrawn_at=None)
    row = found.select_related("customer", "case").first() if may_read_cases(by) else None
    if row is None:
        raise NotHere(reference)
    return row


def note_reading(by: Officer, incidents: Iterable[Incident], at: datetime) -> None:
    """Note that an officer opened the story of incidents: one row each, whatever they then did with it."""
    actions.note_reading(incidents, by=by.user, at=at)


def readings_of(by: Officer, incident: Incident) -> list[Reading]:
    """Return who opened an incident's story, newest first; nothing for whoever is no auditor."""
    return list(incident.readings.select_related("by")[:MOST]) if by.may(AUDITOR) else []


def without_a_case(by: Officer, first: Incident, customer: str) -> list[Incident]:
    """Return the reports that a case about a customer could rest on: this one, then others of theirs in no case."""
    others = incidents_of(by).filter(customer__reference=customer, withdrawn_at=None, cases=None).exclude(pk=first.pk)
    return [first, *others.order_by("-happened_at")[:MOST]]


def case_of(by: Officer, incident: Incident) -> str | None:
    """Return the reference of the open case in which a report already is: what is added to it is added there."""
    found = incident.cases.filter(landlord=by.landlord, closed_at=None).first()
    return found.reference if found else None


def last_case_of(by: Officer, incident: Incident) -> str | None:
    """Return the reference of the case in which a report is, an open one first."""
    found = incident.cases.filter(landlord=by.landlord).order_by(F("closed_at").desc(nulls_first=True), "-id").first()
    return found.reference if found else None


def new_reference() -> str:
    """Return a reference for something that a form is about to make."""
    return draw()
