"""The acts by stage: what each would add to the facts, and what it changes; one short function each, calling its noun's app."""

from evenhand.casework.acts import (
    alleging,
    appealing,
    complaining,
    deciding,
    departing,
    extending,
    handing_over,
    hearing,
    keeping,
    looking_again,
    marking,
    referring,
    reporting,
    telling,
    wrong_person,
)
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.context import ActContext
from evenhand.policy.facts.facts import Facts

_HEARING = (hearing, alleging, complaining)
_AFTER = (looking_again, extending, appealing, referring, departing)
_STAGES = (reporting, wrong_person, keeping, *_HEARING, deciding, handing_over, telling, marking, *_AFTER)
CHANGES: Changes = {act: change for stage in _STAGES for act, change in stage.CHANGES.items()}
_DRAFTS: Drafts = {act: draft for stage in _STAGES for act, draft in stage.DRAFTS.items()}


def drafted(ctx: ActContext) -> Facts:
    """Return the facts with what this act would add, in question."""
    draft = _DRAFTS.get(ctx.act)
    return draft(ctx) if draft else ctx.facts.about(ctx.subject)
