"""Answers questions about reports: their evidence, their cases, and reports without a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Exists, F, OuterRef, Q
from django.utils.http import content_disposition_header

from evenhand.cases.models import Case, Recheck
from evenhand.casework.access import cases_of, incidents_of, the_incident
from evenhand.casework.acts.incidents import was_in_it
from evenhand.casework.context import NotHere
from evenhand.casework.facts.gather import gather, report_fact
from evenhand.casework.facts.records import IncidentRow
from evenhand.casework.paging import First
from evenhand.casework.permissions import AUDITOR, may_read_cases
from evenhand.contacts.models import Contact
from evenhand.incidents import actions
from evenhand.incidents.file_types import JPEG
from evenhand.incidents.files import place_of
from evenhand.incidents.messages import MessageText
from evenhand.incidents.models import Evidence, Incident, Protection, StoryRead
from evenhand.incidents.sandbox import read_apart, seen_apart
from evenhand.landlords.models import Membership, User
from evenhand.landlords.queries import Officer, calendar_of, names_of_staff
from evenhand.landlords.references import generate, generated_for
from evenhand.people.queries import NamedPerson
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duty import Duty
from evenhand.policy.duties.harassment import harassing_conduct, workers_protected
from evenhand.policy.duties.on_the_spot import ended_followed_up
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.on_the_spot import could_be_ended, ended_on_the_spot
from evenhand.policy.verdict import Outcome, RuleResult
from evenhand.policy.vocabulary import HARASSMENT, Act, Tri

MOST = 25
ONE_READING = timedelta(minutes=5)
"""For this long, opening evidence beside a story counts as the same reading."""


@dataclass(frozen=True)
class Kept:
    """A file of evidence: its bytes, its media type by content, its name, and its name for download."""

    content: bytes
    kind: str
    name: str
    saved_as: str


@dataclass(frozen=True)
class ReportView:
    """A report as forms show it: its reference, what happened, and its customer, where known."""

    reference: str
    what: str
    customer: NamedPerson | None

    @classmethod
    def of(cls, row: Incident) -> "ReportView":
        return cls(row.reference, row.what, NamedPerson.of(row.customer) if row.customer else None)


def evidence_of(by: Officer, incident: str, reference: str) -> Kept:
    """Return a file of an incident. Raises `NotHere`, also where its bytes are gone."""
    row = the_file(by, incident, reference)
    place = place_of(by.landlord.pk, row.sha256)
    if not place.exists():
        raise NotHere(reference)
    saved_as = content_disposition_header(as_attachment=True, filename=row.name) or "attachment"
    return Kept(place.read_bytes(), row.kind, row.name, saved_as)


def words_of(kept: Kept) -> MessageText | None:
    """Return the text of an email or a message; None where it cannot be read, or the file is no such thing."""
    return read_apart(kept.kind, kept.content)


def picture_of(kept: Kept) -> Kept | None:
    """Return a HEIC picture as a JPEG, for browsers that cannot show HEIC; None where it cannot be read."""
    made = seen_apart(kept.content)
    return Kept(made, JPEG, kept.name, kept.saved_as) if made else None


def files_of(incidents: Iterable[Incident | IncidentRow]) -> list[Evidence]:
    """Return the files of incidents, oldest first, with the rows that are left of deleted ones."""
    found = Evidence.objects.filter(incident__in=[incident.id for incident in incidents]).select_related(
        "incident", "added_by", "deleted_by"
    )
    return list(found.order_by("added_at", "id"))


def the_file(by: Officer, incident: str, reference: str) -> Evidence:
    """Return the row of a file of an incident. Raises `NotHere`, also once it was deleted."""
    found = Evidence.objects.filter(incident=the_incident(by, incident), reference=reference, deleted_at=None).first()
    if found is None:
        raise NotHere(reference)
    return found


def the_contact(by: Officer, reference: str) -> Contact:
    """Return a contact, for officers who may read cases. Raises `NotHere`."""
    found = Contact.objects.filter(landlord=by.landlord, reference=reference, withdrawn_at=None)
    row = found.select_related("customer", "case").first() if may_read_cases(by) else None
    if row is None:
        raise NotHere(reference)
    return row


def note_reading(by: Officer, incidents: Iterable[Incident | IncidentRow], at: datetime, *, case: Case | None = None) -> None:
    """Record that an officer opened a page with the stories of incidents: one row that lists each.

    ``case``: the case of the page; None for the page of one incident.
    """
    told = {incident.reference: incident.id for incident in incidents}
    actions.note_reading(told, by=by.user, at=at, in_case=case.pk if case else None)


def note_opening(by: Officer, incident: Incident, at: datetime) -> None:
    """Record that an officer opened a file of an incident, unless it belongs to a reading of a moment ago."""
    lately = StoryRead.objects.filter(by=by.user, at__gt=at - ONE_READING)
    if not any(_tells(row, incident) for row in lately):
        note_reading(by, [incident], at)


def _tells(row: StoryRead, incident: Incident) -> bool:
    return row.incident_id == incident.pk or (row.in_case is not None and incident.reference in row.stories)


def readings_of(by: Officer, incident: Incident) -> First[StoryRead]:
    """Return who opened an incident's story, newest first; empty for an officer who is no auditor."""
    if not by.may(AUDITOR):
        return First(())
    left = Recheck.objects.filter(landlord=by.landlord, kind="incident", subject=incident.reference)
    cases = [*incident.cases.values_list("pk", flat=True), *left.values_list("case_id", flat=True)]
    rows = StoryRead.objects.filter(Q(incident=incident) | Q(in_case__in=cases)).select_related("by")
    found = list(islice((row for row in rows.iterator() if _tells(row, incident)), MOST + 1))
    return First(found[:MOST], cut=len(found) > MOST)


def without_a_case(by: Officer, first: Incident, customer: str) -> First[Incident]:
    """Return the reports that a case about a customer could rest on: this one, then others of theirs in no case."""
    others = incidents_of(by).filter(customer__reference=customer, withdrawn_at=None, cases=None).exclude(pk=first.pk)
    newest = First.of(others.order_by("-happened_at"), MOST)
    return First([first, *newest], cut=newest.cut)


def open_cases_about(by: Officer, customer: str) -> list[str]:
    """Return the references of a customer's open cases that the officer may read, oldest first."""
    rows = cases_of(by).filter(customer__reference=customer, closed_at=None).order_by("opened_at", "id")
    return list(rows.values_list("reference", flat=True))


def case_of(by: Officer, incident: Incident) -> str | None:
    """Return the reference of the open case that has a report; additions are made there."""
    found = incident.cases.filter(landlord=by.landlord, closed_at=None).first()
    return found.reference if found else None


def last_case_of(by: Officer, incident: Incident) -> str | None:
    """Return the reference of the case that has a report, an open one first."""
    found = incident.cases.filter(landlord=by.landlord).order_by(F("closed_at").desc(nulls_first=True), "-id").first()
    return found.reference if found else None


def is_live(incident: Incident) -> bool:
    """Return whether a report is of a call or visit, which a worker can end."""
    return could_be_ended(report_fact(incident))


def may_be_ended(by: Officer, incident: Incident) -> bool:
    """Return whether an officer was in the call or visit of a report, and nobody has recorded yet that it was ended."""
    return is_live(incident) and not incident.ended_because and was_in_it(by, incident)


def ended_early(by: Officer, incident: Incident, at: datetime) -> RuleResult | None:
    """Return how the end of a call or visit departs from the rule; None where it does not, or nobody ended it."""
    on, facts = localdate(at), Facts(incidents=(report_fact(incident),), subject=incident.reference)
    inquiry = Inquiry(by.policy_on(on), facts, Act.END_CONTACT, None, on, calendar_of(by.landlord))
    return next((one for one in ended_on_the_spot(inquiry) if one.outcome is Outcome.DEPARTED), None)


def owed_after(by: Officer, incident: Incident, at: datetime) -> dict[str, Duty]:
    """Return what is owed after a report, by kind: after a call that was ended, to a worker who was harassed.

    It is the same in the report's case and before there is one.
    """
    row, on = incident.cases.filter(landlord=by.landlord).order_by("-id").first(), localdate(at)
    facts = gather(row) if row else Facts(incidents=(report_fact(incident),))
    return {duty.kind: duty for duty in _owed(by, facts, on) if duty.subject == incident.reference}


def owed_without_a_case(by: Officer, at: datetime) -> list[tuple[Incident, Duty]]:
    """Return what is owed after reports that are in no case, to the person who ended the call or reported the harassment.

    Their managers who read cases have it too. Of a person who has left and has no manager present it falls to the highest in
    rank who reads cases. The oldest `MOST` reports: there is nothing else in which their days stand.
    """
    here = Membership.objects.filter(landlord=by.landlord)
    people = Q(pk=by.user.pk)
    if may_read_cases(by):
        people |= Q(pk__in=here.filter(manager=by.membership).values("user"))
    if _is_most_senior(by, localdate(at)):
        people |= ~Q(pk__in=here.filter(Q(active=True) | Q(manager__active=True)).values("user"))
    theirs = User.objects.filter(people).values("pk")
    ended = Q(ended_by__in=theirs) & ~Q(ended_because="")
    unprotected = ~Exists(Protection.objects.filter(incident=OuterRef("pk")))
    conduct = (Q(behaviours__icontains=f'"{key}"') for key in sorted(harassing_conduct(by.policy_on(localdate(at)))))
    of_harassment = reduce(or_, conduct, Q(ended_because__in=HARASSMENT) | ~Q(harassment=[]))
    harassed = Q(unprotected, reporter__in=theirs) & of_harassment
    rows = Incident.objects.filter(ended | harassed, landlord=by.landlord, withdrawn_at=None, cases=None)
    rows = rows.select_related("ended_by", "reporter").prefetch_related("protections").order_by("happened_at", "id")
    found = [(row, Facts(incidents=(report_fact(row),))) for row in rows[:MOST]]
    return [(row, duty) for row, facts in found for duty in _owed(by, facts, localdate(at)) if duty.done is not Tri.YES]


def _is_most_senior(by: Officer, on: date) -> bool:
    """Return whether an officer is the highest in rank, first by name, of those who read cases here."""
    roles = by.policy_on(on).main.roles
    people = [Officer(one.user, by.landlord, one) for one in names_of_staff(by.landlord)]
    readers = [one for one in people if may_read_cases(one)]
    ranks = {one.user.pk: max((roles[key].rank for key in one.membership.roles if key in roles), default=0) for one in readers}
    return bool(ranks) and max(ranks, key=lambda user: ranks[user]) == by.user.pk


def _owed(by: Officer, facts: Facts, on: date) -> Iterator[Duty]:
    look = (by.policy_on(on), facts, on, calendar_of(by.landlord))
    yield from ended_followed_up(*look)
    yield from workers_protected(*look)


def protections(by: Officer) -> Iterator[Protection]:
    """Yield how workers are protected, newest first, for officers who may read cases. Raises `NotHere`."""
    if not may_read_cases(by):
        raise NotHere
    rows = Protection.objects.filter(incident__landlord=by.landlord).select_related("incident", "by")
    yield from rows.prefetch_related("incident__cases").order_by("-on", "-id")


def new_reference(form: str) -> str:
    """Return a reference for what a form makes: the same each time that form is sent; a new one for ""."""
    return generated_for(form) if form else generate()
