"""Holds the measure of a letter that no act has issued yet: proposed, or decided in place of a proposal."""

from evenhand.casework.context import DRAFT, ActContext
from evenhand.casework.details.measures import Authorised, Instead, Proposed
from evenhand.measures.models import Measure


def measure_in_question(ctx: ActContext) -> Measure | None:
    """Return the measure as the details have it, without a row of its own; None where they name none."""
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
