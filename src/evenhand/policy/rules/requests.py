"""Rules on what a customer asks for: it is recorded, answered by a usable way, and a decision may be held back meanwhile."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.policy.calendar import Calendar, Counted
from evenhand.policy.facts.facts import Facts, Marker, Measure, Request
from evenhand.policy.inquiry import Inquiry, met, named, rule, silent
from evenhand.policy.layers import Answer, Policy, Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.hearing import by_a_usable_way
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Asks, Category, Matter, MeasureKind

ANSWERED_BY = {
    Asks.END: Act.REVIEW,
    Asks.REMOVE_MARKER: Act.REVIEW_MARKER,
    Asks.ADJUSTMENT: Act.ANSWER_REQUEST,
    Asks.COMPLAINT: Act.TAKE_COMPLAINT,
    Asks.STAY: Act.DECIDE_STAY,
    Asks.DATA_COMPLAINT: Act.ANSWER_REQUEST,
}
"""The act that answers each request."""
_MATTERS = {
    Asks.ADJUSTMENT: Matter.ADJUSTMENT,
    Asks.COMPLAINT: Matter.COMPLAINT,
    Asks.STAY: Matter.APPEAL,
    Asks.DATA_COMPLAINT: Matter.DATA_RIGHTS,
}
HELD_BACK = frozenset({"agreed", "in_part"})
"""The outcomes by which a measure is held back, as a whole or with something lighter meanwhile."""
_NEVER_STAYED = frozenset({MeasureKind.VISIT_CONDITION, MeasureKind.LEGAL_STEP})


@rule(Act.TAKE_REQUEST, topics=("never_blocked",))
def request_always_taken(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A request for an adjustment, a complaint or a stay is recorded whatever is in force, on every channel."""
    request = inquiry.facts.request
    matter = _MATTERS.get(request.asks) if request else None
    for answer in inquiry.every("never_blocked"):
        if matter in answer.value.matters:
            yield met("request_always_taken", answer, Message("request_always_taken"), Category.ADJUSTMENT_IGNORED)


@rule(Act.ANSWER_REQUEST, Act.DECIDE_STAY, topics=("safeguard",))
def request_answered(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The customer gets the answer and its reason by a way that they can use."""
    answer, request = inquiry.safeguard("request_answered"), inquiry.facts.request
    if answer is not None and request is not None and request.outcome:
        yield by_a_usable_way(inquiry, "request_answered", answer, request.told_by)


def seniors(inquiry: Inquiry) -> tuple[Party, ...]:
    """Return who may decide on a stay: those that a layer names, else who hears the appeal or authorises, or their senior."""
    stated = inquiry.provisions.authority(Act.DECIDE_STAY)
    if not isinstance(stated, Silent):
        return (stated.value.by,)
    found = (inquiry.ask("appeal.reviewer"), inquiry.provisions.authority(Act.AUTHORISE))
    return tuple(answer.value.by.or_higher for answer in found if not isinstance(answer, Silent))


@rule(Act.DECIDE_STAY, topics=("safeguard", "appeal.reviewer", "authority"))
def stay_decided_apart(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A senior officer decides on a stay, who took no part in the case and did not propose it."""
    answer, request, actor = inquiry.safeguard("stay_decided"), inquiry.facts.request, inquiry.actor
    if answer is None or request is None or actor is None:
        return
    parties = seniors(inquiry)
    if not parties:
        yield silent("stay_decided_apart", "appeal.reviewer", Category.NO_APPEAL_ROUTE)
        return
    involved = inquiry.facts.involved.get(actor.reference) or request.proposed_by == actor.reference
    message = Message("appeal_goes_to", by=[name for party in parties for name in _names(party)])
    if not any(inquiry.is_one_of(actor, party) for party in parties):
        yield inquiry.refused("stay_decided_apart", answer, message, Cure("authorised_by", **named(*parties)))
    elif involved:
        cure, breach = Cure("by_another", not_by=actor.reference), Category.APPEAL_NOT_INDEPENDENT
        yield inquiry.refused("stay_decided_apart", answer, Message("stay_took_part"), cure, breach=breach)
    else:
        yield met("stay_decided_apart", answer, Message("stay_took_no_part"), Category.APPEAL_NOT_INDEPENDENT)


def _names(party: Party) -> tuple[str, ...]:
    return (*party.roles, *filter(None, (party.team, party.committee)))


@rule(Act.DECIDE_STAY, topics=("safeguard",))
def stay_decided(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Safety instructions and matters of a court are never held back; what applies meanwhile is lighter."""
    answer, request = inquiry.safeguard("stay_decided"), inquiry.facts.request
    if answer is None or request is None or request.outcome not in HELD_BACK:
        return
    measure = measure_of(inquiry, request)
    if measure is None or not may_be_held_back(inquiry, measure):
        message, cure = Message("not_held_back"), Cure("choose_outcome", named=["refused"])
        yield inquiry.refused("stay_decided", answer, message, cure)
        return
    more = stricter(measure, replace(measure, terms=request.interim)) if request.interim else ()
    if more:
        message, cure = Message("stricter_than_before", terms=list(more)), Cure("no_stricter", terms=list(more))
        yield inquiry.refused("stay_decided", answer, message, cure)
    else:
        yield met("stay_decided", answer, Message("no_stricter_than_before"))


def measure_of(inquiry: Inquiry, request: Request) -> Measure | None:
    """Return the measure that a stay would hold back; None where the appeal is against another decision."""
    of = inquiry.facts.appealed(request.of)
    return next((row for row in inquiry.facts.measures if row.reference == of), None)


def may_be_held_back(inquiry: Inquiry, measure: Measure) -> bool:
    """Return whether a measure can wait for an appeal: no safety instruction, no step at law, no order of a court."""
    if inquiry.safeguard("stay_decided") is None:
        return False
    court = any(order.measure == measure.reference for order in inquiry.facts.orders)
    return inquiry.about.kind not in _NEVER_STAYED and measure.if_missed != "stays" and not court


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


def answering(policy: Policy, facts: Facts, request: Request, at: date, calendar: Calendar) -> Inquiry:
    """Return the inquiry into the answer to a request: about what it asks about, by the act that answers it."""
    subject = request.reference if request.asks is Asks.STAY else request.of or request.reference
    return Inquiry(policy, facts.about(subject), ANSWERED_BY[request.asks], None, at, calendar)


def answered_on(facts: Facts, request: Request) -> date | None:
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
