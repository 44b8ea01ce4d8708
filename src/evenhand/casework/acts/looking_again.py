"""Measures and markers looked at again: kept, lifted, lapsed."""

from typing import cast

from evenhand.casework import details as said
from evenhand.casework.acts.ending import end_marker, end_measure
from evenhand.casework.acts.rows import marker_of, measure_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.doing import Changed, Doing, Followed
from evenhand.markers import actions as markers
from evenhand.measures import actions as measures
from evenhand.policy import facts as known
from evenhand.policy.facts import Facts
from evenhand.policy.vocabulary import Act
from evenhand.reviews import actions as reviews


def _reviewing(doing: Doing) -> Facts:
    told = cast("said.Reviewed", doing.details)
    review = known.Looking(
        doing.on,
        doing.by.user.reference,
        told.told_on,
        keeps=told.outcome == "keep",
        next_on=told.next_on,
        hard_end_on=told.hard_end_on,
    )
    return doing.facts.about(doing.subject).plus(reviewing=review)


def review(doing: Doing) -> Changed:
    """Keep what the review came to; lift, or let it stand until the next one."""
    told = cast("said.Reviewed", doing.details)
    case, subject = doing.the_case, doing.subject or ""
    reviews.record(case, subject, by=doing.by.user, on=doing.on, outcome=told.outcome, why=told.words, told_on=told.told_on)
    ended: tuple[Followed, ...] = ()
    if doing.act is Act.REVIEW_MARKER:
        _review_marker(doing, told)
    elif told.outcome == "lift":
        ended = end_measure(doing, measure_of(doing))
    else:
        measures.keep(measure_of(doing), review_on=told.next_on)
    return Changed(subject, ("review_outcome_told",) if told.told_on else (), followed=ended)


def _review_marker(doing: Doing, told: said.Reviewed) -> None:
    if told.outcome == "lift":
        end_marker(doing, marker_of(doing))
    else:
        markers.keep(marker_of(doing), review_on=told.next_on, hard_end_on=told.hard_end_on)


def lift(doing: Doing) -> Changed:
    """Lift the measure; today is its last day."""
    return Changed(doing.subject or "", followed=end_measure(doing, measure_of(doing)))


def lapse(doing: Doing) -> Changed:
    """Note that the measure has lapsed: its last day was its end, or the day of the review that was missed."""
    measure = measure_of(doing)
    last = min(day for day in (measure.until, measure.review_on) if day)
    return Changed(measure.reference, followed=end_measure(doing, measure, lifted=False, last=last))


CHANGES: Changes = {
    Act.REVIEW: review,
    Act.REVIEW_MARKER: review,
    Act.LIFT: lift,
    Act.LAPSE: lapse,
}


DRAFTS: Drafts = {
    Act.REVIEW: _reviewing,
    Act.REVIEW_MARKER: _reviewing,
}
