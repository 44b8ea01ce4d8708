"""Lists the live jobs of a scheduler and of an operative: when, where, what to do; no name, no story, no reason."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, transaction

from evenhand.casework.context import NotHere
from evenhand.casework.precautions import shared_risk
from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors
from evenhand.firms.actions import operative_of
from evenhand.firms.models import Firm, Operative
from evenhand.firms.queries import Scheduler, operatives_of, waiting_at_firms
from evenhand.firms.sharing import note_reading
from evenhand.landlords.office_hours import number_at
from evenhand.markers.models import Marker
from evenhand.policy.calendar import local, localdate
from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.visits.models import Visit
from evenhand.visits.queries import CANNOT, CHANGED, OF_FIRM, live_jobs


@dataclass(frozen=True)
class JobView:
    """One job as a firm sees it. Moments are as clocks on the wall show them.

    ``own_id`` and ``about``: what the firm sent itself, "" for a job that the landlord sent. ``conditions`` None: nothing
    could be checked. ``risks``: the kinds of risk that are authorised for contractors. ``number``: the office number that
    answers at that hour, "" where none does. ``changed``: it is another instruction than was given before; ``cannot``: what
    the operative wrote stops them.
    """

    reference: str
    firm: str
    landlord: str
    own_id: str
    about: str
    address: str
    starts: datetime
    ends: datetime
    due_on: date | None
    conditions: tuple[VisitCondition, ...] | None
    risks: tuple[Risk, ...]
    number: str
    operative: str
    operative_name: str
    changed: bool
    cannot: str
    read: bool


@dataclass(frozen=True)
class OperativeView:
    """An operative of a firm, by name. ``language``: the tag of that of their instruction, "" for English alone."""

    reference: str
    name: str
    firm: str
    language: str = ""


@dataclass(frozen=True)
class InstructionHeld:
    """An instruction that a firm holds, or one that was withdrawn and not confirmed. ``assessed_on`` None: not assessed.

    ``questions``: what the firm asked beyond it, each with the answer, "" while none came.
    """

    reference: str
    landlord: str
    address: str
    given_on: date
    withdrawn: bool
    assessed_by: str
    assessed_on: date | None
    assessment: str
    risk: Risk | None = None
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Board:
    """What a scheduler sees: live jobs in order of time, operatives, and instructions to assess or to confirm."""

    jobs: tuple[JobView, ...]
    operatives: tuple[OperativeView, ...]
    held: tuple[InstructionHeld, ...]

    @property
    def changed(self) -> int:
        return sum(one.changed for one in self.jobs)


def board(who: Scheduler, at: datetime) -> Board:
    """Return a scheduler's jobs; the reading is recorded for each firm."""
    rows = list(live_jobs([firm.pk for firm in who.firms], localdate(at)))
    own = {firm.pk: {post.user_id for post in firm.users.all()} for firm in who.firms}
    for firm in who.firms:
        note_reading(firm, who.user.reference, [row.reference for row in rows if row.firm_id == firm.pk], at=at)
    return Board(_shown(rows, own), people_of(who), held_by(who.firms, localdate(at)))


def held_by(firms: Iterable[Firm], on: date) -> tuple[InstructionHeld, ...]:
    """Return the instructions that firms hold or have not confirmed the end of, withdrawn first."""
    rows = list(waiting_at_firms(firms))
    risks = shared_risks({row.decision for row in rows if not row.withdrawn_at}, on)
    return tuple(
        InstructionHeld(
            row.reference,
            row.firm.landlord.name,
            row.address,
            localdate(row.given_at),
            row.withdrawn_at is not None,
            row.assessed_by,
            row.assessed_on,
            row.assessment,
            risks.get((row.landlord_id, row.decision)),
            tuple((one.words, one.answer) for one in row.questions.all()),
        )
        for row in rows
    )


def shared_risks(decisions: Collection[str], on: date) -> dict[tuple[int, str], Risk]:
    """Return the kind of risk that contractors are given with each marker, by landlord and reference."""
    rows = Marker.objects.filter(reference__in=decisions).exclude(risk="")
    found = {(row.landlord_id, row.reference): shared_risk(row, on) for row in rows}
    return {key: risk for key, risk in found.items() if risk}


def operative_named(token: str, at: datetime) -> Operative:
    """Return the operative whose link it is; a person who is shown one visit, until it is over. Raises `NotHere`."""
    found = operative_of(token)
    if found is None or (found.firm.one_visit and not live_jobs([found.firm_id], localdate(at)).exists()):
        raise NotHere(token[:4])
    return found


def jobs_of(who: Operative, at: datetime) -> tuple[JobView, ...]:
    """Return an operative's live jobs; the reading is recorded."""
    rows = list(live_jobs([who.firm_id], localdate(at)).filter(operative=who))
    note_reading(who.firm, who.reference, [row.reference for row in rows], at=at)
    return _shown(rows, {})


def job_of(who: Operative, reference: str, at: datetime) -> JobView:
    """Return one live job of an operative; the reading is recorded. Raises `NotHere`."""
    row = job_row(who, reference, at)
    note_reading(who.firm, who.reference, [row.reference], at=at)
    return _shown([row], {})[0]


def job_row(who: Operative, reference: str, at: datetime) -> Visit:
    """Return the row of a live job of an operative. Raises `NotHere`."""
    row = live_jobs([who.firm_id], localdate(at)).filter(operative=who, reference=reference).first()
    if row is None:
        raise NotHere(reference)
    return row


def firm_job(who: Scheduler, reference: str, at: datetime) -> Visit:
    """Return the row of a live job of a scheduler's firms. Raises `NotHere`."""
    row = live_jobs([firm.pk for firm in who.firms], localdate(at)).filter(reference=reference).first()
    if row is None:
        raise NotHere(reference)
    return row


def operative_row(who: Scheduler, reference: str) -> Operative:
    """Return an operative of a scheduler's firms. Raises `NotHere`."""
    found = operatives_of(who.firms).filter(reference=reference).first()
    if found is None:
        raise NotHere(reference)
    return found


def people_of(who: Scheduler) -> tuple[OperativeView, ...]:
    """Return the operatives of a scheduler's firms, by name."""
    return tuple(OperativeView(one.reference, one.name, one.firm.reference, one.language) for one in operatives_of(who.firms))


def _shown(rows: Sequence[Visit], own: dict[int, set[int]]) -> tuple[JobView, ...]:
    doors = _doors(rows)
    return tuple(_job(row, doors.get(row.pk), own.get(row.firm_id or 0, set())) for row in rows)


def _doors(rows: Iterable[Visit]) -> dict[int, AtDoor]:
    """Return the answer for each job, asked now; none where the store cannot answer."""
    by_landlord: dict[int, list[Visit]] = {}
    for row in rows:
        by_landlord.setdefault(row.landlord_id, []).append(row)
    try:
        with transaction.atomic():
            return {
                row.pk: door
                for some in by_landlord.values()
                for row, door in zip(some, at_doors(some[0].landlord, [DoorAsked.of(one) for one in some]), strict=True)
            }
    except (DatabaseError, ValueError):
        return {}


def _job(row: Visit, door: AtDoor | None, own: set[int]) -> JobView:
    assert row.firm  # noqa: S101 - a live job is a firm's
    assert row.home  # noqa: S101 - a job is at a home
    sent = row.arranged_by_id in own
    flags = {flag.kind: flag for flag in row.flags.all()}
    stored = AtDoor.of(row.answered)
    anew = door is not None and (door.conditions, door.risks) != (stored.conditions, stored.risks)
    return JobView(
        row.reference,
        row.firm.reference,
        row.landlord.name,
        own_id_of(row) if sent else "",
        row.about if sent else "",
        f"{row.home.address}, {row.home.postcode}",
        local(row.starts_at),
        local(row.ends_at),
        row.due_on,
        door.conditions if door else None,
        door.risks if door else (),
        number_at(row.landlord, row.starts_at),
        row.operative.reference if row.operative else "",
        row.operative.name if row.operative else "",
        anew or CHANGED in flags,
        flags[CANNOT].why if CANNOT in flags else "",
        row.read_at is not None and not anew,
    )


def own_id_of(row: Visit) -> str:
    """Return the firm's own id of a job that it sent; "" where it was typed."""
    return row.source_id.partition(":")[2] if row.source == OF_FIRM else ""
