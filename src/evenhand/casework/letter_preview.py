"""Drafts the letter that an act would send now, with the parts that are missing."""

from dataclasses import replace

from evenhand.casework.acts.appeals import changed_measure
from evenhand.casework.context import ActContext
from evenhand.casework.letters.letter import written
from evenhand.casework.letters.proposed import measure_in_question
from evenhand.casework.registry import drafted
from evenhand.letters.contents import Composed, compose
from evenhand.policy.acts import kind
from evenhand.policy.rules.notices import BY_ITS_SENDER
from evenhand.policy.vocabulary import Act, NoticePart

_LEADS_TO = {Act.PROPOSE: Act.IMPOSE, Act.AUTHORISE: Act.IMPOSE, Act.AUTHORISE_MARKER: Act.TELL_MARKER}
"""The acts whose form shows the letter that a later act issues."""


def preview(ctx: ActContext) -> Composed | None:
    """Return the letter of an act, with the parts it lacks; None where the act has no letter."""
    letters = kind(_LEADS_TO.get(ctx.act, ctx.act)).letters
    if not letters or ctx.case is None:
        return None
    proposed = measure_in_question(ctx)
    asked = replace(ctx, facts=drafted(ctx), subject=proposed.reference) if proposed else ctx
    letter = written(asked, letters[-1], proposed=proposed or changed_measure(ctx))
    return compose(letter.kind, letter.facts, letter.must)


def blanks_of_sender(ctx: ActContext, composed: Composed) -> int:
    """Return how many missing parts of a letter that somebody signs for are left to its sender, who has a contact to name."""
    left = BY_ITS_SENDER - {NoticePart.CONTACT_PERSON}
    return len(left.intersection(composed.missing)) if kind(ctx.act).signs else 0
