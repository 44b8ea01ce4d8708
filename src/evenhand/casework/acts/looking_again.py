"""Measures and markers looked at again: kept, made lighter, lifted, lapsed. Whatever comes of it is told by a letter."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from evenhand.casework.acts.ending import end_marker, end_measure
from evenhand.casework.acts.rows import issue, marker_of, measure_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.doing import Changed, Doing, Followed
from evenhand.casework.writing import written
from evenhand.letters import actions as letters
from evenhand.markers import actions as markers
from evenhand.measures import actions as measures
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews import actions as reviews

_STAYS = frozenset({"keep", "lighten", "tighten"})


def _reviewing(doing: Doing) -> Facts:
    told = cast("Reviewed", doing.details)
    review = known.ReviewDone(
        doing.on,
        doing.by.user.reference,
        keeps=told.outcome in _STAYS,
        next_on=told.next_on,
        hard_end_on=told.hard_end_on,
        outcome=told.outcome,
    )
    facts = doing.facts.about(doing.subject).plus(reviewing=review)
    if told.outcome == "lighten" and told.terms is not None:
        facts = _changed(facts, terms=told.terms, until=told.until)
    return facts if facts.letter else facts.plus(says=_says(doing))


def _varying(doing: Doing) -> Facts:
    told = cast("Lightened", doing.details)
    facts = _changed(doing.facts.about(doing.subject), terms=told.terms, until=told.until, review_on=told.review_on)
    return facts.plus(says=_says(doing))


def _changed(facts: Facts, *, terms: Terms, until: date | None, review_on: date | None = None) -> Facts:
    """Return the facts with a change of the measure in question; days that are not given stay as they are."""
    days = {name: day for name, day in (("until", until), ("review_on", review_on)) if day}
    changed = tuple(
        replace(row, before=row, terms=terms, **days) if row.reference == facts.subject else row  # type: ignore[arg-type]
        for row in facts.measures
    )
    return facts.plus(measures=changed)


def _lifting(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    if facts.marker and facts.marker.told_on is None:
        return facts  # who was not told of a marker gets no letter about its end
    return facts.plus(reviewing=known.ReviewDone(doing.on, keeps=False), says=_says(doing))


def _says(doing: Doing) -> frozenset[Any]:
    return frozenset(written(doing, Decision.REVIEW).says)


def review(doing: Doing) -> Changed:
    """Keep what the review came to, and issue the letter about it."""
    told = cast("Reviewed", doing.details)
    case, subject = doing.the_case, doing.subject or ""
    row = reviews.record(case, subject, by=doing.by.user, on=doing.on, outcome=told.outcome, why=told.words)
    if doing.facts.about(subject).letter:
        letters.review(case.notices.get(reference=subject), on=told.next_on)
        return Changed(subject)
    letter = issue(doing, Decision.REVIEW, subject=row.reference, about=subject, outcome=told.outcome)
    ended = _review_marker(doing, told) if doing.act is Act.REVIEW_MARKER else _review_measure(doing, told)
    return Changed(subject, letter=letter.reference, followed=ended)


def _review_measure(doing: Doing, told: Reviewed) -> tuple[Followed, ...]:
    measure = measure_of(doing)
    if told.outcome == "lift":
        return end_measure(doing, measure)
    if told.outcome == "lighten" and told.terms is not None:
        _vary(doing, told.terms, until=told.until)
    measures.keep(measure_of(doing), review_on=told.next_on)
    return ()


def _review_marker(doing: Doing, told: Reviewed) -> tuple[Followed, ...]:
    marker = marker_of(doing)
    if told.outcome == "lift":
        end_marker(doing, marker)
        return ()
    if told.outcome == "lighten" and told.instruction.strip():
        markers.change(marker, instruction=told.instruction)
    markers.keep(marker, review_on=told.next_on, hard_end_on=told.hard_end_on)
    return ()


def vary(doing: Doing) -> Changed:
    """Make the measure lighter at once, and issue the letter about it."""
    told = cast("Lightened", doing.details)
    letter = issue(doing, Decision.REVIEW, about=doing.subject or "", outcome="lighten")
    _vary(doing, told.terms, until=told.until, review_on=told.review_on)
    return Changed(doing.subject or "", letter=letter.reference)


def _vary(doing: Doing, terms: Terms, *, until: date | None, review_on: date | None = None) -> None:
    fields: dict[str, Any] = {"terms": terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    fields |= {name: day for name, day in (("until", until), ("review_on", review_on)) if day}
    measures.vary(measure_of(doing), by=doing.by.user, on=doing.on, why=doing.details.words, fields=fields)


def lift(doing: Doing) -> Changed:
    """Lift the measure; today is its last day."""
    letter = issue(doing, Decision.REVIEW, about=doing.subject or "", outcome="lift")
    return Changed(doing.subject or "", followed=end_measure(doing, measure_of(doing)), letter=letter.reference)


def take_off(doing: Doing) -> Changed:
    """Take the marker off, and tell whoever was told of it."""
    marker, letter = marker_of(doing), ""
    if marker.told_on:
        letter = issue(doing, Decision.REVIEW, about=marker.reference, outcome="lift").reference
    end_marker(doing, marker)
    return Changed(marker.reference, letter=letter)


def lapse(doing: Doing) -> Changed:
    """Note that the measure has lapsed: its last day was its end, or the day of the review that was missed."""
    measure = measure_of(doing)
    last = next(row.lapses_after for row in doing.facts.measures if row.reference == doing.subject)
    return Changed(measure.reference, followed=end_measure(doing, measure, lifted=False, last=last))


def keep_as_decided(doing: Doing) -> Changed:
    """Keep a measure or marker as an earlier policy had it: no row of it changes; the step and the journal say why."""
    return Changed(doing.subject or "")


CHANGES: Changes = {
    Act.KEEP_AS_DECIDED: keep_as_decided,
    Act.REVIEW: review,
    Act.REVIEW_MARKER: review,
    Act.VARY: vary,
    Act.LIFT: lift,
    Act.LAPSE: lapse,
    Act.END_MARKER: take_off,
}


DRAFTS: Drafts = {
    Act.REVIEW: _reviewing,
    Act.REVIEW_MARKER: _reviewing,
    Act.VARY: _varying,
    Act.LIFT: _lifting,
    Act.END_MARKER: _lifting,
}
