"""Records what passes between colleagues: questions and answers, notes, reassignment, cover."""

from django.core.exceptions import PermissionDenied

from evenhand.cases import actions as cases
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.colleagues import Awaited, Covered, Reassigned
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act
from evenhand.landlords.cover import arrange, call_off
from evenhand.landlords.models import Membership, User
from evenhand.measures.actions import open_extension
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act


def _handing_over(ctx: ActContext[Reassigned]) -> Facts:
    return ctx.facts.plus(new_owner=ctx.details.owner)


@act(Act.ASK_PROPOSER, may=(AUTHORISER, REVIEWER))
def ask_proposer(ctx: ActContext) -> Effect:
    """Record a question to the proposer; the proposal and its signatures stay as they are."""
    subject = ctx.subject or ""
    cases.ask(ctx.the_case, subject, of=_proposer(ctx), by=ctx.by.user, at=ctx.at, words=ctx.details.words)
    return Effect(subject)


def _proposer(ctx: ActContext) -> User:
    marker = ctx.the_case.markers.filter(reference=ctx.subject).first()
    if marker:
        return marker.requested_by
    measure = ctx.the_case.measures.get(reference=ctx.subject)
    asked = open_extension(measure)
    return asked.asked_by if asked else measure.proposed_by


@act(Act.ANSWER_QUESTION, may=(CASEWORKER, AUTHORISER))
def answer_question(ctx: ActContext) -> Effect:
    """Record the answer of the proposer, or of a colleague who knows."""
    question = ctx.the_case.questions.get(reference=ctx.subject)
    cases.answer_question(question, by=ctx.by.user, at=ctx.at, words=ctx.details.words)
    return Effect(question.reference)


@act(Act.REASSIGN_CASE, may=(CASEWORKER, AUTHORISER), draft=_handing_over, keeps=("owner",))
def reassign_case(ctx: ActContext[Reassigned]) -> Effect:
    """Reassign the case to another caseworker. Raises `NotHere` for anybody else."""
    told = ctx.details
    owner = _colleague(ctx, told.owner)
    if not {CASEWORKER, AUTHORISER} & set(owner.capacities):
        raise NotHere(told.owner)
    before = ctx.the_case.owner.reference
    cases.hand_over(ctx.the_case, owner.user)
    return Effect(ctx.the_case.reference, sealed={"owner_before": before, "owner": told.owner})


@act(Act.NOTE, may=(CASEWORKER, AUTHORISER, REVIEWER))
def note(ctx: ActContext) -> Effect:
    """Record a note to colleagues; nothing follows from it."""
    return Effect(ctx.the_case.reference)


@act(Act.WAIT_FOR, may=(CASEWORKER, AUTHORISER), keeps=("awaited_until",))
def wait_for(ctx: ActContext[Awaited]) -> Effect:
    """Put the case on hold, in place of an earlier reason; deadlines do not move."""
    until = ctx.details.awaited_until
    return Effect(ctx.the_case.reference, sealed={"until": until.isoformat()} if until else {})


@act(Act.COVER, may=(CASEWORKER, AUTHORISER, REVIEWER))
def cover(ctx: ActContext[Covered]) -> Effect:
    """Arrange who covers for an officer from a day to a day, or end the cover.

    Raises:
        PermissionDenied: it is neither the officer's own work nor that of an officer they manage.
    """
    told = ctx.details
    away = _colleague(ctx, told.away)
    if told.away not in {ctx.by.user.reference} | ctx.by.person.manages:
        raise PermissionDenied(ctx.act)
    if not told.by or told.until is None:
        call_off(away, told.since)
        return Effect(told.away)
    by = _colleague(ctx, told.by)
    arranged = arrange(away, by, since=told.since, until=told.until, arranged=(ctx.by.user, ctx.at))
    return Effect(arranged.reference)


def _colleague(ctx: ActContext, reference: str) -> Membership:
    found = ctx.by.landlord.memberships.filter(active=True, user__reference=reference).select_related("user").first()
    if found is None:
        raise NotHere(reference)
    return found
