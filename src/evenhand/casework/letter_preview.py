"""Drafts the letter that an act would send now, with the parts that are missing."""

from dataclasses import replace

from evenhand.casework.acts.appeals import changed_measure
from evenhand.casework.context import DRAFT, ActContext
from evenhand.casework.details.measures import Authorised, Instead, Proposed
from evenhand.casework.letters.letter import written
from evenhand.casework.registry import drafted
from evenhand.letters.contents import Composed, compose
from evenhand.measures.models import Measure
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act

_LEADS_TO = {Act.PROPOSE: Act.IMPOSE, Act.AUTHORISE: Act.IMPOSE}
"""The acts of a measure whose form shows its letter."""


def preview(ctx: ActContext) -> Composed | None:
    """Return the letter of an act, with the parts it lacks; None where the act has no letter."""
    letters = kind(_LEADS_TO.get(ctx.act, ctx.act)).letters
    if not letters or ctx.case is None:
        return None
    proposed = _in_question(ctx)
    asked = replace(ctx, facts=drafted(ctx), subject=proposed.reference) if proposed else ctx
    letter = written(asked, letters[-1], proposed=proposed or changed_measure(ctx))
    return compose(letter.kind, letter.facts, letter.must)


def _in_question(ctx: ActContext) -> Measure | None:
    """Return the measure of the form's letter: proposed, or decided in place of a proposal."""
    told: Proposed | Instead | None = ctx.details if isinstance(ctx.details, Proposed) else None
    if isinstance(ctx.details, Authorised):
        told = ctx.details.instead
    if told is None:
        return None
    row = ctx.the_case.measures.filter(reference=ctx.subject).first()
    why = told.words if isinstance(told, Proposed) else row.why if row else ""
    return Measure(
        reference=ctx.subject or DRAFT,
        landlord=ctx.by.landlord,
        case=ctx.the_case,
        key=told.key,
        terms=told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        why=why,
        starts_on=told.starts_on,
        until=told.until,
        review_on=told.review_on,
        wide=told.wide,
    )
