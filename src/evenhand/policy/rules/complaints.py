"""Rules on complaints: always taken; answered stage by stage; refused one at a time, with reasons."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, get_args

from evenhand.policy.calendar import Counted
from evenhand.policy.facts.facts import Complaint, ComplaintStage
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Answer
from evenhand.policy.pack.answers import StageTimes
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Matter

StageTime = Literal["acknowledge_within", "answer_within", "extension"]
_TIMES: tuple[StageTime, ...] = get_args(StageTime)


@rule(Act.TAKE_COMPLAINT, topics=("never_blocked",))
def complaint_always_taken(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A complaint is recorded whatever is in force, on every channel."""
    for answer in inquiry.every("never_blocked"):
        if Matter.COMPLAINT in answer.value.matters:
            yield met("complaint_always_taken", answer, Message("complaint_always_taken"), Category.COMPLAINT_REFUSED_WRONGLY)


@rule(Act.REFUSE_COMPLAINT, topics=("safeguard",))
def complaint_refused_alone(inquiry: Inquiry) -> Iterator[RuleResult]:
    """One complaint is refused, by its reference, before it is answered; the complaints process stays open."""
    answer, complaint = inquiry.safeguard("complaint_refused_alone"), inquiry.facts.complaint
    if answer is None or complaint is None:
        return
    if complaint.stage.answered_on:
        message, cure = Message("complaint_answered_already"), Cure("do", act=Act.TRACK_COMPLAINT, fact=None)
        yield inquiry.refused("complaint_refused_alone", answer, message, cure, breach=Category.COMPLAINT_REFUSED_WRONGLY)
    else:
        yield met("complaint_refused_alone", answer, Message("one_complaint_named"), Category.COMPLAINT_REFUSED_WRONGLY)


@rule(Act.TAKE_COMPLAINT, Act.TRACK_COMPLAINT, topics=("safeguard",))
def complaint_in_order(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A stage is acknowledged and answered after it began, and begins after the one before."""
    answer, complaint = inquiry.safeguard("same_steps"), inquiry.facts.complaint
    if answer is None or complaint is None:
        return
    if _in_order(complaint):
        yield met("complaint_in_order", answer, Message("complaint_days_in_order"))
    else:
        cure = Cure("set_date", field="complaint_day", least=None)
        yield inquiry.refused("complaint_in_order", answer, Message("complaint_days_out_of_order"), cure)


def _in_order(complaint: Complaint) -> bool:
    begun = [complaint.received_on, *(stage.began_on for stage in complaint.stages)]
    inside = all(
        day is None or day >= stage.began_on
        for stage in complaint.stages
        for day in (stage.acknowledged_on, stage.answered_on, stage.until)
    )
    return begun == sorted(begun) and inside


@rule(Act.TRACK_COMPLAINT, topics=("complaint.stage",))
def complaint_extension(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A stage is extended by no more than a layer allows, unless for a recorded reason."""
    complaint = inquiry.facts.complaint
    stage = complaint.stage if complaint else None
    answer = stage_answer(inquiry, stage, "extension") if stage and stage.until else None
    if answer is None or stage is None or stage.until is None or answer.value.extension is None:
        return
    usual = answer_by(inquiry, stage, answer.value).last_day
    most = inquiry.calendar.last_day(usual, answer.value.extension.term)
    message = Message("complaint_extended", until=stage.until, most=most)
    if stage.until <= most:
        yield met("complaint_extension", answer, message)
    else:
        yield inquiry.refused("complaint_extension", answer, message, Cure("set_date", field="until", least=None, most=most))


def stage_answer(inquiry: Inquiry, stage: ComplaintStage, time: StageTime = "answer_within") -> Answer | None:
    """Return how long a stage may take: the shortest of each time that any layer states; None where no layer has one.

    It cites the layer that states ``time``. A policy may promise more than the Complaint Handling Code and never less.
    """
    stated = [answer for answer in inquiry.every("complaint.stage") if answer.value.stage == stage.stage]
    shortest = {name: found for name in _TIMES if (found := _shortest(inquiry, stage, stated, name))}
    if not stated:
        return None
    value = stated[0].value.model_copy(update={name: getattr(found.value, name) for name, found in shortest.items()})
    return replace(shortest.get(time, stated[0]), value=value)


def _shortest(inquiry: Inquiry, stage: ComplaintStage, stated: list[Answer], name: StageTime) -> Answer | None:
    stating = [answer for answer in stated if getattr(answer.value, name)]
    return min(
        stating, key=lambda answer: inquiry.calendar.last_day(stage.began_on, getattr(answer.value, name).term), default=None
    )


def answer_by(inquiry: Inquiry, stage: ComplaintStage, says: StageTimes) -> Counted:
    """Return the last day for a stage's answer, counted from its acknowledgement; a late one gains no time."""
    start = stage.began_on
    if says.acknowledge_within:
        last = inquiry.calendar.last_day(stage.began_on, says.acknowledge_within.term)
        start = min(stage.acknowledged_on or last, last)
    return inquiry.calendar.count(start, says.answer_within.term)
