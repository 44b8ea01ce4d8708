"""Computes what is owed by when: notices, reviews, answers to appeals, steps after the urgent route.

A duty is computed from facts and policy on each call; nothing counts it down. Each holds its count, so
that every page and letter shows the same day and how it came about.
"""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar, Counted
from evenhand.policy.duties.complaints import complaints_answered
from evenhand.policy.duties.departures import decided_again, still_owed
from evenhand.policy.duties.duty import Duty, State, whether_done
from evenhand.policy.duties.harassment import workers_protected
from evenhand.policy.duties.letters import letters_given
from evenhand.policy.duties.moved_days import new_days_told
from evenhand.policy.duties.on_the_spot import ended_followed_up
from evenhand.policy.duties.referrals import (
    corrections_sent,
    hazards_handed_over,
    referrals_made,
    referrals_settled,
    referrals_told,
)
from evenhand.policy.duties.requests import requests_answered
from evenhand.policy.duties.review_schedule import PlannedReview, Since, planned_reviews
from evenhand.policy.duties.warnings import needs_looked_at, notes_placed, reviewed_upon_events, warnings_reviewed
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Appeal, Facts, Marker, Measure, ReviewDone
from evenhand.policy.inquiry import Inquiry, named
from evenhand.policy.layers import Policy, Silent
from evenhand.policy.pack.answers import Party, Span
from evenhand.policy.rules.appeals import appeal_due
from evenhand.policy.rules.limits import review_rule
from evenhand.policy.rules.notices import notices
from evenhand.policy.rules.preconditions import waived_facts
from evenhand.policy.verdict import Cited, Message
from evenhand.policy.vocabulary import Act, Category, Decision, Tri

__all__ = ["ESCALATED", "Duty", "State", "appeal_due", "duties", "named_for_reviews"]
ESCALATED = frozenset({"review_missed", "marker_hard_end"})
"""The duties that a missed review gives to those who decide, until one of them has decided."""


def duties(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> tuple[Duty, ...]:
    """Return all duties of a case under all layers, soonest first; a duty that is done stays in the list with its day."""
    owed = [*_of_measures(policy, facts, at, calendar), *_of_markers(policy, facts, at, calendar)]
    later = (
        warnings_reviewed,
        reviewed_upon_events,
        notes_placed,
        complaints_answered,
        requests_answered,
        referrals_made,
        referrals_told,
        referrals_settled,
        hazards_handed_over,
        ended_followed_up,
        workers_protected,
        corrections_sent,
        decided_again,
        needs_looked_at,
        letters_given,
        new_days_told,
    )
    for of_this_kind in (_reported, _of_appeals, _catch_up, *later):
        owed += of_this_kind(policy, facts, at, calendar)
    left = still_owed(owed, facts)
    return tuple(sorted(left, key=lambda duty: (duty.due_on or date.max, duty.kind, duty.subject)))


def _inquiry(policy: Policy, facts: Facts, act: Act, at: date, calendar: Calendar) -> Inquiry:
    return Inquiry(policy, facts, act, None, at, calendar)


def _of_measures(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    for measure in facts.measures:
        if measure.imposed_on is None:
            continue
        inquiry = _inquiry(policy, facts.about(measure.reference), Act.REVIEW, at, calendar)
        yield from _notice(inquiry, measure)
        if measure.ended_on is None or measure.reviews:
            yield from _reviews(inquiry, measure)
            yield from _review_missed(inquiry, measure)
        for review in measure.reviews:
            yield from _outcome_told(inquiry, measure.reference, review)


def _notice(inquiry: Inquiry, measure: Measure) -> Iterator[Duty]:
    found = notices(inquiry.policy, Decision.MEASURE, inquiry.about, inquiry.jurisdiction)
    if not found or measure.imposed_on is None:
        return
    answer = next((answer for answer in found if answer.value.within), found[0])
    counted = _counted(inquiry, measure.imposed_on, answer.value.within)
    yield Duty(
        "notice",
        measure.reference,
        measure.withheld_until or (counted.last_day if counted else measure.imposed_on),
        answer.cited,
        Message("duty_notice"),
        Act.SERVE,
        counted,
        whether_done(inquiry.facts, measure.served_on),
        measure.served_on,
        Category.NO_NOTICE,
    )


def _reviews(inquiry: Inquiry, measure: Measure) -> Iterator[Duty]:
    answer = review_rule(inquiry)
    start = measure.starts_on or measure.imposed_on
    if start is None:
        return
    next_on = measure.kept_until or measure.review_on
    if isinstance(answer, Silent):
        cited = _floor_review(inquiry)
        if next_on or cited:
            yield _review(inquiry, measure, next_on, cited)
        return
    for again in planned_reviews(inquiry, answer, Since(start, measure.reviews, next_on)):
        runs = measure.ended_on is None and (measure.last_day is None or again.due_on <= measure.last_day)
        if again.done or runs:
            yield _review(inquiry, measure, again.due_on, answer.cited, again)


def _review_missed(inquiry: Inquiry, measure: Measure) -> Iterator[Duty]:
    """After a missed review a safety instruction stays, and the people who decide on measures hear of it that day."""
    answer, due = inquiry.safeguard("end_or_review"), measure.review_on
    if answer is None or measure.if_missed != "stays" or measure.ended_on or due is None or inquiry.day <= due:
        return
    deciding = inquiry.provisions.authority(Act.AUTHORISE)
    by = None if isinstance(deciding, Silent) else deciding.value.by
    message = Message("duty_review_missed", **(named(by) if by else {}))
    missing = whether_done(inquiry.facts, None)
    yield Duty(
        "review_missed", measure.reference, due, answer.cited, message, Act.REVIEW, None, missing, None, Category.NO_REVIEW,
        _who(by),
    )  # fmt: skip


def named_for_reviews(policy: Policy) -> frozenset[str]:
    """Return the roles, teams and committees that a policy gives a review to, or a decision after a missed one."""
    deciding = {Act.AUTHORISE, Act.AUTHORISE_MARKER}
    parties = [answer.value.by for answer in policy.every("authority") if answer.value.act in deciding]
    for answer in policy.every("review"):
        parties += [reviewer.by for reviewer in answer.value.reviewers] + ([answer.value.by] if answer.value.by else [])
    return frozenset(name for party in parties for name in _who(party))


def _floor_review(inquiry: Inquiry) -> Cited | None:
    answer = inquiry.safeguard("end_or_review")
    return answer.cited if answer else None


def _review(
    inquiry: Inquiry, measure: Measure, due: date | None, cited: Cited | None, again: PlannedReview | None = None
) -> Duty:
    on = again.done.on if again and again.done else None
    by = again.by if again else None
    message = Message("duty_review_by", **named(by)) if by else Message("duty_review")
    return Duty(
        "review",
        measure.reference,
        due,
        cited,
        message if due else Message("duty_review_undated"),
        Act.REVIEW,
        None,
        whether_done(inquiry.facts, on),
        on,
        Category.LATE_REVIEW if on else Category.NO_REVIEW,
        _who(by),
    )


def _who(by: Party | None) -> tuple[str, ...]:
    return (*by.roles, *filter(None, (by.team, by.committee))) if by else ()


def _outcome_told(inquiry: Inquiry, subject: str, review: ReviewDone) -> Iterator[Duty]:
    told = [answer for answer in inquiry.every("review") if answer.value.told]
    longer, measure = review.outcome == "extend", inquiry.facts.measure
    if longer and review.told_on is None and measure and measure.ended_on:
        return  # it ended before its customer was told: the letter would say what is not so
    message = Message("duty_tell_extension" if longer else "duty_tell_review_outcome")
    if measure and measure.kept_until and review is measure.reviews[-1]:
        message = Message("duty_tell_kept", on=measure.review_on)
    for answer in told[:1]:
        yield Duty(
            "tell_review_outcome",
            subject,
            review.on,
            answer.cited,
            message,
            Act.SERVE,
            None,
            whether_done(inquiry.facts, review.told_on),
            review.told_on,
            Category.NO_NOTICE,
        )


def hears_of_authorised(inquiry: Inquiry) -> tuple[str, ...]:
    """Return who hears of each measure that is authorised, each once."""
    told = (answer.value.to for answer in inquiry.every("report") if answer.value.upon is Act.AUTHORISE)
    return tuple(dict.fromkeys(told))


def _reported(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    told = facts.fact("teams_informed")
    for measure in facts.measures:
        if measure.authorised_on is None:
            continue
        inquiry = _inquiry(policy, facts.about(measure.reference), Act.AUTHORISE, at, calendar)
        for answer in inquiry.every("report"):
            if answer.value.upon is not Act.AUTHORISE:
                continue
            done_on = told.on if told.state is Tri.YES and told.on and told.on >= measure.authorised_on else None
            yield Duty(
                "report",
                measure.reference,
                measure.authorised_on,
                answer.cited,
                Message("duty_report", to=answer.value.to),
                Act.INFORM_TEAMS,
                None,
                whether_done(facts, done_on),
                done_on,
                Category.RECORDS_POOR,
            )


def _of_markers(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    for marker in facts.markers:
        if marker.authorised_on is None or marker.ended_on is not None:
            continue
        inquiry = _inquiry(policy, facts.about(marker.reference), Act.REVIEW_MARKER, at, calendar)
        yield from _marker_told(inquiry, marker)
        yield from _marker_confirmed(inquiry, marker)
        yield from _marker_reviewed(inquiry, marker, marker.authorised_on)
        yield from _marker_hard_end(inquiry, marker)


def _marker_reviewed(inquiry: Inquiry, marker: Marker, start: date) -> Iterator[Duty]:
    answer = review_rule(inquiry)
    act, missing = Act.REVIEW_MARKER, whether_done(inquiry.facts, None)
    if isinstance(answer, Silent):
        due = marker.review_on
        message = Message("duty_marker_review" if due else "duty_marker_review_undated")
        cited = _floor_review(inquiry)
        yield Duty("marker_review", marker.reference, due, cited, message, act, None, missing, None, Category.NO_REVIEW)
        return
    for again in planned_reviews(inquiry, answer, Since(start, marker.reviews, marker.review_on)):
        if again.done:
            continue
        message = Message("duty_marker_review_by", **named(again.by)) if again.by else Message("duty_marker_review")
        yield Duty(
            "marker_review",
            marker.reference,
            again.due_on,
            answer.cited,
            message,
            act,
            None,
            missing,
            None,
            Category.NO_REVIEW,
            _who(again.by),
        )


def _marker_hard_end(inquiry: Inquiry, marker: Marker) -> Iterator[Duty]:
    """After a missed review the marker stays, overdue, until its last day; a senior officer decides before then."""
    answer, last = inquiry.safeguard("marker_hard_end"), marker.hard_end_on
    if answer is None or last is None or marker.review_on is None or inquiry.day <= marker.review_on:
        return
    senior = inquiry.provisions.authority(Act.AUTHORISE_MARKER)
    by = None if isinstance(senior, Silent) else senior.value.by
    yield Duty(
        "marker_hard_end",
        marker.reference,
        last,
        answer.cited,
        Message("duty_marker_hard_end", missed=marker.review_on, **(named(by) if by else {})),
        Act.REVIEW_MARKER,
        None,
        whether_done(inquiry.facts, None),
        None,
        Category.NO_REVIEW,
        _who(by),
    )


def _marker_told(inquiry: Inquiry, marker: Marker) -> Iterator[Duty]:
    answer = inquiry.safeguard("marker_told")
    if answer is None or marker.authorised_on is None:
        return
    yield Duty(
        "tell_marker",
        marker.reference,
        marker.withheld_until or marker.authorised_on,
        answer.cited,
        Message("duty_tell_marker"),
        Act.TELL_MARKER,
        None,
        whether_done(inquiry.facts, marker.told_on),
        marker.told_on,
        Category.MARKER_NOT_TOLD,
    )


def _marker_confirmed(inquiry: Inquiry, marker: Marker) -> Iterator[Duty]:
    offered = inquiry.policy.catalogue("marker").get(marker.key)
    if offered is None or offered.value.steps == "one" or marker.authorised_on is None:
        return
    counted = _counted(inquiry, marker.authorised_on, offered.value.confirm_within)
    yield Duty(
        "confirm_marker",
        marker.reference,
        counted.last_day if counted else None,
        offered.cited,
        Message("duty_confirm_marker"),
        Act.CONFIRM_MARKER,
        counted,
        whether_done(inquiry.facts, marker.confirmed_on),
        marker.confirmed_on,
    )


def _of_appeals(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    for appeal in facts.appeals:
        if appeal.withdrawn_on:
            continue
        inquiry = _inquiry(policy, facts.about(appeal.reference), Act.DECIDE_APPEAL, at, calendar)
        answer, counted = appeal_due(inquiry, appeal)
        if answer is not None:
            told_on = appeal.told_on or (None if facts.complete else appeal.decided_on)
            yield Duty(
                "appeal_answer",
                appeal.reference,
                counted.last_day if counted else None,
                answer.cited,
                _answering(appeal, dated=counted is not None),
                Act.SERVE if appeal.decided_on else Act.DECIDE_APPEAL,
                counted,
                whether_done(facts, told_on),
                told_on,
                Category.APPEAL_LATE,
            )


def _answering(appeal: Appeal, *, dated: bool) -> Message:
    """Return what is left to do: an appeal is answered once its customer has the answer, not once it is decided."""
    if appeal.decided_on and not appeal.told_on:
        return Message("duty_give_appeal_answer")
    return Message("duty_appeal_answer" if dated else "duty_appeal_answer_undated")


def _catch_up(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    if facts.urgent_since is None:
        return
    seen: set[str] = set()
    for inquiry in _looks_at_what_was_urgent(policy, facts, at, calendar):
        for fact, answer in waived_facts(inquiry):
            if fact in seen:
                continue
            seen.add(fact)
            counted = _counted(inquiry, facts.urgent_since, answer.value.catch_up_within)
            message = Message("duty_catch_up" if counted else "duty_catch_up_undated", fact=fact)
            due = counted.last_day if counted else None
            missing = whether_done(facts, None)
            by = FACT_CATALOGUE[fact].by if fact in FACT_CATALOGUE else Act.ASSESS
            yield Duty("catch_up", fact, due, answer.cited, message, by, counted, missing)


def _looks_at_what_was_urgent(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Inquiry]:
    """Yield an inquiry for the case and for each measure in force: each may have left steps to do after the urgent route."""
    standing = [measure.reference for measure in facts.measures if not measure.withdrawn_on]
    for act in (Act.PROPOSE, Act.AUTHORISE):
        for subject in (None, *standing):
            yield _inquiry(policy, facts.about(subject), act, at, calendar)


def _counted(inquiry: Inquiry, start: date, span: Span | None) -> Counted | None:
    return inquiry.calendar.count(start, span.term) if span else None
