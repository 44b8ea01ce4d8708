"""Rules on appeals: always recorded; which decisions, by when, on which grounds, by which reviewer."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Counted
from evenhand.policy.facts.facts import Appeal, Facts
from evenhand.policy.inquiry import Inquiry, met, named, rule, silent
from evenhand.policy.layers import Answer, Silent
from evenhand.policy.rules.authority import quorum
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Decision, Ground


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.decisions",))
def appealable(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Some layer lets this decision be appealed. An appeal is recorded even where none does; only deciding it waits."""
    appeal = inquiry.facts.appeal
    if appeal is None:
        return
    layers = inquiry.every("appeal.decisions")
    for answer in layers:
        if appeal.decision in answer.value.decisions:
            yield met("appealable", answer, Message("may_appeal", decision=appeal.decision))
            return
    if inquiry.act is Act.DECIDE_APPEAL:
        yield silent("appealable", "appeal.decisions", Category.NO_APPEAL_ROUTE)


def window_end(inquiry: Inquiry, appeal: Appeal) -> tuple[Answer, Counted] | None:
    """Return the policy's window with its count; None where an appeal is possible at any time."""
    answer = inquiry.ask("appeal.window")
    start = _start_of_window(inquiry, appeal, answer)
    if isinstance(answer, Silent) or answer.value.within is None or start is None:
        return None
    within = answer.value.within
    return answer, inquiry.calendar.count(start, within.term)


def _start_of_window(inquiry: Inquiry, appeal: Appeal, answer: Answer | Silent) -> date | None:
    if isinstance(answer, Silent):
        return None
    answered = next((row for row in inquiry.facts.appeals if row.reference == appeal.of), None)
    if answered:
        return answered.decided_on if answer.value.starts == "imposed" else answered.told_on
    measure = next((measure for measure in inquiry.facts.measures if measure.reference == appeal.of), None)
    if measure:
        return measure.imposed_on if answer.value.starts == "imposed" else measure.served_on
    marker = next((marker for marker in inquiry.facts.markers if marker.reference == appeal.of), None)
    if marker:
        return marker.told_on
    decided = next((decided for decided in inquiry.facts.decided if decided.reference == appeal.of), None)
    return (decided.on if answer.value.starts == "imposed" else decided.served_on) if decided else None


@rule(Act.DECIDE_APPEAL, Act.RECEIVE_APPEAL, topics=("appeal.window", "appeal.late"))
def appeal_in_time(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The appeal came inside the window, or an entitled officer accepted it late. Recording it is never refused."""
    appeal = inquiry.facts.appeal
    counted = window_end(inquiry, appeal) if appeal else None
    if appeal is None or counted is None:
        return
    answer, window = counted
    message = Message("appeal_window", received_on=appeal.received_on, last_day=window.last_day, count=window.as_json())
    late = inquiry.ask("appeal.late")
    if appeal.received_on <= window.last_day or _accepted(inquiry, appeal, late):
        yield met("appeal_in_time", answer, message)
    elif inquiry.act is Act.DECIDE_APPEAL and isinstance(late, Silent):
        yield silent("appeal_in_time", "appeal.late")
    elif inquiry.act is Act.DECIDE_APPEAL and not isinstance(late, Silent):
        yield inquiry.refused("appeal_in_time", answer, message, Cure("accept_late", **named(late.value.discretion_of)))


def _accepted(inquiry: Inquiry, appeal: Appeal, late: Answer | Silent) -> bool:
    """Return whether it was accepted late; an officer who accepts while deciding must be entitled to."""
    if inquiry.actor is None or isinstance(late, Silent) or appeal.late_accepted_by != inquiry.actor.reference:
        return appeal.late_accepted_by is not None
    return inquiry.is_one_of(inquiry.actor, late.value.discretion_of)


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.grounds",))
def appeal_grounds(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The grounds of each layer are considered; other reasons are heard too."""
    appeal = inquiry.facts.appeal
    if appeal is None:
        return
    for answer in inquiry.every("appeal.grounds"):
        named = [ground for ground in appeal.grounds if ground in answer.value.grounds]
        other = [ground for ground in appeal.grounds if ground not in answer.value.grounds]
        yield met("appeal_grounds", answer, Message("grounds", named=named, heard_as_well=other or [Ground.OTHER]))


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.answer",))
def appeal_settles_it(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Where the answer is final, the officer who handles the appeal sees that, and where the customer can go next."""
    for answer in inquiry.every("appeal.answer") if inquiry.facts.appeal else ():
        if answer.value.final:
            yield met("appeal_settles_it", answer, Message("appeal_is_final"))


@rule(Act.AUTHORISE, Act.IMPOSE, Act.AUTHORISE_MARKER, topics=("appeal.reviewer",))
def appeal_route(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Before a decision it is settled who would review an appeal against it."""
    if inquiry.about.decision not in {Decision.MEASURE, Decision.MARKER}:
        return
    answer = inquiry.ask("appeal.reviewer")
    if isinstance(answer, Silent):
        yield silent("appeal_route", "appeal.reviewer", Category.NO_APPEAL_ROUTE)
    else:
        yield met("appeal_route", answer, Message("appeal_goes_to", by=_party(answer)), Category.NO_APPEAL_ROUTE)


def _party(answer: Answer) -> list[str]:
    by = answer.value.by
    return [*by.roles, *filter(None, (by.team, by.committee))]


@rule(Act.DECIDE_APPEAL, topics=("appeal.reviewer",))
def appeal_reviewer(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The policy names the reviewer of the appeal."""
    answer = inquiry.ask("appeal.reviewer")
    if isinstance(answer, Silent):
        yield silent("appeal_reviewer", "appeal.reviewer", Category.NO_APPEAL_ROUTE)
        return
    message = Message("appeal_goes_to", by=_party(answer))
    if inquiry.actor is not None and inquiry.is_one_of(inquiry.actor, answer.value.by):
        yield met("appeal_reviewer", answer, message)
    elif inquiry.actor is not None:
        yield inquiry.refused("appeal_reviewer", answer, message, Cure("authorised_by", **named(answer.value.by)))
    if inquiry.actor is not None and answer.value.by.quorum:
        yield quorum(inquiry, answer, answer.value.by)


@rule(Act.DECIDE_APPEAL, topics=("appeal.independence", "appeal.reviewer"))
def appeal_uninvolved(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The reviewer, and everyone who decides with them, has taken no part in the case."""
    if inquiry.actor is None:
        return
    hearing = [inquiry.actor, *inquiry.facts.sitting]
    involved = next((who for who in hearing if inquiry.facts.involved.get(who.reference)), inquiry.actor)
    parts = sorted(inquiry.facts.involved.get(involved.reference, frozenset()))
    reviewer = [answer for answer in inquiry.every("appeal.reviewer") if answer.value.uninvolved]
    for answer in [*reviewer, *inquiry.every("appeal.independence")]:
        message = Message("took_part" if parts else "took_no_part", parts=parts)
        if parts:
            cure = Cure("by_another", not_by=involved.reference)
            yield inquiry.refused("appeal_uninvolved", answer, message, cure, breach=Category.APPEAL_NOT_INDEPENDENT)
        else:
            yield met("appeal_uninvolved", answer, message, Category.APPEAL_NOT_INDEPENDENT)


@rule(Act.DECIDE_APPEAL, topics=("safeguard",))
def appeal_not_by_manager(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Neither the reviewer nor anyone who decides with them manages the officer whose decision is appealed."""
    answer, decider = inquiry.safeguard("appeal_not_by_manager"), decider_of(inquiry.facts)
    if answer is None or inquiry.actor is None or decider is None:
        return
    managing = next((who for who in (inquiry.actor, *inquiry.facts.sitting) if decider in who.manages), None)
    if managing is None:
        yield met("appeal_not_by_manager", answer, Message("does_not_manage_decider"), Category.APPEAL_NOT_INDEPENDENT)
    else:
        cure = Cure("by_another", not_by=managing.reference)
        message = Message("manages_decider")
        breach = Category.APPEAL_NOT_INDEPENDENT
        yield inquiry.refused("appeal_not_by_manager", answer, message, cure, breach=breach)


def decider_of(facts: Facts) -> str | None:
    """Return who decided what an appeal is, or would be, against; None where that is not known."""
    appeal = facts.appeal
    of = appeal.of if appeal else facts.subject
    found: dict[str, str | None] = {measure.reference: measure.authorised_by for measure in facts.measures}
    found |= {marker.reference: marker.authorised_by for marker in facts.markers}
    found |= {decided.reference: decided.by for decided in facts.decided}
    found |= {answered.reference: answered.heard_by for answered in facts.appeals}
    return found.get(of or "")


@rule(Act.DECIDE_APPEAL, topics=("safeguard",))
def appeal_never_stricter(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An appeal keeps, lightens or ends the decision; it never leaves the customer worse off."""
    answer, appeal = inquiry.safeguard("appeal_never_stricter"), inquiry.facts.appeal
    if answer is None or appeal is None or appeal.changed_to is None:
        return
    before = next((row for row in inquiry.facts.measures if row.reference == appeal.changed_to.reference), None)
    more = stricter(before, appeal.changed_to) if before else ()
    if more:
        message = Message("stricter_than_before", terms=list(more))
        yield inquiry.refused("appeal_never_stricter", answer, message, Cure("no_stricter", terms=list(more)))
    else:
        yield met("appeal_never_stricter", answer, Message("no_stricter_than_before"))
