"""Appeals: always taken down; which decisions, by when, on which grounds; heard by the right rank, uninvolved."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Counted
from evenhand.policy.facts import Appeal, Facts
from evenhand.policy.layers import Answer, Silent
from evenhand.policy.look import Look, met, named, rule, silent
from evenhand.policy.rules.authority import quorum
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Looked, Message
from evenhand.policy.vocabulary import Act, Category, Decision, Ground


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.decisions",))
def appealable(look: Look) -> Iterator[Looked]:
    """Some layer lets this decision be appealed. For want of one an appeal is still taken down; it is deciding that waits."""
    appeal = look.facts.appeal
    if appeal is None:
        return
    layers = look.every("appeal.decisions")
    for answer in layers:
        if appeal.decision in answer.value.decisions:
            yield met("appealable", answer, Message("may_appeal", decision=appeal.decision))
            return
    if look.act is Act.DECIDE_APPEAL:
        yield silent("appealable", "appeal.decisions", Category.NO_APPEAL_ROUTE)


def window_end(look: Look, appeal: Appeal) -> tuple[Answer, Counted] | None:
    """Return the policy's window with its count; None where an appeal may come at any time."""
    answer = look.ask("appeal.window")
    start = _start_of_window(look, appeal, answer)
    if isinstance(answer, Silent) or answer.value.within is None or start is None:
        return None
    within = answer.value.within
    return answer, look.calendar.count(start, within.term)


def _start_of_window(look: Look, appeal: Appeal, answer: Answer | Silent) -> date | None:
    if isinstance(answer, Silent):
        return None
    answered = next((row for row in look.facts.appeals if row.reference == appeal.of), None)
    if answered:
        return answered.decided_on if answer.value.starts == "imposed" else answered.told_on
    measure = next((measure for measure in look.facts.measures if measure.reference == appeal.of), None)
    if measure:
        return measure.imposed_on if answer.value.starts == "imposed" else measure.served_on
    marker = next((marker for marker in look.facts.markers if marker.reference == appeal.of), None)
    if marker:
        return marker.told_on
    decided = next((decided for decided in look.facts.decided if decided.reference == appeal.of), None)
    return (decided.on if answer.value.starts == "imposed" else decided.served_on) if decided else None


@rule(Act.DECIDE_APPEAL, Act.RECEIVE_APPEAL, topics=("appeal.window", "appeal.late"))
def appeal_in_time(look: Look) -> Iterator[Looked]:
    """It came inside the window, or somebody with discretion accepted it late. Taking it down is never refused."""
    appeal = look.facts.appeal
    counted = window_end(look, appeal) if appeal else None
    if appeal is None or counted is None:
        return
    answer, window = counted
    message = Message("appeal_window", received_on=appeal.received_on, last_day=window.last_day, count=window.as_json())
    late = look.ask("appeal.late")
    if appeal.received_on <= window.last_day or _accepted(look, appeal, late):
        yield met("appeal_in_time", answer, message)
    elif look.act is Act.DECIDE_APPEAL and isinstance(late, Silent):
        yield silent("appeal_in_time", "appeal.late")
    elif look.act is Act.DECIDE_APPEAL and not isinstance(late, Silent):
        yield look.refused("appeal_in_time", answer, message, Cure("accept_late", **named(late.value.discretion_of)))


def _accepted(look: Look, appeal: Appeal, late: Answer | Silent) -> bool:
    """Somebody accepted it late; whoever does so while deciding it must be whom the policy gives that to."""
    if look.actor is None or isinstance(late, Silent) or appeal.late_accepted_by != look.actor.reference:
        return appeal.late_accepted_by is not None
    return look.is_one_of(look.actor, late.value.discretion_of)


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.grounds",))
def appeal_grounds(look: Look) -> Iterator[Looked]:
    """The grounds that each layer names are looked at; another reason is heard as well."""
    appeal = look.facts.appeal
    if appeal is None:
        return
    for answer in look.every("appeal.grounds"):
        named = [ground for ground in appeal.grounds if ground in answer.value.grounds]
        other = [ground for ground in appeal.grounds if ground not in answer.value.grounds]
        yield met("appeal_grounds", answer, Message("grounds", named=named, heard_as_well=other or [Ground.OTHER]))


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.answer",))
def appeal_settles_it(look: Look) -> Iterator[Looked]:
    """Where the answer is final, whoever takes or decides the appeal sees that it is, to say so and where to go next."""
    for answer in look.every("appeal.answer") if look.facts.appeal else ():
        if answer.value.final:
            yield met("appeal_settles_it", answer, Message("appeal_is_final"))


@rule(Act.AUTHORISE, Act.IMPOSE, Act.AUTHORISE_MARKER, topics=("appeal.reviewer",))
def appeal_route(look: Look) -> Iterator[Looked]:
    """Before anything is decided it is settled who would hear an appeal against it."""
    if look.about.decision not in {Decision.MEASURE, Decision.MARKER}:
        return
    answer = look.ask("appeal.reviewer")
    if isinstance(answer, Silent):
        yield silent("appeal_route", "appeal.reviewer", Category.NO_APPEAL_ROUTE)
    else:
        yield met("appeal_route", answer, Message("appeal_goes_to", by=_party(answer)), Category.NO_APPEAL_ROUTE)


def _party(answer: Answer) -> list[str]:
    by = answer.value.by
    return [*by.roles, *filter(None, (by.team, by.committee))]


@rule(Act.DECIDE_APPEAL, topics=("appeal.reviewer",))
def appeal_reviewer(look: Look) -> Iterator[Looked]:
    """The appeal is heard by whom the policy names."""
    answer = look.ask("appeal.reviewer")
    if isinstance(answer, Silent):
        yield silent("appeal_reviewer", "appeal.reviewer", Category.NO_APPEAL_ROUTE)
        return
    message = Message("appeal_goes_to", by=_party(answer))
    if look.actor is not None and look.is_one_of(look.actor, answer.value.by):
        yield met("appeal_reviewer", answer, message)
    elif look.actor is not None:
        yield look.refused("appeal_reviewer", answer, message, Cure("authorised_by", **named(answer.value.by)))
    if look.actor is not None and answer.value.by.quorum:
        yield quorum(look, answer, answer.value.by)


@rule(Act.DECIDE_APPEAL, topics=("appeal.independence", "appeal.reviewer"))
def appeal_uninvolved(look: Look) -> Iterator[Looked]:
    """Whoever hears it has taken no part in the case, nor has anybody who sits with them."""
    if look.actor is None:
        return
    hearing = [look.actor, *look.facts.sitting]
    involved = next((who for who in hearing if look.facts.involved.get(who.reference)), look.actor)
    parts = sorted(look.facts.involved.get(involved.reference, frozenset()))
    reviewer = [answer for answer in look.every("appeal.reviewer") if answer.value.uninvolved]
    for answer in [*reviewer, *look.every("appeal.independence")]:
        message = Message("took_part" if parts else "took_no_part", parts=parts)
        if parts:
            cure = Cure("by_another", not_by=involved.reference)
            yield look.refused("appeal_uninvolved", answer, message, cure, breach=Category.APPEAL_NOT_INDEPENDENT)
        else:
            yield met("appeal_uninvolved", answer, message, Category.APPEAL_NOT_INDEPENDENT)


@rule(Act.DECIDE_APPEAL, topics=("safeguard",))
def appeal_not_by_manager(look: Look) -> Iterator[Looked]:
    """Nobody hears an appeal against what somebody decided whom they manage, nor sits with whoever does."""
    answer, decider = look.safeguard("appeal_not_by_manager"), decider_of(look.facts)
    if answer is None or look.actor is None or decider is None:
        return
    managing = next((who for who in (look.actor, *look.facts.sitting) if decider in who.manages), None)
    if managing is None:
        yield met("appeal_not_by_manager", answer, Message("does_not_manage_decider"), Category.APPEAL_NOT_INDEPENDENT)
    else:
        cure = Cure("by_another", not_by=managing.reference)
        message = Message("manages_decider")
        breach = Category.APPEAL_NOT_INDEPENDENT
        yield look.refused("appeal_not_by_manager", answer, message, cure, breach=breach)


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
def appeal_never_stricter(look: Look) -> Iterator[Looked]:
    """An appeal keeps, lightens or ends what was decided; whoever appeals is never worse off for it."""
    answer, appeal = look.safeguard("appeal_never_stricter"), look.facts.appeal
    if answer is None or appeal is None or appeal.changed_to is None:
        return
    before = next((row for row in look.facts.measures if row.reference == appeal.changed_to.reference), None)
    more = stricter(before, appeal.changed_to) if before else ()
    if more:
        message = Message("stricter_than_before", terms=list(more))
        yield look.refused("appeal_never_stricter", answer, message, Cure("no_stricter", terms=list(more)))
    else:
        yield met("appeal_never_stricter", answer, Message("no_stricter_than_before"))
