"""Records which instruction a firm was given, its own assessment of it, and that it knows of the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from evenhand.firms.models import Firm, FurtherQuestion, JobRead, SharedInstruction
from evenhand.firms.queries import FIRMS_ROUTE
from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord, User


@dataclass(frozen=True, slots=True)
class OwnAssessment:
    """A firm's own assessment of an instruction: who assessed it, when, and what they do."""

    by: str
    on: date
    says: str


def give_instruction(firm: Firm, decision: str, address: str, *, by: str, at: datetime) -> None:
    """Record that a firm is given an instruction, with one journal entry; nothing where it holds it. ``by``: a reference."""
    row, made = SharedInstruction.objects.get_or_create(
        firm=firm,
        decision=decision,
        withdrawn_at=None,
        defaults={"landlord_id": firm.landlord_id, "address": address, "route": FIRMS_ROUTE, "given_at": at},
    )
    if made:
        _record(row, "give_firm_instruction", by, at, firm=firm.reference, route=FIRMS_ROUTE)


def withdraw_instruction(row: SharedInstruction, *, by: str, at: datetime) -> bool:
    """Withdraw an instruction from a firm; False where that was done before."""
    done = bool(SharedInstruction.objects.filter(pk=row.pk, withdrawn_at=None).update(withdrawn_at=at))
    if done:
        _record(row, "withdraw_firm_instruction", by, at, firm=row.firm.reference)
    return done


def assess(row: SharedInstruction, told: OwnAssessment, *, by: User, at: datetime) -> None:
    """Store the firm's own assessment; a later one takes the place of an earlier, which the journal keeps the day of."""
    row.assessed_by, row.assessed_on, row.assessment, row.assessed_at = told.by, told.on, told.says, at
    row.save(update_fields=["assessed_by", "assessed_on", "assessment", "assessed_at"])
    _record(row, "assess_firm_instruction", by.reference, at, on=told.on.isoformat())


def acknowledge(row: SharedInstruction, *, by: User, at: datetime, how: str) -> bool:
    """Record that a firm knows of a withdrawal; False where that is recorded. ``how``: "page" or "telephone"."""
    rows = SharedInstruction.objects.filter(pk=row.pk, withdrawn_at__isnull=False, acknowledged_at=None)
    done = bool(rows.update(acknowledged_by=by, acknowledged_at=at))
    if done:
        _record(row, "acknowledge_withdrawal", by.reference, at, how=how)
    return done


def ask_more(row: SharedInstruction, words: str, *, by: User, at: datetime) -> FurtherQuestion:
    """Store that a firm asks for more than an instruction says."""
    return FurtherQuestion.objects.create(landlord_id=row.landlord_id, sharing=row, words=words, asked_by=by, asked_at=at)


def answer_more(row: FurtherQuestion, words: str, *, by: User, at: datetime) -> bool:
    """Store the answer to a firm's question; False where it was answered before."""
    rows = FurtherQuestion.objects.filter(pk=row.pk, answered_at=None)
    return bool(rows.update(answer=words, answered_by=by, answered_at=at))


def questions_open(landlord: Landlord, decisions: Iterable[str]) -> QuerySet[FurtherQuestion]:
    """Return the questions that wait for an answer about some decisions, by reference, in the order of asking."""
    rows = FurtherQuestion.objects.filter(landlord=landlord, sharing__decision__in=list(decisions), answered_at=None)
    return rows.select_related("sharing__firm").order_by("id")


def note_reading(firm: Firm, by: str, jobs: list[str], *, at: datetime) -> None:
    """Record in one row that a person of a firm opened a page with jobs; nothing where it showed none."""
    if jobs:
        JobRead.objects.create(firm=firm, by=by, jobs=jobs, at=at)


def _record(row: SharedInstruction, act: str, by: str, at: datetime, **told: str) -> None:
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=row.landlord_id, act=act, subject=row.decision, open={"sharing": row.reference, **told}, **stamp)
