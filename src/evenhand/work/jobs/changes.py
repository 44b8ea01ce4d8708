"""Takes what a firm answers: a job sent and handed out, read, not possible this way; what happened; assessed, confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from evenhand.casework.context import NotHere
from evenhand.casework.details.incidents import Attached, Reported
from evenhand.casework.perform import perform
from evenhand.casework.visit_answers import DoorAsked, at_doors, give
from evenhand.firms import sharing
from evenhand.firms.actions import NewLink, replace_link
from evenhand.firms.models import Firm, Operative, SharedInstruction
from evenhand.firms.queries import Scheduler, operatives_of, voice_of, waiting_at_firms
from evenhand.firms.sharing import OwnAssessment
from evenhand.journal.actions import record
from evenhand.people.models import Home
from evenhand.people.queries import homes_at
from evenhand.people.sought import joined
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.visits import actions as visits
from evenhand.visits.models import Visit
from evenhand.visits.queries import CANNOT, HAPPENED, JOB, TYPED
from evenhand.work.jobs.lists import firm_job, job_row, operative_row

LENGTH = timedelta(hours=1)
"""How long a job takes whose end is not given."""
AHEAD = timedelta(days=366)


class NoHome(ValueError):  # noqa: N818
    """The landlord has no home at this address."""


class Past(ValueError):  # noqa: N818
    """The job would be over already, or is more than a year ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTold:
    """A job as a scheduler types it: the address ends in its postcode."""

    address: str
    starts_at: datetime
    about: str
    operative: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """What an operative reports: their words, when it was, and the files that show it."""

    words: str
    at: datetime
    evidence: tuple[Attached, ...] = ()


@transaction.atomic
def send_job(who: Scheduler, firm: str, told: JobTold, *, at: datetime) -> str:
    """Store a job of a firm with its instruction; return its reference. Raises `NotHere`, `NoHome` or `Past`."""
    row = who.firm(firm)
    if row is None:
        raise NotHere(firm)
    if not at - LENGTH <= told.starts_at <= at + AHEAD:
        raise Past
    home = _home(row, told.address)
    [answer] = at_doors(row.landlord, [DoorAsked(home.pk, (), localdate(told.starts_at), JOB)])
    job = visits.arrange(
        row.landlord,
        [],
        by=who.user,
        at=at,
        home=home,
        kind=JOB,
        about=told.about,
        starts_at=told.starts_at,
        ends_at=told.starts_at + LENGTH,
        firm=row,
        operative=_operative(row, told.operative),
        source=TYPED,
        answered=answer.as_json(),
    )
    more = {"firm": row.reference, "starts": job.starts_at.isoformat(), "answered": job.answered}
    note(job, "send_job", who.user.reference, at, more)
    give([job], by=who.user.reference, at=at)
    return job.reference


def _home(firm: Firm, address: str) -> Home:
    found = homes_at(firm.landlord, [address]).get(joined(address))
    if found is None:
        raise NoHome(address)
    return found


def _operative(firm: Firm, reference: str) -> Operative | None:
    if not reference:
        return None
    found = operatives_of([firm]).filter(reference=reference).first()
    if found is None:
        raise NotHere(reference)
    return found


@transaction.atomic
def hand_out(who: Scheduler, reference: str, operative: str, *, at: datetime) -> None:
    """Give a live job to an operative of its firm, who has to read it. Raises `NotHere`."""
    job = firm_job(who, reference, at)
    assert job.firm  # noqa: S101 - it is a firm's
    one = _operative(job.firm, operative)
    if job.operative_id != (one.pk if one else None):
        visits.hand_out(job, one)
        note(job, "hand_out_job", who.user.reference, at, {"operative": one.reference if one else ""})


@transaction.atomic
def read_job(who: Operative, reference: str, *, at: datetime) -> None:
    """Record that the operative read the instruction. Safe to repeat. Raises `NotHere`."""
    job = job_row(who, reference, at)
    [now] = at_doors(job.landlord, [DoorAsked.of(job)])
    if now.as_json() != job.answered:
        visits.answer_anew([(job, now.as_json())], by=who.firm.speaks_as, at=at)
        give([job], by=who.reference, at=at)
    if visits.read(job, at=at):
        note(job, "read_visit_instruction", who.reference, at, {"answered": job.answered})


@transaction.atomic
def cannot_do(who: Operative, reference: str, why: str, *, at: datetime) -> None:
    """Flag that the operative cannot do a job this way, for scheduler and case owner; its due date stays. Raises `NotHere`."""
    job = job_row(who, reference, at)
    visits.flag(job, CANNOT, why=why, by=who.firm.speaks_as, at=at)
    due = job.due_on.isoformat() if job.due_on else None
    note(job, "cannot_visit", who.reference, at, {"due": due}, words=why)


@transaction.atomic
def report(who: Operative, reference: str, told: Happened, *, at: datetime, form: str = "") -> str:
    """Report an incident at a job with the firm as its source; return its reference. A job that began is then done.

    The report is about no customer until a colleague finds out who it was.

    Raises `NotHere`; `SentBefore`; `NoPolicy`; `NotEvidenceError`.
    """
    job = job_row(who, reference, at)
    people = list(job.people.all())
    assert job.home  # noqa: S101 - a job is at a home
    reported = Reported(
        words=f"{job.home.address}, {job.home.postcode}. {told.words}",
        customer=people[0].reference if len(people) == 1 else None,
        happened_at=min(told.at, at),
        channel="home_visit",
        towards="contractor",
        on_behalf_of="contractor",
        on_behalf_name=f"{who.name}, {who.firm.name}",
        evidence=told.evidence,
    )
    done = perform(Act.LOG_INCIDENT, reported, by=voice_of(who.firm), at=at, form=form)
    if job.starts_at <= at and visits.went(job, HAPPENED, at=at):
        note(job, "record_visit", who.reference, at, {"went": HAPPENED, "incident": done.subject})
    return done.subject


@transaction.atomic
def new_link(who: Scheduler, operative: str, *, at: datetime) -> NewLink:
    """Replace the link and the PIN of an operative of a scheduler's firms. Raises `NotHere`."""
    return replace_link(operative_row(who, operative), by=who.user.reference, at=at)


@transaction.atomic
def assess(who: Scheduler, reference: str, told: OwnAssessment, *, at: datetime) -> None:
    """Store the firm's own assessment of an instruction that it holds. Raises `NotHere`."""
    row = _held(who, reference)
    if row.withdrawn_at:
        raise NotHere(reference)
    sharing.assess(row, told, by=who.user, at=at)


@transaction.atomic
def confirm(who: Scheduler, reference: str, *, at: datetime) -> None:
    """Record that the firm knows that an instruction no longer applies. Raises `NotHere`."""
    row = _held(who, reference)
    if not sharing.acknowledge(row, by=who.user, at=at, how="page"):
        raise NotHere(reference)


def _held(who: Scheduler, reference: str) -> SharedInstruction:
    found = waiting_at_firms(who.firms).filter(reference=reference).first()
    if found is None:
        raise NotHere(reference)
    return found


def note(job: Visit, act: str, by: str, at: datetime, told: Mapping[str, Any], words: str = "") -> None:  # noqa: PLR0913, PLR0917
    """Add an entry about a job to the journal; words are sealed with the key of its home, which names no person."""
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    more: dict[str, Any] = {"sealed": {"words": words}, "person": job.home.reference} if words and job.home else {}
    record(landlord_id=job.landlord_id, act=act, subject=job.reference, open=told, **more, **stamp)
