"""Requests, authorises and confirms markers, and issues their letters."""

from dataclasses import replace

from evenhand.cases.actions import CaseMoved
from evenhand.casework.acts.lookups import incidents_here, issue, marker_of
from evenhand.casework.context import DRAFT, ActContext, ConsequentAct, Effect
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act
from evenhand.markers import actions as markers
from evenhand.markers.instructions import names_health
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Tri


def _draft(ctx: ActContext[Marked]) -> Facts:
    told = ctx.details
    draft = known.Marker(
        reference=DRAFT,
        key=told.key,
        incidents=told.incidents,
        instruction=Tri.YES if told.instruction.strip() else Tri.NO,
        names_health=Tri.YES if names_health(told.instruction) else Tri.NO,
        review_on=told.review_on,
    )
    return ctx.facts.plus(markers=(*ctx.facts.markers, draft)).about(DRAFT)


def _authorising(ctx: ActContext) -> Facts:
    """Return the facts with the marker's last day in question."""
    told = ctx.details
    last = told.hard_end_on if isinstance(told, MarkerAuthorised) else None
    facts = ctx.facts.about(ctx.subject)
    markers = tuple(replace(row, hard_end_on=last) if row.reference == ctx.subject else row for row in facts.markers)
    return facts.plus(markers=markers, says=_says(ctx))


def _confirming(ctx: ActContext) -> Facts:
    """Return the facts with what the letter would say that is still to be sent."""
    facts = ctx.facts.about(ctx.subject)
    return facts if facts.marker and facts.marker.told_on else facts.plus(says=_says(ctx))


def _says(ctx: ActContext) -> frozenset[NoticePart]:
    return frozenset(written(ctx, Decision.MARKER).says)


def _telling_marker(ctx: ActContext) -> Facts:
    facts = ctx.facts.about(ctx.subject)
    says = _says(ctx)
    markers = tuple(replace(row, says=says) if row.reference == ctx.subject else row for row in facts.markers)
    return facts.plus(markers=markers)


@act(Act.PLACE_MARKER, may=(CASEWORKER, AUTHORISER), draft=_draft, keeps=("risk",))
def place_marker(ctx: ActContext[Marked]) -> Effect:
    """Request a marker."""
    told = ctx.details
    marker = markers.place(
        ctx.the_case,
        told.key,
        instruction=told.instruction,
        risk=told.risk,
        why=told.words,
        incidents=incidents_here(ctx, told.incidents),
        by=ctx.by.user,
        on=ctx.on,
        review_on=told.review_on,
    )
    return Effect(marker.reference)


@act(Act.AUTHORISE_MARKER, may=(AUTHORISER, REVIEWER), draft=_authorising)
def authorise_marker(ctx: ActContext[MarkerAuthorised]) -> Effect:
    """Put the marker on the record; of the same kind, record the end of each that is past its last day."""
    marker = marker_of(ctx)
    past = markers.end_past(marker, ctx.on)
    try:
        markers.authorise(marker, by=ctx.by.user, on=ctx.on, hard_end_on=ctx.details.hard_end_on)
    except markers.OneIsLive as other:
        raise CaseMoved(ctx.the_case.reference) from other
    return Effect(marker.reference, followed=tuple(ConsequentAct(Act.END_MARKER, row.reference, case=row.case) for row in past))


@act(Act.CONFIRM_MARKER, may=(AUTHORISER, REVIEWER), draft=_confirming)
def confirm_marker(ctx: ActContext) -> Effect:
    """Confirm the provisional marker."""
    markers.confirm(marker_of(ctx), by=ctx.by.user, on=ctx.on)
    return Effect(ctx.subject or "")


@act(Act.TELL_MARKER, may=(CASEWORKER, AUTHORISER), draft=_telling_marker)
def tell_marker(ctx: ActContext) -> Effect:
    """Issue the letter about the marker."""
    marker = marker_of(ctx)
    issue(ctx, Decision.MARKER, subject=marker.reference)
    markers.tell(marker, on=ctx.on)
    return Effect(marker.reference, ("marker_told",))
