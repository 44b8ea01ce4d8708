"""Finds the days promised in a letter that a closure recorded since has moved, until another letter gives the new ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.policy.applies import told_days
from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Appeal, Complaint, ComplaintStage, Facts, Request
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Silent
from evenhand.policy.rules.appeals import against, appeal_due, route_of_appeal
from evenhand.policy.rules.complaints import answer_by, stage_answer
from evenhand.policy.rules.requests import answered_on, answering, request_due
from evenhand.policy.verdict import Message, RuleResult
from evenhand.policy.vocabulary import Act, Decision

MOVED = "moved"
"""The outcome of a letter that gives new days."""


@dataclass(frozen=True, slots=True)
class MovedDay:
    """One promised day and what it is now.

    ``what``: review, end, appeal_by, appeal_answer, complaint_acknowledged, complaint_answer, or request_answer.
    """

    what: str
    was: date
    now: date


@dataclass(frozen=True, slots=True)
class _Promise:
    """A day that the customer was given: what of, since when, and how it is worked out of the working days."""

    what: str
    since: date
    day: Callable[[Calendar], date | None]


def moved_days(inquiry: Inquiry) -> tuple[MovedDay, ...]:
    """Return the days to come that the customer was given about the thing in question and that have moved since.

    Soonest first. A stated day on which the landlord is closed moves to the last working day before it; a count of working
    days goes on.
    """
    if inquiry.facts.subject not in told_days(inquiry.facts):
        return ()
    moved = []
    for promise in _promises(inquiry):
        was, now = promise.day(_as_known(inquiry, promise)), promise.day(inquiry.calendar)
        if was and now and was != now and max(was, now) >= inquiry.day:
            moved.append(MovedDay(promise.what, was, now))
    return tuple(sorted(moved, key=lambda one: one.now))


def appeal_given_until(inquiry: Inquiry) -> date | None:
    """Return the last day for an appeal that the letter about the thing in question gave; None where it gave none."""
    facts = inquiry.facts
    since, decision = _issued_on(facts), facts.decision_of(facts.subject)
    if since is None or decision is None:
        return None
    return _window(inquiry, decision, since, inquiry.calendar)


def _as_known(inquiry: Inquiry, promise: _Promise) -> Calendar:
    """Return the working days as they were known when a day was promised, or when the latest letter about it gave new ones."""
    letters = [(row.on, row.outcome == MOVED) for row in inquiry.facts.letters if row.of == inquiry.facts.subject]
    on, inclusive = max([(promise.since, False), *letters])
    return inquiry.calendar.known_on(on, inclusive=inclusive)


def _promises(inquiry: Inquiry) -> Iterator[_Promise]:
    facts = inquiry.facts
    issued, complaint, request = _issued_on(facts), facts.complaint, facts.request
    if issued:
        yield from _stated(facts, issued)
        yield from _of_appeals(inquiry, issued)
    if complaint and complaint.is_open:
        yield from _of_complaint(inquiry, complaint)
    if request and request.waits and answered_on(facts, request) is None:
        yield _Promise("request_answer", request.received_on, lambda calendar: _request_due(inquiry, request, calendar))


def _issued_on(facts: Facts) -> date | None:
    """Return when the letter about the decision in question was issued; of a marker or a referral, else when it was told."""
    measure, appeal, decided = facts.measure, facts.appeal, facts.letter
    if measure:
        return measure.imposed_on
    if decided or appeal:
        return decided.on if decided else appeal.decided_on if appeal else None
    told = facts.marker.told_on if facts.marker else facts.referral.told_on if facts.referral else None
    return min([row.on for row in facts.letters if row.of == facts.subject] or [told]) if told else None


def _stated(facts: Facts, since: date) -> Iterator[_Promise]:
    """Yield the days that a letter states: of the review and of the end."""
    review, end = None, None
    if facts.measure:
        review, end = facts.measure.review_on, facts.measure.last_day
    elif facts.marker:
        review, end = facts.marker.review_on, facts.marker.hard_end_on
    for what, day in (("review", review), ("end", end)):
        if day:
            yield _Promise(what, since, lambda calendar, day=day: calendar.worked_by(day))  # type: ignore[misc]


def _of_appeals(inquiry: Inquiry, issued: date) -> Iterator[_Promise]:
    """Yield the last working day for an appeal until there is one, then the day of its answer."""
    facts = inquiry.facts
    appeals, decision = [appeal for appeal in facts.appeals if appeal.of == facts.subject], facts.decision_of(facts.subject)
    if decision and not appeals and route_of_appeal(inquiry, decision):
        yield _Promise("appeal_by", issued, lambda calendar: _worked_by(calendar, _window(inquiry, decision, issued, calendar)))
    for appeal in appeals:
        if appeal.waits:
            yield _Promise(
                "appeal_answer",
                appeal.received_on,
                lambda calendar, appeal=appeal: _answered_by(inquiry, appeal, calendar),  # type: ignore[misc]
            )


def _window(inquiry: Inquiry, decision: Decision, since: date, calendar: Calendar) -> date | None:
    window = against(inquiry, decision).ask("appeal.window")
    if isinstance(window, Silent) or window.value.within is None:
        return None
    return calendar.count(since, window.value.within.term).last_day


def _worked_by(calendar: Calendar, day: date | None) -> date | None:
    return calendar.worked_by(day) if day else None


def _answered_by(inquiry: Inquiry, appeal: Appeal, calendar: Calendar) -> date | None:
    facts = inquiry.facts.about(appeal.reference)
    _, counted = appeal_due(Inquiry(inquiry.policy, facts, Act.DECIDE_APPEAL, None, inquiry.day, calendar), appeal)
    return counted.last_day if counted else None


def _of_complaint(inquiry: Inquiry, complaint: Complaint) -> Iterator[_Promise]:
    """Yield when the present stage of a complaint is acknowledged and answered; an extension states its own day."""
    stage = complaint.stage
    if stage.answered_on:
        return
    if not stage.acknowledged_on:
        yield _Promise("complaint_acknowledged", stage.began_on, lambda calendar: _acknowledged_by(inquiry, stage, calendar))
    if not stage.until:
        yield _Promise("complaint_answer", stage.began_on, lambda calendar: _stage_answered_by(inquiry, stage, calendar))


def _acknowledged_by(inquiry: Inquiry, stage: ComplaintStage, calendar: Calendar) -> date | None:
    answer = stage_answer(_tracking(inquiry, calendar), stage, "acknowledge_within")
    within = answer.value.acknowledge_within if answer else None
    return calendar.count(stage.began_on, within.term).last_day if within else None


def _stage_answered_by(inquiry: Inquiry, stage: ComplaintStage, calendar: Calendar) -> date | None:
    tracking = _tracking(inquiry, calendar)
    answer = stage_answer(tracking, stage)
    return answer_by(tracking, stage, answer.value).last_day if answer else None


def _tracking(inquiry: Inquiry, calendar: Calendar) -> Inquiry:
    return Inquiry(inquiry.policy, inquiry.facts, Act.TRACK_COMPLAINT, None, inquiry.day, calendar)


def _request_due(inquiry: Inquiry, request: Request, calendar: Calendar) -> date | None:
    asked = answering(inquiry.policy, inquiry.facts, request, inquiry.day, calendar)
    _, counted = request_due(asked, request)
    return counted.last_day if counted else None


@rule(Act.TELL_NEW_DAY, topics=("review",))
def a_day_moved(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A letter about a new day is written where a day that the customer was given has moved."""
    answer = next((found for found in inquiry.every("review") if found.value.told), None)
    if answer is None or inquiry.facts.subject not in told_days(inquiry.facts):
        return
    if moved := moved_days(inquiry):
        yield met("a_day_moved", answer, Message("day_moved", on=moved[0].now))
    else:
        yield inquiry.refused("a_day_moved", answer, Message("no_day_moved"))
