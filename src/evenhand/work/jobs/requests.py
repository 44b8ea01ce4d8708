"""Lists what firms are asked for, takes their answers, and lists what they have not answered for the owner of the case."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.casework.context import NotHere
from evenhand.casework.details.firms import FirmAnswered
from evenhand.casework.perform import perform
from evenhand.casework.permissions import may_read_cases
from evenhand.firms.models import FirmRequest
from evenhand.firms.queries import Scheduler, voice_of
from evenhand.firms.requests import asked_of, unanswered
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class RequestView:
    """What a firm is asked for, as it sees it: by which landlord, about which day, what, and by when."""

    reference: str
    landlord: str
    about: date
    says: str
    due_on: date
    overdue: bool


def requests_of(who: Scheduler, at: datetime) -> tuple[RequestView, ...]:
    """Return what a scheduler's firms are asked for and have not answered, soonest first."""
    return tuple(
        RequestView(
            row.reference,
            row.firm.landlord.name,
            localdate(row.incident.happened_at),
            row.says,
            row.due_on,
            row.due_on < localdate(at),
        )
        for row in asked_of(who.firms).filter(answered_at=None)
    )


def answer(who: Scheduler, reference: str, told: FirmAnswered, *, at: datetime, form: str = "") -> None:
    """Lay a firm's answer with the report, under the firm's name; what was answered before stays.

    Raises `NotHere`, `NotEvidenceError`.
    """
    row = asked_of(who.firms).filter(reference=reference).first()
    if row is None:
        raise NotHere(reference)
    if row.answered_at is None:
        _record(row, told, voice_of(row.firm), at, form)


@dataclass(frozen=True)
class RequestOwed:
    """What a firm has not answered, for the owner of the case: what was asked, by when."""

    reference: str
    case: str
    firm: str
    telephone: str
    says: str
    due_on: date
    overdue: bool


def owed_to(by: Officer, at: datetime) -> tuple[RequestOwed, ...]:
    """Return what firms have not answered in the open cases that an officer owns, soonest first."""
    today = localdate(at)
    return tuple(
        RequestOwed(
            row.reference, row.case.reference, row.firm.name, row.firm.telephone, row.says, row.due_on, row.due_on < today
        )
        for row in unanswered(by.landlord, by.user)
    )


def late_answers(by: Officer, at: datetime) -> tuple[RequestOwed, ...]:
    """Return what a firm should have answered before this day; nothing where the pages of contractors are off."""
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return ()
    return tuple(one for one in owed_to(by, at) if one.overdue)


def answered_otherwise(by: Officer, reference: str, told: FirmAnswered, *, at: datetime, form: str = "") -> None:
    """Record an answer that reached the owner of the case by telephone or on paper. Raises `NotHere`."""
    row = unanswered(by.landlord, by.user).filter(reference=reference).first() if may_read_cases(by) else None
    if row is None:
        raise NotHere(reference)
    _record(row, told, by, at, form)


def _record(row: FirmRequest, told: FirmAnswered, by: Officer, at: datetime, form: str) -> None:
    perform(Act.RECORD_FIRM_ANSWER, told, by=by, at=at, case=row.case.reference, subject=row.reference, form=form)
