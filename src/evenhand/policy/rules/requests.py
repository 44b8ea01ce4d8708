"""Rules on what a customer asks for: it is recorded, answered by a usable way, and a decision may be held back meanwhile."""

from collections.abc import Iterator
from dataclasses import replace

from evenhand.policy.facts.facts import Measure, Request
from evenhand.policy.inquiry import Inquiry, met, named, rule, silent
from evenhand.policy.layers import Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.hearing import by_a_usable_way
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Asks, Category, Matter, MeasureKind

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
