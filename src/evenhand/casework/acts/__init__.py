"""The acts by stage: what each would add to the facts, and what it changes; one short function each, calling its noun's app."""

from evenhand.casework.acts import (
    allegations,
    appeals,
    cases,
    colleagues,
    complaints,
    corrections,
    customers,
    departures,
    extensions,
    incidents,
    letters,
    markers,
    measures,
    referrals,
    reviews,
)
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.context import ActContext
from evenhand.policy.facts.facts import Facts

_HEARING = (customers, allegations, complaints)
_AFTER = (reviews, extensions, appeals, referrals, departures)
_STAGES = (incidents, corrections, cases, *_HEARING, measures, colleagues, letters, markers, *_AFTER)
CHANGES: Changes = {act: change for stage in _STAGES for act, change in stage.CHANGES.items()}
DRAFTS: Drafts = {act: draft for stage in _STAGES for act, draft in stage.DRAFTS.items()}


def drafted(ctx: ActContext) -> Facts:
    """Return the facts with what this act would add, in question."""
    draft = DRAFTS.get(ctx.act)
    return draft(ctx) if draft else ctx.facts.about(ctx.subject)
