"""Computes when each request of a customer is answered: for an end, an adjustment, a complaint."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from evenhand.policy.calendar import Calendar, Counted
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts, Marker, Measure, Request
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Answer, Policy
from evenhand.policy.rules.requests import seniors
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Asks, Category

ANSWERED_BY = {
    Asks.END: Act.REVIEW,
    Asks.REMOVE_MARKER: Act.REVIEW_MARKER,
    Asks.ADJUSTMENT: Act.ANSWER_REQUEST,
    Asks.COMPLAINT: Act.TAKE_COMPLAINT,
    Asks.STAY: Act.DECIDE_STAY,
    Asks.DATA_COMPLAINT: Act.ANSWER_REQUEST,
}
"""The act that answers each request."""
_BREACH = {
    Asks.END: Category.NO_REVIEW,
    Asks.REMOVE_MARKER: Category.NO_REVIEW,
    Asks.ADJUSTMENT: Category.ADJUSTMENT_IGNORED,
    Asks.COMPLAINT: Category.COMPLAINT_REFUSED_WRONGLY,
    Asks.STAY: Category.APPEAL_LATE,
    Asks.DATA_COMPLAINT: Category.COMPLAINT_REFUSED_WRONGLY,
}


def requests_answered(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the answer to each request; without a day where no layer sets a time. What was taken back owes nothing."""
    for request in facts.requests:
        if request.withdrawn_on:
            continue
        yield from _acknowledged(policy, facts, request, at, calendar)
        subject = request.reference if request.asks is Asks.STAY else request.of or request.reference
        inquiry = Inquiry(policy, facts.about(subject), ANSWERED_BY[request.asks], None, at, calendar)
        answer, counted = request_due(inquiry, request)
        done_on = _answered_on(facts, request)
        yield Duty(
            "request_answer",
            subject,
            counted.last_day if counted else None,
            answer.cited if answer else None,
            Message(f"duty_request_{request.asks}"),
            ANSWERED_BY[request.asks],
            counted,
            whether_done(facts, done_on),
            done_on,
            _BREACH[request.asks],
            _who(inquiry, request),
        )


def _acknowledged(policy: Policy, facts: Facts, request: Request, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the acknowledgement of a request, where a layer asks for one besides the answer; an answer acknowledges it too."""
    inquiry = Inquiry(policy, facts.about(request.reference), ANSWERED_BY[request.asks], None, at, calendar)
    for answer in inquiry.every("request.answer"):
        if answer.value.of is not request.asks or not answer.value.acknowledge_within:
            continue
        counted = calendar.count(request.received_on, answer.value.acknowledge_within.term)
        counted = calendar.rolled_on(counted) if answer.value.rolls_on else counted
        done_on = request.acknowledged_on or request.answered_on
        yield Duty(
            "request_acknowledged",
            request.reference,
            counted.last_day,
            answer.cited,
            Message(f"duty_acknowledge_{request.asks}"),
            ANSWERED_BY[request.asks],
            counted,
            whether_done(facts, done_on),
            done_on,
            _BREACH[request.asks],
        )


def _who(inquiry: Inquiry, request: Request) -> tuple[str, ...]:
    """Return the roles, team or committee that decide on a stay; others answer as their act has it."""
    parties = seniors(inquiry) if request.asks is Asks.STAY else ()
    named = [name for party in parties for name in (*party.roles, *filter(None, (party.team, party.committee)))]
    return tuple(dict.fromkeys(named))


def topic_of(asks: Asks) -> str:
    """Return the topic that sets the time for a request."""
    return "complaint.stage" if asks is Asks.COMPLAINT else "request.answer"


def request_due(inquiry: Inquiry, request: Request) -> tuple[Answer | None, Counted | None]:
    """Return the answer that sets the soonest day for a request, with its count; no count where no layer sets a time."""
    stated = timed(inquiry.every(topic_of(request.asks)), request.asks)
    days = [(inquiry.calendar.count(request.received_on, span.term), answer) for answer, span in stated if span]
    if days:
        counted, answer = min(days, key=lambda one: one[0].last_day)
        return answer, counted
    return next((answer for answer, _ in stated), None), None


def timed(answers: Iterable[Answer], asks: Asks) -> list[tuple[Answer, Any]]:
    """Return the answers about a request, each with the time that it sets, None where it sets none."""
    if asks is Asks.COMPLAINT:
        return [(answer, answer.value.acknowledge_within) for answer in answers if answer.value.stage == 1]
    return [(answer, answer.value.within) for answer in answers if answer.value.of is asks]


def _answered_on(facts: Facts, request: Request) -> date | None:
    """Return the day of the answer: of the act itself, or of the first review, end, complaint or decided appeal since."""
    return min((day for day in _answers(facts, request) if day >= request.received_on), default=None)


def _answers(facts: Facts, request: Request) -> Iterator[date]:
    if request.answered_on:
        yield request.answered_on
    if request.asks is Asks.COMPLAINT:
        yield from (complaint.opened_on or complaint.received_on for complaint in facts.complaints)
    if request.asks is Asks.STAY:
        appeals = (appeal for appeal in facts.appeals if appeal.reference == request.of)
        yield from (day for appeal in appeals for day in (appeal.decided_on, appeal.withdrawn_on) if day)
    reviewed: tuple[Measure | Marker, ...] = (*facts.measures, *facts.markers)
    for row in reviewed:
        if row.reference == request.of:
            yield from (review.on for review in row.reviews)
            yield from filter(None, [row.ended_on])
