"""Finds the days promised in a letter that a closure recorded since has moved, until another letter gives the new ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Silent
from evenhand.policy.rules.appeals import against, appeal_due
from evenhand.policy.verdict import Message, RuleResult
from evenhand.policy.vocabulary import Act, Decision

MOVED = "moved"
"""The outcome of a letter that gives new days."""


@dataclass(frozen=True, slots=True)
class MovedDay:
    """One promised day and what it is now. ``what``: review, end, appeal_by or appeal_answer."""

    what: str
    was: date
    now: date


def moved_days(inquiry: Inquiry) -> tuple[MovedDay, ...]:
    """Return the days to come that the customer was given for the measure or marker in question and that have moved since.

    Soonest first. A stated day on which the landlord is closed moves to the last working day before it; a count of working
    days goes on.
    """
    promise = _promise(inquiry.facts)
    if promise is None:
        return ()
    before = _known_to_its_letters(inquiry, promise)
    if before is inquiry.calendar:
        return ()
    then, now = dict(_promised(inquiry, promise, before)), dict(_promised(inquiry, promise, inquiry.calendar))
    moved = (MovedDay(what, was, now[what]) for what, was in then.items() if now[what] != was)
    return tuple(sorted((one for one in moved if max(one.was, one.now) >= inquiry.day), key=lambda one: one.now))


@dataclass(frozen=True, slots=True)
class _Promise:
    """What a letter promised, of which kind of decision, since when, with its stated days."""

    of: str
    decision: Decision
    since: date
    review_on: date | None
    end: date | None


def _promise(facts: Facts) -> _Promise | None:
    """Return what was promised for the measure or marker in question, while it lasts; None where nothing was."""
    measure, marker = facts.measure, facts.marker
    if measure and measure.imposed_on and not measure.ended_on:
        return _Promise(measure.reference, Decision.MEASURE, measure.imposed_on, measure.review_on, measure.last_day)
    if marker and marker.told_on and not marker.ended_on:
        return _Promise(marker.reference, Decision.MARKER, marker.told_on, marker.review_on, marker.hard_end_on)
    return None


def _known_to_its_letters(inquiry: Inquiry, promise: _Promise) -> Calendar:
    """Return the working days as they were known when the latest letter about a measure or marker was issued."""
    letters = [(row.on, row.outcome == MOVED) for row in inquiry.facts.letters if row.of == promise.of]
    on, inclusive = max([*letters, *([(promise.since, False)] if promise.decision is Decision.MEASURE or not letters else [])])
    return inquiry.calendar.known_on(on, inclusive=inclusive)


def _promised(inquiry: Inquiry, promise: _Promise, calendar: Calendar) -> Iterator[tuple[str, date]]:
    for what, day in (("review", promise.review_on), ("end", promise.end)):
        if day:
            yield what, calendar.worked_by(day)
    appeals = [appeal for appeal in inquiry.facts.appeals if appeal.of == promise.of]
    window = against(inquiry, promise.decision).ask("appeal.window")
    if not appeals and not isinstance(window, Silent) and window.value.within:
        yield "appeal_by", calendar.worked_by(calendar.count(promise.since, window.value.within.term).last_day)
    for appeal in appeals:
        if appeal.waits:
            facts = inquiry.facts.about(appeal.reference)
            _, counted = appeal_due(Inquiry(inquiry.policy, facts, Act.DECIDE_APPEAL, None, inquiry.day, calendar), appeal)
            if counted:
                yield "appeal_answer", counted.last_day


@rule(Act.TELL_NEW_DAY, topics=("review",))
def a_day_moved(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A letter about a new day is written where a day that the customer was given has moved."""
    answer = next((found for found in inquiry.every("review") if found.value.told), None)
    if answer is None or not (inquiry.facts.measure or inquiry.facts.marker):
        return
    if moved := moved_days(inquiry):
        yield met("a_day_moved", answer, Message("day_moved", on=moved[0].now))
    else:
        yield inquiry.refused("a_day_moved", answer, Message("no_day_moved"))
