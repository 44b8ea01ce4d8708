"""Changes to complaints. Called by the acts only (`evenhand.casework.perform`)."""

from datetime import date, datetime
from typing import Any

from evenhand.cases.models import Case, Complaint, ComplaintStage
from evenhand.landlords.models import User


def take(case: Case, *, stage: int, began_on: date, by: User, at: datetime, **fields: Any) -> Complaint:
    """Take a complaint down at the stage that it has reached; ``fields``: number, about, route, received_on."""
    complaint = Complaint.objects.create(landlord=case.landlord, case=case, taken_by=by, recorded_at=at, **fields)
    ComplaintStage.objects.create(complaint=complaint, stage=stage, began_on=began_on)
    return complaint


def acknowledge(stage: ComplaintStage, *, on: date) -> None:
    """Note when a stage was acknowledged."""
    stage.acknowledged_on = on
    stage.save(update_fields=["acknowledged_on"])


def answer(stage: ComplaintStage, *, on: date, outcome: str) -> None:
    """Note when a stage was answered, and how."""
    stage.answered_on, stage.outcome = on, outcome
    stage.save(update_fields=["answered_on", "outcome"])


def put_off(stage: ComplaintStage, *, until: date) -> None:
    """Note that the customer was told a later day for the answer."""
    stage.until = until
    stage.save(update_fields=["until"])


def take_further(stage: ComplaintStage, *, on: date) -> ComplaintStage:
    """Begin the next stage of a complaint."""
    return ComplaintStage.objects.create(complaint=stage.complaint, stage=stage.stage + 1, began_on=on)


def withdraw(complaint: Complaint, *, on: date) -> None:
    """Note that the customer withdrew it."""
    complaint.withdrawn_on = on
    complaint.save(update_fields=["withdrawn_on"])


def refuse(complaint: Complaint, *, by: User, on: date) -> None:
    """Refuse this one complaint."""
    complaint.refused_by, complaint.refused_on = by, on
    complaint.save(update_fields=["refused_by", "refused_on"])
