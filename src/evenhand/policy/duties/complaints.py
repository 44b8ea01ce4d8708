"""Computes when each stage of a complaint is acknowledged and answered, also while a case is open."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Complaint, ComplaintStage, Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Answer, Policy
from evenhand.policy.rules.complaints import answer_by, stage_answer
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category


def complaints_answered(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield when each stage of each complaint must be acknowledged and answered; refused and withdrawn ones owe nothing."""
    for complaint in facts.complaints:
        inquiry = Inquiry(policy, facts.about(complaint.reference), Act.TRACK_COMPLAINT, None, at, calendar)
        for stage in complaint.stages:
            yield from _acknowledged(inquiry, complaint, stage, stage_answer(inquiry, stage, "acknowledge_within"))
            yield from _answered(inquiry, complaint, stage, stage_answer(inquiry, stage))


def _acknowledged(inquiry: Inquiry, complaint: Complaint, stage: ComplaintStage, answer: Answer | None) -> Iterator[Duty]:
    if answer is None or answer.value.acknowledge_within is None or (_settled(complaint) and not stage.acknowledged_on):
        return
    counted = inquiry.calendar.count(stage.began_on, answer.value.acknowledge_within.term)
    done_on = min((day for day in (stage.acknowledged_on, stage.answered_on) if day), default=None)
    yield Duty(
        "complaint_acknowledged",
        complaint.reference,
        counted.last_day,
        answer.cited,
        Message("duty_complaint_acknowledged", stage=stage.stage),
        Act.TRACK_COMPLAINT,
        counted,
        whether_done(inquiry.facts, done_on),
        done_on,
        Category.RECORDS_POOR,
    )


def _answered(inquiry: Inquiry, complaint: Complaint, stage: ComplaintStage, answer: Answer | None) -> Iterator[Duty]:
    counted = answer_by(inquiry, stage, answer.value) if answer else None
    due = stage.until or (counted.last_day if counted else None)
    if due is None or (_settled(complaint) and not stage.answered_on):
        return
    yield Duty(
        "complaint_answer",
        complaint.reference,
        due,
        answer.cited if answer else None,
        Message("duty_complaint_answer", stage=stage.stage),
        Act.TRACK_COMPLAINT,
        None if stage.until else counted,
        whether_done(inquiry.facts, stage.answered_on),
        stage.answered_on,
        Category.RECORDS_POOR,
    )


def _settled(complaint: Complaint) -> bool:
    return bool(complaint.refused_on or complaint.withdrawn_on)
