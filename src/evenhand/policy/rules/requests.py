"""Rules on what a customer asks for: always recorded, and answered by a way that they can use."""

from collections.abc import Iterator

from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.rules.hearing import by_a_usable_way
from evenhand.policy.verdict import Message, RuleResult
from evenhand.policy.vocabulary import Act, Asks, Category, Matter

_MATTERS = {Asks.ADJUSTMENT: Matter.ADJUSTMENT, Asks.COMPLAINT: Matter.COMPLAINT}


@rule(Act.TAKE_REQUEST, topics=("never_blocked",))
def request_always_taken(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A request for an adjustment or a complaint is recorded whatever is in force, on every channel."""
    request = inquiry.facts.request
    matter = _MATTERS.get(request.asks) if request else None
    for answer in inquiry.every("never_blocked"):
        if matter in answer.value.matters:
            yield met("request_always_taken", answer, Message("request_always_taken"), Category.ADJUSTMENT_IGNORED)


@rule(Act.ANSWER_REQUEST, topics=("safeguard",))
def request_answered(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The customer gets the answer and its reason by a way that they can use."""
    answer, request = inquiry.safeguard("request_answered"), inquiry.facts.request
    if answer is not None and request is not None and request.outcome:
        yield by_a_usable_way(inquiry, "request_answered", answer, request.told_by)
