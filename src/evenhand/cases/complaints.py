"""Changes complaints. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import date, datetime
from typing import Any

from evenhand.cases.models import Case, Complaint, ComplaintStage
from evenhand.landlords.models import User


def take(case: Case, *, stage: int, began_on: date, by: User, at: datetime, **fields: Any) -> Complaint:
    """Store a complaint at its present stage; ``fields``: number, about, route, received_on."""
    complaint = Complaint.objects.create(landlord=case.landlord, case=case, taken_by=by, recorded_at=at, **fields)
    ComplaintStage.objects.create(complaint=complaint, stage=stage, began_on=began_on)
    return complaint


def acknowledge(stage: ComplaintStage, *, on: date) -> None:
    stage.acknowledged_on = on
    stage.save(update_fields=["acknowledged_on"])


def answer(stage: ComplaintStage, *, on: date, outcome: str) -> None:
    stage.answered_on, stage.outcome = on, outcome
    stage.save(update_fields=["answered_on", "outcome"])


def put_off(stage: ComplaintStage, *, until: date) -> None:
    """Record the later day for the answer that the customer was given."""
    stage.until = until
    stage.save(update_fields=["until"])


def take_further(stage: ComplaintStage, *, on: date) -> ComplaintStage:
    return ComplaintStage.objects.create(complaint=stage.complaint, stage=stage.stage + 1, began_on=on)


def withdraw(complaint: Complaint, *, on: date) -> None:
    complaint.withdrawn_on = on
    complaint.save(update_fields=["withdrawn_on"])


def refuse(complaint: Complaint, *, by: User, on: date) -> None:
    complaint.refused_by, complaint.refused_on = by, on
    complaint.save(update_fields=["refused_by", "refused_on"])


def take_up_again(complaint: Complaint) -> None:
    """Open a complaint whose refusal an appeal ended; the days of its stage count as they did."""
    complaint.refused_by, complaint.refused_on = None, None
    complaint.save(update_fields=["refused_by", "refused_on"])
