"""Computes what is owed after a step: reviews of warnings and needs, and notes on the record."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.duties.review_schedule import Since
from evenhand.policy.facts.facts import Decided, Facts, Marker, Measure
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy, Silent
from evenhand.policy.rules.limits import latest_review, review_rule
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category, Tri


def warnings_reviewed(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the reviews of findings and warnings that a layer asks for; without a day where no layer sets an interval."""
    for decided in facts.decided:
        inquiry = Inquiry(policy, facts.about(decided.reference), Act.REVIEW, None, at, calendar)
        asking = next((answer for answer in inquiry.every("review") if answer.value.of is decided.decision), None)
        if asking is None:
            continue
        start = decided.on
        for review in sorted(decided.reviews, key=lambda review: review.on):
            yield Duty(
                "review",
                decided.reference,
                _review_day(inquiry, decided, start),
                asking.cited,
                Message("duty_review_warning"),
                Act.REVIEW,
                done=Tri.YES,
                done_on=review.on,
                breach=Category.LATE_REVIEW,
            )
            start = review.on
        if facts.closed_on is None:
            due = _review_day(inquiry, decided, start)
            message = Message("duty_review_warning" if due else "duty_review_warning_undated")
            missing = whether_done(facts, None)
            yield Duty(
                "review",
                decided.reference,
                due,
                asking.cited,
                message,
                Act.REVIEW,
                done=missing,
                breach=Category.NO_REVIEW,
            )


def reviewed_upon_events(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the reviews that a layer asks for upon an event, where none was done since the event."""
    for measure in facts.measures:
        if measure.imposed_on and not measure.ended_on:
            inquiry = Inquiry(policy, facts.about(measure.reference), Act.REVIEW, None, at, calendar)
            yield from _upon_events(inquiry, Act.REVIEW, Since(measure.imposed_on, measure.reviews))
    for marker in facts.markers:
        if marker.authorised_on and not marker.ended_on:
            inquiry = Inquiry(policy, facts.about(marker.reference), Act.REVIEW_MARKER, None, at, calendar)
            yield from _upon_events(inquiry, Act.REVIEW_MARKER, Since(marker.authorised_on, marker.reviews))


def _upon_events(inquiry: Inquiry, act: Act, since: Since) -> Iterator[Duty]:
    last = max((review.on for review in since.reviews), default=since.start)
    for answer in inquiry.every("review"):
        for event in answer.value.on_event if answer.value.of is inquiry.about.decision else ():
            day = inquiry.facts.events.get(event)
            if day is not None and day > last:
                message = Message("duty_review_upon", event=event)
                missing = whether_done(inquiry.facts, None)
                subject = inquiry.facts.subject or ""
                yield Duty("review_upon", subject, day, answer.cited, message, act, None, missing, None, Category.NO_REVIEW)


def _review_day(inquiry: Inquiry, decided: Decided, start: date) -> date | None:
    answer = review_rule(inquiry)
    latest = None if isinstance(answer, Silent) else latest_review(inquiry, answer, start)
    chosen = decided.review_on if decided.review_on and decided.review_on > start else None
    return min(filter(None, (latest, chosen)), default=None)


def notes_placed(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the note on the record for each imposed measure, where a layer asks for one."""
    jurisdiction = Inquiry(policy, facts, Act.PLACE_MARKER, None, at, calendar).jurisdiction
    notes = [answer for answer in policy.every("marker", None, jurisdiction) if answer.value.whenever_action]
    for measure in facts.measures if notes else ():
        if measure.imposed_on is None or measure.ended_on is not None:
            continue
        placed = _placed(facts, notes[0].value.key, measure)
        yield Duty(
            "place_marker",
            measure.reference,
            measure.imposed_on,
            notes[0].cited,
            Message("duty_place_marker", marker=notes[0].value.key),
            Act.PLACE_MARKER,
            done=whether_done(facts, placed.requested_on if placed else None),
            done_on=placed.requested_on if placed else None,
            breach=Category.RECORDS_POOR,
        )


def _placed(facts: Facts, key: str, measure: Measure) -> Marker | None:
    since = measure.imposed_on or date.max
    return next(
        (
            marker
            for marker in (*facts.markers, *facts.markers_elsewhere)  # one live note serves all cases of a customer
            if marker.key == key and marker.requested_on and (marker.ended_on is None or marker.ended_on >= since)
        ),
        None,
    )


def needs_looked_at(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the review of each need, where a layer asks for one."""
    jurisdiction = Inquiry(policy, facts, Act.CHANGE_NEED, None, at, calendar).jurisdiction
    kept = [answer for answer in policy.every("record", None, jurisdiction) if answer.value.reviewed]
    for need in facts.needs if facts.closed_on is None else ():
        wanted = "vulnerability" if need.kind == "vulnerability" else "adjustments"
        asking = next((answer for answer in kept if wanted in answer.value.keeps), None)
        if asking:
            yield Duty(
                "look_at_need",
                need.reference,
                need.relook_on,
                asking.cited,
                Message("duty_look_at_need"),
                Act.CHANGE_NEED,
                done=whether_done(facts, None),
                breach=Category.ADJUSTMENT_IGNORED,
            )
