"""Rules on appeals: always recorded; which decisions, by when, on which grounds, by which reviewer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evenhand.policy.calendar import Counted, Counting
from evenhand.policy.facts.facts import Appeal, Facts, Referral
from evenhand.policy.inquiry import Inquiry, met, named, rule, silent
from evenhand.policy.layers import Answer, Provisions, Silent
from evenhand.policy.rules.authority import quorum
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Decision, Ground


def against(inquiry: Inquiry, decision: Decision) -> Provisions:
    """Return what all layers answer on an appeal against such a decision about the thing in question."""
    return inquiry.policy.provisions(replace(inquiry.about, decision=decision), inquiry.jurisdiction)


def route_of_appeal(inquiry: Inquiry, decision: Decision | None) -> Answer | None:
    """Return the first layer's answer that lets such a decision be appealed; None where no layer does.

    Rules, letters and pages all ask here: none offers an appeal that another refuses to decide.
    """
    if decision is None:
        return None
    answers = against(inquiry, decision).every("appeal.decisions")
    return next((answer for answer in answers if decision in answer.value.decisions), None)


def appeal_due(inquiry: Inquiry, appeal: Appeal) -> tuple[Answer | None, Counted | None]:
    """Return the answer that sets the time for deciding an appeal, with its count; no count where no layer sets a time.

    Where no layer sets the first day of the count, receipt is used: the earlier day, so that no answer is late for
    want of an adopted start. Lint asks for one.
    """
    answers = inquiry.every("appeal.answer")
    timed = next((answer for answer in answers if answer.value.within), None)
    if timed is None:
        return next(iter(answers), None), None
    start = inquiry.ask("appeal.count")
    counting: Counting = "same_day" if isinstance(start, Silent) or start.value.starts == "receipt" else "day_after"
    return timed, inquiry.calendar.count(appeal.received_on, timed.value.within.term, counting)


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("appeal.decisions",))
def appealable(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Some layer lets this decision be appealed. An appeal is recorded even where none does; only deciding it waits."""
    appeal = inquiry.facts.appeal
    if appeal is None:
        return
    answer = route_of_appeal(inquiry, appeal.decision)
    if answer is not None:
        yield met("appealable", answer, Message("may_appeal", decision=appeal.decision))
    elif inquiry.act is Act.DECIDE_APPEAL:
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
        return _given(inquiry, answered.decided_on, answered.told_on, answer)
    measure = next((measure for measure in inquiry.facts.measures if measure.reference == appeal.of), None)
    if measure:
        return _given(inquiry, measure.imposed_on, measure.served_on, answer)
    if referred := _referral_appealed(inquiry.facts):
        return _given(inquiry, referred.on, referred.told_on, answer)
    marker = next((marker for marker in inquiry.facts.markers if marker.reference == appeal.of), None)
    if marker:
        return marker.told_on
    decided = next((decided for decided in inquiry.facts.decided if decided.reference == appeal.of), None)
    return _given(inquiry, decided.on, decided.served_on, answer) if decided else None


def _given(inquiry: Inquiry, decided_on: date | None, served_on: date | None, answer: Answer) -> date | None:
    """Return from when the time runs: nobody has less of it because their letter came late; a history may not know that day."""
    if answer.value.starts == "imposed" and not (served_on or inquiry.facts.complete):
        return decided_on
    return served_on


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


_CHALLENGED = (Act.AUTHORISE, Act.IMPOSE, Act.AUTHORISE_MARKER, Act.FIND, Act.WARN, Act.REFUSE_COMPLAINT)


@rule(*_CHALLENGED, topics=("appeal.reviewer", "appeal.decisions"))
def appeal_route(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Before a decision that can be appealed it is settled who would review the appeal."""
    if route_of_appeal(inquiry, inquiry.about.decision) is None:
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


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("safeguard",))
def appeal_after_embargo(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An appeal against a referral waits until the customer may be told of it."""
    answer, referred = inquiry.safeguard("withholding_is_dated"), _referral_appealed(inquiry.facts)
    if answer is None or referred is None or referred.withheld_until is None:
        return
    message = Message("not_told_before", on=referred.withheld_until)
    if inquiry.day >= referred.withheld_until or referred.told_on:
        yield met("appeal_after_embargo", answer, message)
    else:
        yield inquiry.refused("appeal_after_embargo", answer, message, Cure("wait_until", on=referred.withheld_until))


@rule(Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, topics=("safeguard",))
def appeal_recalls_no_report(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An appeal against a report keeps it or corrects what was recorded and sent; it neither recalls nor delays it.

    Each body that had the data hears of the correction (UK GDPR art. 16, 19).
    """
    answer, appeal = inquiry.safeguard("appeal_recalls_no_report"), inquiry.facts.appeal
    if answer is None or appeal is None or _referral_appealed(inquiry.facts) is None:
        return
    if appeal.outcome in {"", *OF_A_REPORT}:
        yield met("appeal_recalls_no_report", answer, Message("report_goes_on"))
    else:
        yield inquiry.refused("appeal_recalls_no_report", answer, Message("report_goes_on"), Cure("keep_or_correct"))


OF_A_REPORT = ("kept", "corrected")
"""What an appeal against a report comes to."""


def _referral_appealed(facts: Facts) -> Referral | None:
    return facts.row("referrals", facts.referrals, facts.appealed(facts.subject))


def decider_of(facts: Facts) -> str | None:
    """Return who decided what an appeal is, or would be, against; None where that is not known."""
    appeal = facts.appeal
    of = appeal.of if appeal else facts.subject
    found: dict[str, str | None] = {measure.reference: measure.authorised_by for measure in facts.measures}
    found |= {marker.reference: marker.authorised_by for marker in facts.markers}
    found |= {decided.reference: decided.by for decided in facts.decided}
    found |= {referred.reference: referred.by for referred in facts.referrals}
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
