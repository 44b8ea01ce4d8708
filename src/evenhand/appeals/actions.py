"""Changes appeals and requests. Only the acts call it (`evenhand.casework.perform`)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from evenhand.appeals.models import Appeal, Request
from evenhand.cases.models import Case
from evenhand.landlords.models import User


def receive(
    case: Case,
    subject: str,
    decision: str,
    *,
    words: str,
    received_on: date,
    at: datetime,
    route: str,
    grounds: tuple[str, ...],
) -> Appeal:
    """Store an appeal in the customer's words."""
    return Appeal.objects.create(
        landlord=case.landlord,
        case=case,
        subject=subject,
        decision=decision,
        words=words,
        received_on=received_on,
        recorded_at=at,
        route=route,
        grounds=list(grounds),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecision:
    """The decision of an appeal: the finding on each ground, the outcome, the reason, the change, and the reviewers."""

    outcome: str
    why: str
    weighed: list[dict[str, str]] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)
    sat_with: list[str] = field(default_factory=list)
    late: bool = False


def decide(appeal: Appeal, answer: AppealDecision, *, by: User, on: date) -> None:
    """Record the decision of an appeal and its reviewer."""
    appeal.heard_by, appeal.decided_on, appeal.outcome, appeal.why = by, on, answer.outcome, answer.why
    appeal.weighed, appeal.changes, appeal.sat_with = answer.weighed, answer.changes, answer.sat_with
    appeal.late_accepted_by = by if answer.late else appeal.late_accepted_by
    appeal.save()


def withdraw(appeal: Appeal, *, on: date) -> None:
    """Record that the customer withdrew the appeal."""
    appeal.withdrawn_on = on
    appeal.save(update_fields=["withdrawn_on"])


def settle(appeal: Appeal, *, on: date, outcome: str, why: str) -> None:
    """Record that an appeal ended without a decision."""
    appeal.decided_on, appeal.outcome, appeal.why = on, outcome, why
    appeal.save(update_fields=["decided_on", "outcome", "why"])


def take_request(case: Case, asks: str, subject: str, **told: Any) -> Request:
    """Store a request in the customer's words, or an officer's own proposal of a stay."""
    return Request.objects.create(landlord=case.landlord, case=case, asks=asks, subject=subject, **told)


def answer_request(
    request: Request,
    outcome: str,
    why: str,
    *,
    told_by: tuple[str, ...],
    by: User,
    on: date,
    interim: dict[str, Any] | None = None,
) -> None:
    """Record the answer, its reason, and the channels by which the customer was given it; what applies meanwhile."""
    request.outcome, request.why, request.told_by = outcome, why, list(told_by)
    request.answered_by, request.answered_on, request.interim = by, on, interim or {}
    request.save(update_fields=["outcome", "why", "told_by", "answered_by", "answered_on", "interim"])


def acknowledge_request(request: Request, *, on: date) -> None:
    """Record that its receipt was acknowledged; the first day stays."""
    request.acknowledged_on = request.acknowledged_on or on
    request.save(update_fields=["acknowledged_on"])


def withdraw_request(request: Request, *, on: date) -> None:
    """Record that the customer took the request back."""
    request.withdrawn_on = on
    request.save(update_fields=["withdrawn_on"])
