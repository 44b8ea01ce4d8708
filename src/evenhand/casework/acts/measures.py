"""Assesses, finds and warns; proposes, signs, authorises, sends back and withdraws measures."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from evenhand.cases import actions as cases
from evenhand.casework.acts.extensions import settled
from evenhand.casework.acts.lookups import WARNED, establish, issue, measure_of, release_of
from evenhand.casework.context import DRAFT, ActContext, Effect
from evenhand.casework.details.measures import Assessment, Authorised, Found, Instead, Proposed, Signed, Warned
from evenhand.casework.letters.letter import written
from evenhand.casework.letters.proposed import measure_in_question
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act, drafted
from evenhand.letters import actions as letters
from evenhand.measures import actions as measures
from evenhand.measures.models import STANDS
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Silent
from evenhand.policy.rules.limits import latest_review, review_rule
from evenhand.policy.rules.reviews import if_review_missed
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Tri


def _proposal(ctx: ActContext[Proposed]) -> Facts:
    told = ctx.details
    facts = _with(ctx, _drawn_up(ctx, told))
    if told.words.strip():
        facts = facts.knowing(reasons_written=known.so(ctx.on, ctx.by.user.reference))
    if told.urgent:
        facts = facts.plus(urgent_since=facts.urgent_since or ctx.on, situations=facts.situations | frozenset(told.situations))
    return facts


def _drawn_up(ctx: ActContext, told: Proposed) -> known.Measure:
    """Return a new proposal; or the one in question, changed."""
    changed = next((row for row in ctx.facts.measures if row.reference == ctx.subject), None)
    proposer = ctx.by.user.reference
    says = {**_said(told), "proposed_by": proposer}
    if changed is None:
        return known.Measure(reference=DRAFT, **says)
    return replace(changed, **says, sent_back_on=None)


def _said(told: Proposed | Instead) -> dict[str, Any]:
    return {name: getattr(told, name) for name in STANDS}


def _with(ctx: ActContext, measure: known.Measure) -> Facts:
    others = tuple(row for row in ctx.facts.measures if row.reference != measure.reference)
    return ctx.facts.plus(measures=(*others, measure)).about(measure.reference)


def _instead(ctx: ActContext[Signed]) -> Instead | None:
    return ctx.details.instead if isinstance(ctx.details, Authorised) else None


def _authorising(ctx: ActContext[Signed]) -> Facts:
    """Return the facts with the measure to authorise, and with what its letter would say."""
    facts = _to_authorise(ctx)
    letter = written(replace(ctx, facts=facts), Decision.MEASURE, proposed=measure_in_question(ctx))
    return facts.plus(says=frozenset(letter.says))


def _to_authorise(ctx: ActContext[Signed]) -> Facts:
    """Return the facts with the proposal, or another measure in its place."""
    instead = _instead(ctx)
    before = ctx.facts.about(ctx.subject).measure
    if instead is None or before is None:
        return ctx.facts.about(ctx.subject)
    return _with(ctx, replace(before, **_said(instead))).plus(instead_of=before)


def _finding(ctx: ActContext[Found]) -> Facts:
    return _letter(ctx, Decision.FINDING, ctx.details.outcome)


def _warning(ctx: ActContext[Warned]) -> Facts:
    return _letter(ctx, Decision.WARNING)


def _letter(ctx: ActContext, decision: Decision, outcome: str = "") -> Facts:
    says = frozenset(NoticePart(part) for part in written(ctx, decision).says)
    draft = known.Decided(DRAFT, decision, ctx.on, ctx.by.user.reference, outcome=outcome, says=says)
    return ctx.facts.plus(decided=(*ctx.facts.decided, draft)).about(DRAFT)


def _answering(ctx: ActContext[Assessment]) -> Facts:
    """Return the facts as these answers would establish them."""
    told = ctx.details
    states = {None: Tri.NOT_KNOWN, True: Tri.YES, False: Tri.NO}
    who = ctx.by.user.reference
    answers = {one.fact: known.Fact(states[one.so], ctx.happened_on, who) for one in told.answers}
    return ctx.facts.about(ctx.subject).knowing(**answers)


@act(Act.ASSESS, may=(CASEWORKER, AUTHORISER), draft=_answering, keeps=("for_letter",))
def assess(ctx: ActContext[Assessment]) -> Effect:
    """Record the answers, and what letters tell of them."""
    told = ctx.details
    cases.answer(ctx.the_case, map(asdict, told.answers), by=ctx.by.user, on=ctx.happened_on, at=ctx.at)
    return Effect()


@act(Act.FIND, may=(CASEWORKER, AUTHORISER), draft=_finding)
def find(ctx: ActContext[Found]) -> Effect:
    """Make the finding and issue its letter."""
    told = ctx.details
    notice = issue(ctx, Decision.FINDING, outcome=told.outcome)
    made_out = told.outcome != NOT_MADE_OUT
    return Effect(notice.reference, ("finding_made", "investigated") if made_out else ("investigated",))


@act(Act.COMMUNICATE_CONCERNS, may=(CASEWORKER, AUTHORISER))
def communicate_concerns(ctx: ActContext) -> Effect:
    """Record that the customer heard what the concerns are, and had a chance to change."""
    return establish(ctx, "told_unacceptable", "chance_given", "asked_to_stop")


@act(Act.WARN, may=(CASEWORKER, AUTHORISER), draft=_warning)
def warn(ctx: ActContext) -> Effect:
    """Issue the warning letter."""
    notice = issue(ctx, Decision.WARNING)
    letters.review(notice, on=_reviewed_by(ctx))
    return Effect(notice.reference, WARNED)


def _reviewed_by(ctx: ActContext) -> date | None:
    """Return by when a warning is reviewed, where a layer sets an interval."""
    inquiry = Inquiry(ctx.policy, ctx.facts, Act.WARN, ctx.by.person, ctx.on, ctx.calendar)
    answer = review_rule(inquiry)
    return None if isinstance(answer, Silent) else latest_review(inquiry, answer, ctx.on)


@act(Act.PROPOSE, may=(CASEWORKER, AUTHORISER), draft=_proposal)
def propose(ctx: ActContext[Proposed]) -> Effect:
    """Record the proposal with its terms and dates; a changed one keeps its reference and its signatures."""
    told = ctx.details
    if told.urgent:
        cases.mark_urgent(ctx.the_case, told.situations, ctx.on)
    fields = {**_kept(told), "release": release_of(ctx)}
    if ctx.subject:
        measure = measure_of(ctx)
        measures.propose_again(measure, by=ctx.by.user, why=told.words, fields=fields)
    else:
        measure = measures.propose(ctx.the_case, by=ctx.by.user, on=ctx.on, why=told.words, fields=fields)
    return Effect(measure.reference, ("reasons_written",))


def _kept(told: Proposed | Instead) -> dict[str, Any]:
    return _said(told) | {"terms": told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


@act(Act.CONSULT, may=(CASEWORKER, AUTHORISER), keeps=("party",))
def consult(ctx: ActContext[Signed]) -> Effect:
    """Record what a person or a team said of the proposal."""
    return _sign(ctx)


@act(Act.ENDORSE, may=(AUTHORISER, REVIEWER))
def endorse(ctx: ActContext[Signed]) -> Effect:
    """Record the endorsement of a proposal."""
    return _sign(ctx)


def _sign(ctx: ActContext[Signed]) -> Effect:
    told = ctx.details
    measure = measure_of(ctx)
    measures.sign(
        measure,
        ctx.act,
        by=ctx.by.user,
        standing=ctx.standing,
        on=ctx.on,
        words=told.words,
        party=told.party,
    )
    return Effect(measure.reference)


@act(Act.AUTHORISE, may=(AUTHORISER, REVIEWER), draft=_authorising)
def authorise(ctx: ActContext[Signed]) -> Effect:
    """Authorise the measure as proposed, or a lighter one in its place."""
    measure, instead = measure_of(ctx), _instead(ctx)
    lighter = _kept(instead) if instead else None
    inquiry = Inquiry(ctx.policy, drafted(ctx), Act.REVIEW, ctx.by.person, ctx.on, ctx.calendar)
    measures.authorise(
        measure, by=ctx.by.user, on=ctx.on, because=ctx.details.words, if_missed=if_review_missed(inquiry), instead=lighter
    )
    return Effect(
        measure.reference, sealed={"proposed": measure.proposed, "authorised": measures.stands(measure)} if lighter else {}
    )


@act(Act.SEND_BACK, may=(AUTHORISER, REVIEWER))
def send_back(ctx: ActContext) -> Effect:
    """Send back the proposal of the measure or of its extension."""
    if not settled(ctx):
        measures.send_back(measure_of(ctx), on=ctx.on)
    return Effect(ctx.subject or "")


@act(Act.WITHDRAW, may=(CASEWORKER, AUTHORISER))
def withdraw(ctx: ActContext) -> Effect:
    """Withdraw the proposal of the measure or of its extension."""
    if not settled(ctx):
        measures.withdraw(measure_of(ctx), on=ctx.on)
    return Effect(ctx.subject or "")
