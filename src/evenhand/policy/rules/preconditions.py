"""What must have been done before: preconditions of every layer, and the urgent route that lets some of them follow."""

from collections.abc import Iterator

from evenhand.policy.answers import Earlier, Span
from evenhand.policy.facts import Decided
from evenhand.policy.layers import Answer
from evenhand.policy.look import Look, met, rule
from evenhand.policy.verdict import Cure, Looked, Message, Outcome
from evenhand.policy.vocabulary import Act, Category, Decision, Layer, Tri

_ACT_OF = {Decision.WARNING: Act.WARN, Decision.FINDING: Act.FIND}


@rule(topics=("precondition", "question", "safeguard"), speaks=lambda heard, act: bool(heard.before("precondition", act)))
def precondition(look: Look) -> Iterator[Looked]:
    """Each fact that any layer requires before this act."""
    for answer in look.heard.before("precondition", look.act):
        for key in answer.value.requires:
            yield look.needs("precondition", key, answer, waived=_waived(look, answer, key))
        if answer.value.any_of:
            yield _any_of(look, answer)
        if answer.value.after:
            yield _after(look, answer, answer.value.after)


def _after(look: Look, answer: Answer, earlier: Earlier) -> Looked:
    """Look whether so many warnings, or findings, came before, recently enough."""
    of_this_kind = [decided for decided in look.facts.decided if decided.decision is earlier.decision]
    have = sum(_counts(look, decided, earlier.within) for decided in of_this_kind)
    message = Message("decided_before", decision=earlier.decision, have=have, need=earlier.at_least)
    if have >= earlier.at_least:
        return met("precondition", answer, message, Category.NO_PRIOR_WARNING)
    if _waived(look, answer, earlier.decision):
        return Looked("precondition", Outcome.WAIVED, answer.cited, message, breach=Category.NO_PRIOR_WARNING)
    outcome = Outcome.UNMET if look.facts.complete else Outcome.NOT_KNOWN
    cure = Cure("do", act=_ACT_OF[earlier.decision], fact=None)
    return look.refused("precondition", answer, message, cure, outcome=outcome, breach=Category.NO_PRIOR_WARNING)


def _counts(look: Look, decided: Decided, within: Span | None) -> bool:
    if decided.on > look.day or decided.reference == look.facts.subject or decided.set_aside:
        return False
    return within is None or look.day <= look.calendar.last_day(decided.on, within.term)


def _any_of(look: Look, answer: Answer) -> Looked:
    best = look.nearest(answer.value.any_of)
    return look.needs("precondition", best, answer, waived=_waived(look, answer, best))


@rule(topics=("question",), speaks=lambda heard, act: bool(heard.before("question", act)))
def question(look: Look) -> Iterator[Looked]:
    """Each question of the pack's own must have been answered; which answer is for the decider to weigh."""
    for answer in look.heard.before("question", look.act):
        answered = look.fact(answer.value.key) is not Tri.NOT_KNOWN
        asked = Message("question_answered" if answered else "question_not_answered", question=answer.value.key)
        cure = Cure("do", act=Act.ASSESS, fact=answer.value.key)
        yield (
            met("question", answer, asked)
            if answered
            else look.refused("question", answer, asked, cure, outcome=Outcome.NOT_KNOWN)
        )


@rule(Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE, topics=("urgent",))
def urgent_route(look: Look) -> Iterator[Looked]:
    """The urgent route is open only in a situation that some layer names."""
    if look.facts.urgent_since is None:
        return
    routes = look.every("urgent")
    for answer in routes:
        if set(answer.value.situations) & look.facts.situations:
            yield met("urgent_route", answer, Message("urgent_route_open"))
            return
    situations = sorted({situation for answer in routes for situation in answer.value.situations})
    for answer in routes[:1]:
        yield look.refused("urgent_route", answer, Message("urgent_route_closed", situations=situations), Cure("not_urgent"))


def _waived(look: Look, answer: Answer, key: str) -> bool:
    if "extreme" in answer.value.unless and "extreme" in look.facts.situations:
        return True
    if look.facts.urgent_since is None:
        return False
    routes = [route for route in look.every("urgent") if set(route.value.situations) & look.facts.situations]
    if answer.cited.layer is Layer.FLOOR:  # a policy's own idea of urgency waives nothing that the floor asks for
        routes = [route for route in routes if route.cited.layer is Layer.FLOOR]
    if not routes:
        return False
    if "urgent" in answer.value.unless:
        return True
    own = [route for route in routes if route.cited.layer is not Layer.FLOOR]
    return answer.cited.layer is not Layer.FLOOR and any(key in route.value.waives for route in own)


def waived_facts(look: Look) -> Iterator[tuple[str, Answer]]:
    """Yield (fact, urgent route) for what the urgent route let follow: each is owed afterwards."""
    routes = [route for route in look.every("urgent") if set(route.value.situations) & look.facts.situations]
    for answer in look.every("precondition"):
        for key in answer.value.requires:
            if routes and look.fact(key) is not Tri.YES and _waived(look, answer, key):
                yield key, max(routes, key=lambda route: route.value.catch_up_within is not None)
