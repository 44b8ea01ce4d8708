"""Records referrals, their answers, when customers hear of them, and legal steps."""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from evenhand.casework.acts.lookups import issue
from evenhand.casework.context import DRAFT, ActContext, ConsequentAct, Effect, NotHere
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred, StepTaken
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER
from evenhand.casework.registry import act
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts, so
from evenhand.policy.rules.legal_steps import ADVICE
from evenhand.policy.vocabulary import REPAIRS_REFERRAL, Act, Decision
from evenhand.referrals import actions as referrals
from evenhand.referrals.models import Referral
from evenhand.wording.words import Words

Row = TypeVar("Row", bound=Model)


def _referring(ctx: ActContext[Referred]) -> Facts:
    told = ctx.details
    draft = known.Referral(DRAFT, told.key, ctx.happened_on, hands_over=told.hands_over, marker=told.marker or None)
    return ctx.facts.plus(referrals=(*ctx.facts.referrals, draft), route=told.route).about(DRAFT)


def _telling(ctx: ActContext[ReferralTold]) -> Facts:
    told = ctx.details
    rows = ctx.facts.referrals
    rows = tuple(replace(r, withheld_until=told.withheld_until) if r.reference == ctx.subject else r for r in rows)
    facts = ctx.facts.plus(referrals=rows).about(ctx.subject)
    return facts if _has_no_letter(ctx) else facts.plus(says=frozenset(written(ctx, Decision.REFERRAL).says))


def _has_no_letter(ctx: ActContext[ReferralTold]) -> bool:
    """Return whether no letter goes out: the customer may not know yet, or has died."""
    return bool(getattr(ctx.details, "withheld_until", None) or ctx.facts.died_on)


def _ordering(ctx: ActContext[StepTaken]) -> Facts:
    told = ctx.details
    draft = known.Order(DRAFT, told.kind, ctx.happened_on, told.until, told.measure or None)
    facts = ctx.facts.plus(orders=(*ctx.facts.orders, draft)).about(DRAFT)
    return facts.knowing(**{ADVICE: so(ctx.happened_on, ctx.by.user.reference)}) if told.advice else facts


@act(Act.REFER, may=(CASEWORKER, AUTHORISER), draft=_referring)
def refer(ctx: ActContext[Referred]) -> Effect:
    """Pass the matter on; for a marker, its instruction and nothing else."""
    told = ctx.details
    marker = _here(ctx.the_case.markers.all(), told.marker) if told.marker else None
    passed = referrals.Passed(
        key=told.key,
        recipient=told.recipient,
        passed_on=marker.instruction if marker else told.passed_on,
        why=told.words,
        route=told.route,
        hands_over=told.hands_over,
    )
    return Effect(referrals.refer(ctx.the_case, passed, by=ctx.by.user, on=ctx.happened_on, marker=marker).reference)


def handed_to_repairs(
    ctx: ActContext, *, danger: str, taken_by: str, received_at: datetime | None
) -> tuple[ConsequentAct, ...]:
    """Hand what is dangerous or broken at home over to repairs, in a case; nothing where there is no danger, or no case.

    The customer knows of it: they told us. Without ``taken_by`` the hand-over is owed on
    that day. ``received_at`` None: only the day is known.
    """
    if not danger or ctx.case is None:
        return ()
    words = Words(ctx.policy)
    passed = referrals.Passed(
        key=REPAIRS_REFERRAL,
        recipient=taken_by or words.name(REPAIRS_REFERRAL),
        passed_on=danger,
        why=words.note("hazard"),
        hands_over=True,
        received_at=received_at,
    )
    row = referrals.refer(ctx.case, passed, by=ctx.by.user, on=ctx.happened_on)
    referrals.tell(row, on=ctx.on)
    if not taken_by:
        return (ConsequentAct(Act.REFER, row.reference),)
    referrals.answer(row, "accepted", who=taken_by, says=words.note("hazard_taken"), on=ctx.on)
    return (ConsequentAct(Act.REFER, row.reference), ConsequentAct(Act.ACCEPT_REFERRAL, row.reference))


@act(Act.ACCEPT_REFERRAL, may=(CASEWORKER, AUTHORISER))
def accept_referral(ctx: ActContext[ReferralAnswered]) -> Effect:
    """Record the receiver's answer."""
    told = ctx.details
    referrals.answer(_referral(ctx), told.outcome, who=told.who, says=told.words, on=ctx.happened_on)
    return Effect(ctx.subject or "")


@act(Act.NOTIFY_REFERRAL, may=(CASEWORKER, AUTHORISER), draft=_telling)
def notify_referral(ctx: ActContext[ReferralTold]) -> Effect:
    """Record that the customer heard of it, and issue the letter; or record the decision to tell them later."""
    told = ctx.details
    if told.withheld_until:
        referrals.withhold(_referral(ctx), until=told.withheld_until, because=told.words, by=ctx.by.user)
        return Effect(ctx.subject or "")
    letter = "" if _has_no_letter(ctx) else issue(ctx, Decision.REFERRAL, subject=ctx.subject or "").reference
    referrals.tell(_referral(ctx), on=ctx.happened_on)
    return Effect(ctx.subject or "", letter=letter)


@act(Act.RECORD_ORDER, may=(CASEWORKER, AUTHORISER), draft=_ordering)
def record_order(ctx: ActContext[StepTaken]) -> Effect:
    """Record a legal step."""
    told = ctx.details
    measure = _here(ctx.the_case.measures.all(), told.measure) if told.measure else None
    taken = referrals.Taken(
        kind=told.kind, body=told.body, terms=told.words, under=told.under, until=told.until, advice=told.advice
    )
    step = referrals.record_step(ctx.the_case, taken, measure=measure, by=ctx.by.user, on=ctx.happened_on)
    return Effect(step.reference, (ADVICE,) if told.advice else ())


def _referral(ctx: ActContext) -> Referral:
    return _here(ctx.the_case.referrals.all(), ctx.subject or "")


def _here(rows: QuerySet[Row], reference: str) -> Row:
    found = rows.filter(reference=reference).first()
    if found is None:
        raise NotHere(reference)
    return found
