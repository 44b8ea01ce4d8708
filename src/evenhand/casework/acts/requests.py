"""Records what a customer asks for, its answer, and that they took it back."""

from dataclasses import replace

from evenhand.appeals import actions as appeals
from evenhand.appeals.models import Request
from evenhand.casework.acts.lookups import issue, need_told
from evenhand.casework.context import DRAFT, ActContext, Effect, NotHere
from evenhand.casework.details.requests import ACKNOWLEDGED, RequestAnswered, Requested, StayDecided
from evenhand.casework.form_questions.requests import can_ask
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER
from evenhand.casework.registry import act
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Asks, Channel, Decision


def _taking(ctx: ActContext[Requested]) -> Facts:
    told = ctx.details
    by = ctx.by.user.reference if told.proposed else None
    draft = known.Request(DRAFT, Asks(told.asks), told.received_on, told.of or None, proposed_by=by)
    return ctx.facts.plus(requests=(*ctx.facts.requests, draft)).about(DRAFT)


def _answering(ctx: ActContext[RequestAnswered]) -> Facts:
    facts, told = ctx.facts.about(ctx.subject), ctx.details
    ways = frozenset(Channel(channel) for channel in told.told_by)
    rows = (replace(r, outcome=told.outcome, told_by=ways) if r.reference == ctx.subject else r for r in facts.requests)
    return facts.plus(requests=tuple(rows))


@act(Act.TAKE_REQUEST, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), draft=_taking)
def take_request(ctx: ActContext[Requested]) -> Effect:
    """Record the request. Raises `NotHere` where the case has nothing of that kind to ask it of."""
    told = ctx.details
    if (Asks(told.asks), told.of) not in can_ask(ctx.facts):
        raise NotHere(told.of)
    stay = told.asks == Asks.STAY
    row = appeals.take_request(
        ctx.the_case,
        told.asks,
        told.of,
        words=told.words,
        received_on=told.received_on,
        recorded_at=ctx.at,
        route=told.route,
        measure=ctx.facts.appealed(told.of) or "" if stay else "",
        proposed_by=ctx.by.user if stay and told.proposed else None,
        cannot_use=list(told.cannot_use),
    )
    return Effect(row.reference)


@act(Act.ANSWER_REQUEST, may=(CASEWORKER, AUTHORISER), draft=_answering)
def answer_request(ctx: ActContext[RequestAnswered]) -> Effect:
    """Agree to an adjustment and record it, or refuse it with the reason that the customer is given.

    A complaint about personal data is acknowledged first; it waits until its outcome was told.
    """
    told, row = ctx.details, _row(ctx)
    if told.outcome == ACKNOWLEDGED:
        appeals.acknowledge_request(row, on=ctx.on)
        return Effect(row.reference)
    appeals.answer_request(row, told.outcome, told.words, told_by=told.told_by, by=ctx.by.user, on=ctx.on)
    if told.need:
        need_told(ctx, ctx.the_case.customer, told.need, on=ctx.on)
    return Effect(row.reference)


def _staying(ctx: ActContext[StayDecided]) -> Facts:
    facts, told = ctx.facts.about(ctx.subject), ctx.details
    ways, interim = frozenset(Channel(channel) for channel in told.told_by), _terms(told)
    change = {"outcome": told.outcome, "told_by": ways, "interim": interim}
    rows = (replace(r, **change) if r.reference == ctx.subject else r for r in facts.requests)  # type: ignore[arg-type]
    says = frozenset(written(ctx, Decision.STAY).says)
    return facts.plus(requests=tuple(rows), says=says)


def _terms(told: StayDecided) -> Terms | None:
    return Terms.model_validate(dict(told.interim)) if told.interim else None


@act(Act.DECIDE_STAY, may=(AUTHORISER, REVIEWER), draft=_staying, keeps=("uninvolved",))
def decide_stay(ctx: ActContext[StayDecided]) -> Effect:
    """Hold a measure back while its appeal is open, as a whole or in part, or leave it in force; issue the letter."""
    told, row, terms = ctx.details, _row(ctx), _terms(ctx.details)
    interim = terms.model_dump(mode="json", by_alias=True, exclude_defaults=True) if terms else {}
    letter = issue(ctx, Decision.STAY, subject=row.reference, about=row.measure, outcome=told.outcome)
    appeals.answer_request(row, told.outcome, told.words, told_by=told.told_by, by=ctx.by.user, on=ctx.on, interim=interim)
    return Effect(row.reference, letter=letter.reference)


@act(Act.WITHDRAW_REQUEST, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER))
def withdraw_request(ctx: ActContext) -> Effect:
    """Record that the customer took the request back."""
    appeals.withdraw_request(_row(ctx), on=ctx.happened_on)
    return Effect(ctx.subject or "")


def _row(ctx: ActContext) -> Request:
    return Request.objects.get(case=ctx.the_case, reference=ctx.subject)
