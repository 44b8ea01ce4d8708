"""Reviews measures and markers: keeps, lightens, lifts, lapses; a letter gives the outcome."""

from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.casework.acts.lookups import conclude_marker, conclude_measure, issue, marker_of, measure_of
from evenhand.casework.context import ActContext, ConsequentAct, Effect
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CALENDAR, CASEWORKER
from evenhand.casework.registry import act
from evenhand.casework.rows import marker_in
from evenhand.letters import actions as letters
from evenhand.markers import actions as markers
from evenhand.measures import actions as measures
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.moved_days import MOVED
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews import actions as reviews
from evenhand.reviews.models import Review

_STAYS = frozenset({"keep", "lighten", "tighten"})


def _reviewing(ctx: ActContext[Reviewed]) -> Facts:
    told = ctx.details
    review = known.ReviewDone(
        ctx.on,
        ctx.by.user.reference,
        keeps=told.outcome in _STAYS,
        next_on=told.next_on,
        hard_end_on=told.hard_end_on,
        outcome=told.outcome,
        other_risk=_gives_another_risk(ctx),
    )
    facts = ctx.facts.about(ctx.subject).plus(reviewing=review)
    if told.outcome == "lighten" and told.terms is not None:
        facts = _changed(facts, terms=told.terms, until=told.until)
    return facts if facts.letter else facts.plus(says=_says(ctx))


def _gives_another_risk(ctx: ActContext[Reviewed]) -> bool:
    row = marker_in(ctx.the_case, ctx.subject) if ctx.details.risk else None
    return row is not None and row.risk != ctx.details.risk


def _varying(ctx: ActContext[Lightened]) -> Facts:
    told = ctx.details
    facts = _changed(ctx.facts.about(ctx.subject), terms=told.terms, until=told.until, review_on=told.review_on)
    return facts.plus(says=_says(ctx))


def _changed(facts: Facts, *, terms: Terms, until: date | None, review_on: date | None = None) -> Facts:
    """Return the facts with a change of the measure in question; days that are not given stay as they are."""
    days = {name: day for name, day in (("until", until), ("review_on", review_on)) if day}
    changed = tuple(
        replace(row, before=row, terms=terms, **days) if row.reference == facts.subject else row  # type: ignore[arg-type]
        for row in facts.measures
    )
    return facts.plus(measures=changed)


def _lifting(ctx: ActContext) -> Facts:
    facts = ctx.facts.about(ctx.subject)
    if facts.marker and facts.marker.told_on is None:
        return facts  # a customer who did not hear of a marker gets no letter about its end
    return facts.plus(reviewing=known.ReviewDone(ctx.on, keeps=False), says=_says(ctx))


def _telling_new_day(ctx: ActContext) -> Facts:
    return ctx.facts.about(ctx.subject).plus(says=_says(ctx))


def _says(ctx: ActContext) -> frozenset[Any]:
    return frozenset(written(ctx, Decision.REVIEW).says)


@act(Act.REVIEW, may=(CASEWORKER, AUTHORISER), draft=_reviewing)
def review(ctx: ActContext[Reviewed]) -> Effect:
    """Record the outcome of the review of a measure or a letter; for a measure, issue the letter."""
    told = ctx.details
    row = _reviewed(ctx)
    if ctx.facts.about(row.subject).letter:
        letters.review(ctx.the_case.notices.get(reference=row.subject), on=told.next_on)
        return Effect(row.subject)
    letter = issue(ctx, Decision.REVIEW, subject=row.reference, about=row.subject, outcome=told.outcome)
    return Effect(row.subject, letter=letter.reference, followed=_review_measure(ctx, told))


@act(Act.REVIEW_MARKER, may=(CASEWORKER, AUTHORISER), draft=_reviewing, keeps=("risk",))
def review_marker(ctx: ActContext[Reviewed]) -> Effect:
    """Record the outcome of the review of a marker, and issue the letter."""
    told = ctx.details
    row = _reviewed(ctx)
    letter = issue(ctx, Decision.REVIEW, subject=row.reference, about=row.subject, outcome=told.outcome)
    _review_marker(ctx, told)
    return Effect(row.subject, letter=letter.reference)


def _reviewed(ctx: ActContext[Reviewed]) -> Review:
    told = ctx.details
    next_on = told.next_on if told.outcome in _STAYS else None
    subject, who = ctx.subject or "", ctx.by.user
    return reviews.record(ctx.the_case, subject, by=who, on=ctx.on, outcome=told.outcome, why=told.words, next_on=next_on)


def _review_measure(ctx: ActContext, told: Reviewed) -> tuple[ConsequentAct, ...]:
    measure = measure_of(ctx)
    if told.outcome == "lift":
        return conclude_measure(ctx, measure)
    if told.outcome == "lighten" and told.terms is not None:
        _vary(ctx, told.terms, until=told.until)
    measures.keep(measure_of(ctx), review_on=told.next_on)
    return ()


def _review_marker(ctx: ActContext, told: Reviewed) -> None:
    marker = marker_of(ctx)
    if told.outcome == "lift":
        conclude_marker(ctx, marker)
        return
    if told.outcome == "lighten" and told.instruction.strip():
        markers.change(marker, instruction=told.instruction)
    if told.risk is not None:
        markers.give_risk(marker, told.risk)
    markers.keep(marker, review_on=told.next_on, hard_end_on=told.hard_end_on)


@act(Act.VARY, may=(CASEWORKER, AUTHORISER), draft=_varying)
def vary(ctx: ActContext[Lightened]) -> Effect:
    """Make the measure lighter at once, and issue the letter."""
    told = ctx.details
    letter = issue(ctx, Decision.REVIEW, about=ctx.subject or "", outcome="lighten")
    _vary(ctx, told.terms, until=told.until, review_on=told.review_on)
    return Effect(ctx.subject or "", letter=letter.reference)


def _vary(ctx: ActContext, terms: Terms, *, until: date | None, review_on: date | None = None) -> None:
    fields: dict[str, Any] = {"terms": terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    fields |= {name: day for name, day in (("until", until), ("review_on", review_on)) if day}
    measures.vary(measure_of(ctx), by=ctx.by.user, on=ctx.on, why=ctx.details.words, fields=fields)


@act(Act.LIFT, may=(CASEWORKER, AUTHORISER), draft=_lifting)
def lift(ctx: ActContext) -> Effect:
    """Lift the measure with today as its last day."""
    letter = issue(ctx, Decision.REVIEW, about=ctx.subject or "", outcome="lift")
    return Effect(ctx.subject or "", followed=conclude_measure(ctx, measure_of(ctx)), letter=letter.reference)


@act(Act.END_MARKER, may=(CASEWORKER, AUTHORISER), draft=_lifting)
def end_marker(ctx: ActContext) -> Effect:
    """End the marker, with a letter where the customer knew of it."""
    marker, letter = marker_of(ctx), ""
    if marker.told_on:
        letter = issue(ctx, Decision.REVIEW, about=marker.reference, outcome="lift").reference
    conclude_marker(ctx, marker)
    return Effect(marker.reference, letter=letter)


@act(Act.LAPSE, may=(CASEWORKER, AUTHORISER, CALENDAR))
def lapse(ctx: ActContext) -> Effect:
    """Record that the measure ended on its last day, or on the day of a missed review; write to a customer who knew of it."""
    measure, known_of = measure_of(ctx), ctx.facts.about(ctx.subject).measure
    followed = conclude_measure(ctx, measure, lifted=False, last=known_of.lapses_after if known_of else None)
    if known_of is None or known_of.served_on is None or ctx.facts.died_on:
        return Effect(measure.reference, followed=followed)
    letter = issue(ctx, Decision.REVIEW, about=measure.reference, outcome=known_of.ending)
    return Effect(measure.reference, followed=followed, letter=letter.reference)


@act(Act.TELL_NEW_DAY, may=(CASEWORKER, AUTHORISER), draft=_telling_new_day)
def tell_new_day(ctx: ActContext) -> Effect:
    """Issue the letter that gives each day that a closure has moved; no row of the measure changes."""
    letter = issue(ctx, Decision.REVIEW, about=ctx.subject or "", outcome=MOVED)
    return Effect(ctx.subject or "", letter=letter.reference)


@act(Act.KEEP_AS_DECIDED, may=(CASEWORKER, AUTHORISER))
def keep_as_decided(ctx: ActContext) -> Effect:
    """Keep a measure or marker as an earlier policy had it: its row stays; the step and the journal hold the reason."""
    return Effect(ctx.subject or "")
