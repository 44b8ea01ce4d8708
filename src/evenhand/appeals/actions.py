"""Changes to appeals. Called by the acts only (`evenhand.casework.actions`)."""

from datetime import date, datetime

from evenhand.appeals.models import Appeal
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
    """Take an appeal down in the customer's words."""
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


def decide(appeal: Appeal, *, by: User, on: date, outcome: str, why: str, late: bool) -> None:
    """Keep how an appeal was decided, by whom and why."""
    appeal.heard_by, appeal.decided_on, appeal.outcome, appeal.why = by, on, outcome, why
    appeal.late_accepted_by = by if late else None
    appeal.save(update_fields=["heard_by", "decided_on", "outcome", "why", "late_accepted_by"])
