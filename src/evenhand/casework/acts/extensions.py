"""Proposes and decides extensions of measures; the old end applies until the decision."""

from dataclasses import replace

from evenhand.casework.acts.lookups import issue, measure_of, release_of
from evenhand.casework.context import ActContext, Effect
from evenhand.casework.details.reviews import Lengthened
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act
from evenhand.measures import actions as measures
from evenhand.measures.models import Extension, Measure
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews import actions as reviews


def _proposing(ctx: ActContext[Lengthened]) -> Facts:
    told = ctx.details
    facts = ctx.facts.about(ctx.subject)
    facts = facts.knowing(**{fact: known.so(ctx.on, ctx.by.user.reference) for fact in told.facts})
    facts = facts.plus(reviewing=known.ReviewDone(ctx.on, keeps=True, next_on=told.review_on))
    in_question = tuple(
        replace(row, until_before=row.until, until=told.until) if row.reference == ctx.subject else row
        for row in facts.measures
    )
    return facts.plus(measures=in_question)


@act(Act.PROPOSE_EXTENSION, may=(CASEWORKER, AUTHORISER), draft=_proposing)
def propose_extension(ctx: ActContext[Lengthened]) -> Effect:
    """Record the proposed extension; the measure keeps its last day."""
    told = ctx.details
    fields = {"until": told.until, "review_on": told.review_on, "release": release_of(ctx)}
    measures.propose_extension(measure_of(ctx), by=ctx.by.user, on=ctx.on, why=told.words, fields=fields)
    return Effect(ctx.subject or "", told.facts)


def _deciding(ctx: ActContext) -> Facts:
    facts = ctx.facts.about(ctx.subject)
    asked = _asked(ctx)
    next_on = asked.review_on if asked else None
    says = frozenset(written(ctx, Decision.REVIEW).says)
    return facts.plus(reviewing=known.ReviewDone(ctx.on, keeps=True, next_on=next_on), says=says)


def _asked(ctx: ActContext) -> Extension | None:
    measure: Measure = measure_of(ctx)
    return measures.open_extension(measure)


@act(Act.EXTEND, may=(AUTHORISER, REVIEWER), draft=_deciding)
def extend(ctx: ActContext) -> Effect:
    """Grant the extension, and issue the letter with which the last day moves; the decision counts as a review."""
    measure, asked = measure_of(ctx), _asked(ctx)
    assert asked is not None  # noqa: S101  (the engine refuses where nobody asked)
    looked = reviews.record(ctx.the_case, measure.reference, by=ctx.by.user, on=ctx.on, outcome="extend", why=ctx.details.words)
    letter = issue(ctx, Decision.REVIEW, subject=looked.reference, about=measure.reference, outcome="extend")
    measures.extend(measure, asked, by=ctx.by.user, on=ctx.on, because=ctx.details.words)
    return Effect(measure.reference, letter=letter.reference)


def settled(ctx: ActContext) -> bool:
    """Send back, or withdraw, an open extension; return whether there was one."""
    asked = _asked(ctx)
    if asked is None:
        return False
    by = ctx.by.user if ctx.act is Act.SEND_BACK else None
    measures.settle(asked, on=ctx.on, by=by, because=ctx.details.words)
    return True
