"""Computes when each request of a customer is answered: for an end, an adjustment, a complaint."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts, Request
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.rules.requests import ANSWERED_BY, answered_on, answering, request_due, seniors
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Asks, Category

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
        inquiry = answering(policy, facts, request, at, calendar)
        answer, counted = request_due(inquiry, request)
        done_on = answered_on(facts, request)
        yield Duty(
            "request_answer",
            inquiry.facts.subject or request.reference,
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
