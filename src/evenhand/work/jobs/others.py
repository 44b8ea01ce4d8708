"""Shows one named visit to a person of another body (an agency, a managing agent, a council), and ends that with the visit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_read_cases, may_visit
from evenhand.casework.visit_answers import DoorAsked, at_doors, give
from evenhand.firms import sharing
from evenhand.firms.actions import FirmTold, NewLink, add_firm, add_operative, end_firm, replace_link
from evenhand.firms.models import Firm
from evenhand.firms.queries import FIRMS_ROUTE, bodies_of, live_sharings
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.people.queries import homes_at
from evenhand.people.sought import joined
from evenhand.policy.calendar import local, localdate
from evenhand.visits import actions as visits
from evenhand.visits.models import Visit
from evenhand.visits.queries import JOB, TYPED, live_jobs
from evenhand.work.jobs.changes import AHEAD, LENGTH, NoHome, Past, note


class SharedBefore(ValueError):  # noqa: N818
    """This person of this body is shown a visit at this home at this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitShared:
    """Who of which body is shown which visit, and why; ``telephone``: how the body is reached."""

    body: str
    telephone: str
    who: str
    why: str
    address: str
    starts_at: datetime
    language: str = ""


@dataclass(frozen=True)
class SharedVisitView:
    """A visit that a person of another body is shown."""

    reference: str
    body: str
    telephone: str
    who: str
    why: str
    address: str
    starts_at: datetime


def may_share(by: Officer) -> bool:
    """Return whether an officer may show a visit to another body: one who visits and reads cases, where the pages are on."""
    return may_visit(by) and may_read_cases(by) and is_on(by.landlord, Feature.CONTRACTORS_PAGES)


@transaction.atomic
def share_visit(told: VisitShared, *, by: Officer, at: datetime) -> NewLink:
    """Show one visit to a person of another body, under health and safety law; return their link and PIN, this once.

    Raises:
        PermissionDenied: the officer may not.
        NoHome: the landlord has no home at the address, which ends in its postcode.
        Past: the visit would be over, or is more than a year ahead.
        SharedBefore: the same person is shown a visit there at that time.
    """
    if not may_share(by):
        raise PermissionDenied("share_visit")
    if not at - LENGTH <= told.starts_at <= at + AHEAD:
        raise Past
    home = homes_at(by.landlord, [told.address]).get(joined(told.address))
    if home is None:
        raise NoHome(told.address)
    bodies = list(bodies_of(by.landlord).filter(name=told.body))
    there = live_jobs([row.pk for row in bodies], localdate(at)).filter(home=home, starts_at=told.starts_at)
    if there.filter(operative__name=told.who).exists():
        raise SharedBefore
    firm = add_firm(FirmTold(told.body, told.telephone, f"{told.body}, {told.telephone}", told.why), by=by, at=at)
    link = add_operative(firm, told.who, language=told.language, by=by.user.reference, at=at)
    [answer] = at_doors(by.landlord, [DoorAsked(home.pk, (), localdate(told.starts_at), JOB)])
    job = visits.arrange(
        by.landlord,
        [],
        by=by.user,
        at=at,
        home=home,
        kind=JOB,
        starts_at=told.starts_at,
        ends_at=told.starts_at + LENGTH,
        firm=firm,
        operative=firm.operatives.get(),
        source=TYPED,
        answered=answer.as_json(),
    )
    more: dict[str, Any] = {"body": firm.reference, "route": FIRMS_ROUTE, "starts": job.starts_at.isoformat()}
    note(job, "share_visit", by.user.reference, at, more | {"answered": job.answered}, words=told.why)
    give([job], by=by.user.reference, at=at)
    return link


def shared_visits(by: Officer, at: datetime) -> tuple[SharedVisitView, ...]:
    """Return the visits that other bodies are shown, by time."""
    rows = live_jobs([row.pk for row in bodies_of(by.landlord)], localdate(at))
    return tuple(
        SharedVisitView(
            row.reference,
            row.firm.name,
            row.firm.telephone,
            row.operative.name,
            row.firm.one_visit,
            f"{row.home.address}, {row.home.postcode}",
            local(row.starts_at),
        )
        for row in rows
        if row.firm and row.operative and row.home
    )


@transaction.atomic
def replace_shared_link(reference: str, *, by: Officer, at: datetime) -> NewLink:
    """Replace the lost link and the PIN of a person of another body; the old link is dead. Raises `NotHere`."""
    job = _job(reference, by, at)
    if job.operative is None:
        raise NotHere(reference)
    return replace_link(job.operative, by=by.user.reference, at=at)


@transaction.atomic
def end_shared_visit(reference: str, *, by: Officer, at: datetime) -> None:
    """Cancel a visit that another body is shown; its link is dead. Raises `NotHere`."""
    job = _job(reference, by, at)
    assert job.firm  # noqa: S101 - it is a body's
    if visits.cancel(job, at=at):
        note(job, "cancel_visit", by.user.reference, at, {})
    _end(job.firm, by, at)


def _job(reference: str, by: Officer, at: datetime) -> Visit:
    bodies = [row.pk for row in bodies_of(by.landlord)]
    job = live_jobs(bodies, localdate(at)).filter(reference=reference).first() if may_share(by) else None
    if job is None:
        raise NotHere(reference)
    return job


def end_over_visits(landlord: Landlord, *, by: Officer, at: datetime) -> list[str]:
    """End the access of bodies whose visit is over; return their references. Safe to repeat."""
    over = [row for row in bodies_of(landlord) if not live_jobs([row.pk], localdate(at)).exists()]
    for row in over:
        _end(row, by, at)
    return [row.reference for row in over]


def _end(body: Firm, by: Officer, at: datetime) -> None:
    """Withdraw what a body was given, which the owner of the case has it confirm; nobody of it sees a page."""
    for row in live_sharings(body.landlord).filter(firm=body):
        sharing.withdraw_instruction(row, by=by.user.reference, at=at)
    end_firm(body, by=by, at=at)
