"""Rules on what comes first: every layer's preconditions, and the urgent route that postpones some."""

from collections.abc import Iterator

from evenhand.policy.facts.facts import Decided
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Answer
from evenhand.policy.pack.answers import Earlier, Span
from evenhand.policy.verdict import Cure, Message, Outcome, RuleResult
from evenhand.policy.vocabulary import Act, Category, Decision, Layer, Tri

_ACT_OF = {Decision.WARNING: Act.WARN, Decision.FINDING: Act.FIND}


@rule(
    topics=("precondition", "question", "safeguard"),
    applies_to=lambda provisions, act: bool(provisions.before("precondition", act)),
)
def precondition(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Each fact that any layer requires before this act is so.

    A finding that nothing happened binds nobody: the floor asks for nothing before it.
    """
    for answer in inquiry.provisions.before("precondition", inquiry.act):
        if inquiry.finds_nothing and answer.cited.layer is Layer.FLOOR:
            continue
        for key in answer.value.requires:
            yield inquiry.needs("precondition", key, answer, waived=_waived(inquiry, answer, key))
        if answer.value.any_of:
            yield _any_of(inquiry, answer)
        if answer.value.after:
            yield _after(inquiry, answer, answer.value.after)


def _after(inquiry: Inquiry, answer: Answer, earlier: Earlier) -> RuleResult:
    """Report whether enough warnings, or findings, came before, recently enough."""
    of_this_kind = [decided for decided in inquiry.facts.decided if decided.decision is earlier.decision]
    have = sum(_counts(inquiry, decided, earlier.within) for decided in of_this_kind)
    message = Message("decided_before", decision=earlier.decision, have=have, need=earlier.at_least)
    if have >= earlier.at_least:
        return met("precondition", answer, message, Category.NO_PRIOR_WARNING)
    if _waived(inquiry, answer, earlier.decision):
        return RuleResult("precondition", Outcome.WAIVED, answer.cited, message, breach=Category.NO_PRIOR_WARNING)
    outcome = Outcome.UNMET if inquiry.facts.complete else Outcome.NOT_KNOWN
    cure = Cure("do", act=_ACT_OF[earlier.decision], fact=None)
    return inquiry.refused("precondition", answer, message, cure, outcome=outcome, breach=Category.NO_PRIOR_WARNING)


def _counts(inquiry: Inquiry, decided: Decided, within: Span | None) -> bool:
    if decided.on > inquiry.day or decided.reference == inquiry.facts.subject or decided.set_aside:
        return False
    return within is None or inquiry.day <= inquiry.calendar.last_day(decided.on, within.term)


def _any_of(inquiry: Inquiry, answer: Answer) -> RuleResult:
    best = inquiry.nearest(answer.value.any_of)
    return inquiry.needs("precondition", best, answer, waived=_waived(inquiry, answer, best))


@rule(topics=("question",), applies_to=lambda provisions, act: bool(provisions.before("question", act)))
def question(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Each of the pack's own questions is answered; the decision-maker weighs the answer."""
    for answer in inquiry.provisions.before("question", inquiry.act):
        answered = inquiry.fact(answer.value.key) is not Tri.NOT_KNOWN
        asked = Message("question_answered" if answered else "question_not_answered", question=answer.value.key)
        cure = Cure("do", act=Act.ASSESS, fact=answer.value.key)
        yield (
            met("question", answer, asked)
            if answered
            else inquiry.refused("question", answer, asked, cure, outcome=Outcome.NOT_KNOWN)
        )


@rule(Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE, topics=("urgent",))
def urgent_route(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The urgent route applies only in a situation that some layer names."""
    if inquiry.facts.urgent_since is None:
        return
    routes = inquiry.every("urgent")
    for answer in routes:
        if set(answer.value.situations) & inquiry.facts.situations:
            yield met("urgent_route", answer, Message("urgent_route_open"))
            return
    situations = sorted({situation for answer in routes for situation in answer.value.situations})
    for answer in routes[:1]:
        yield inquiry.refused("urgent_route", answer, Message("urgent_route_closed", situations=situations), Cure("not_urgent"))


def _waived(inquiry: Inquiry, answer: Answer, key: str) -> bool:
    if "extreme" in answer.value.unless and "extreme" in inquiry.facts.situations:
        return True
    if inquiry.facts.urgent_since is None:
        return False
    routes = [route for route in inquiry.every("urgent") if set(route.value.situations) & inquiry.facts.situations]
    if answer.cited.layer is Layer.FLOOR:  # a policy's own kind of urgency waives nothing that the floor requires
        routes = [route for route in routes if route.cited.layer is Layer.FLOOR]
    if not routes:
        return False
    if "urgent" in answer.value.unless:
        return True
    own = [route for route in routes if route.cited.layer is not Layer.FLOOR]
    return answer.cited.layer is not Layer.FLOOR and any(key in route.value.waives for route in own)


def waived_facts(inquiry: Inquiry) -> Iterator[tuple[str, Answer]]:
    """Yield (fact, urgent route) for each fact that the urgent route postponed: it is owed afterwards."""
    routes = [route for route in inquiry.every("urgent") if set(route.value.situations) & inquiry.facts.situations]
    for answer in inquiry.every("precondition"):
        for key in answer.value.requires:
            if routes and inquiry.fact(key) is not Tri.YES and _waived(inquiry, answer, key):
                yield key, max(routes, key=lambda route: route.value.catch_up_within is not None)
