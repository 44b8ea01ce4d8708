"""Records, withdraws and decides appeals; what an answer ends or lightens takes effect with it."""

from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.appeals import actions as appeals
from evenhand.appeals.models import Appeal
from evenhand.cases import complaints
from evenhand.casework.acts.allegations import alleged_beside
from evenhand.casework.acts.lookups import conclude_marker, conclude_measure, decision_of, issue
from evenhand.casework.context import DRAFT, ActContext, ConsequentAct, Effect
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER
from evenhand.casework.registry import act
from evenhand.landlords.queries import person_of, staff
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision, Ground, NoticePart
from evenhand.referrals import actions as referrals

CHANGEABLE = frozenset({"terms", "until", "review_on"})
"""What an answer may change of a measure."""


def _appeal(ctx: ActContext[Appealed]) -> Facts:
    told = ctx.details
    grounds = tuple(Ground(ground) for ground in told.grounds)
    draft = known.Appeal(DRAFT, ctx.subject or "", decision_of(ctx), told.received_on, grounds)
    return ctx.facts.plus(appeals=(*ctx.facts.appeals, draft)).about(DRAFT)


def _deciding_appeal(ctx: ActContext[AppealDecided]) -> Facts:
    told = ctx.details
    facts = ctx.facts.about(ctx.subject)
    if facts.appeal is None:
        return facts
    changes: dict[str, Any] = {"says": _says(ctx), "changed_to": _changed_fact(ctx, told), "outcome": told.outcome}
    if told.accept_late:
        changes["late_accepted_by"] = ctx.by.user.reference
    rows = tuple(replace(row, **changes) if row.reference == ctx.subject else row for row in facts.appeals)
    return facts.plus(appeals=rows, sitting=_sitting(ctx, told))


def _says(ctx: ActContext) -> frozenset[NoticePart]:
    letter = written(ctx, Decision.APPEAL, proposed=changed_measure(ctx))
    return frozenset(NoticePart(part) for part in letter.says)


def _changed_fact(ctx: ActContext, told: AppealDecided) -> known.Measure | None:
    of = ctx.facts.appealed(ctx.subject)
    before = next((row for row in ctx.facts.measures if row.reference == of), None)
    if before is None or told.outcome != "changed":
        return None
    changes = _changes(told)
    if "terms" in changes:
        changes["terms"] = Terms.model_validate(changes["terms"])
    return replace(before, **changes)


def _changes(told: AppealDecided) -> dict[str, Any]:
    return {name: value for name, value in told.changed.items() if name in CHANGEABLE}


def _sitting(ctx: ActContext, told: AppealDecided) -> tuple[known.Person, ...]:
    wanted = set(told.sat_with) - {ctx.by.user.reference}
    people = (one for one in staff(ctx.by.landlord) if one.user.reference in wanted) if wanted else ()
    return tuple(person_of(one, one.user.reference) for one in people)


def changed_measure(ctx: ActContext) -> Measure | None:
    """Return the measure as an answer would leave it, not saved; None where the answer changes none."""
    told = ctx.details
    if not isinstance(told, AppealDecided) or told.outcome != "changed":
        return None
    of = ctx.facts.appealed(ctx.subject)
    row = Measure.objects.filter(case=ctx.the_case, reference=of).first()
    for name, value in _changes(told).items() if row else ():
        setattr(row, name, value)
    return row


@act(Act.RECEIVE_APPEAL, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), draft=_appeal)
def receive_appeal(ctx: ActContext[Appealed]) -> Effect:
    """Record the appeal."""
    told = ctx.details
    appeal = appeals.receive(
        ctx.the_case,
        ctx.subject or "",
        decision_of(ctx),
        words=told.words,
        received_on=told.received_on,
        at=ctx.at,
        route=told.route,
        grounds=told.grounds,
    )
    return Effect(appeal.reference, followed=alleged_beside(ctx, ctx.the_case.customer, told.alleges, said_in="appeal"))


@act(Act.WITHDRAW_APPEAL, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER))
def withdraw_appeal(ctx: ActContext) -> Effect:
    """Record that the customer withdrew the appeal."""
    appeals.withdraw(_row(ctx), on=ctx.happened_on)
    return Effect(ctx.subject or "")


@act(Act.DECIDE_APPEAL, may=(REVIEWER,), draft=_deciding_appeal, keeps=("uninvolved",))
def decide_appeal(ctx: ActContext[AppealDecided]) -> Effect:
    """Decide the appeal and issue the answer; what it ends or lightens takes effect with it."""
    told = ctx.details
    changed = changed_measure(ctx)
    answer = appeals.AppealDecision(
        outcome=told.outcome,
        why=told.words,
        weighed=[{"ground": one.ground, "found": one.found, "because": one.because} for one in told.grounds],
        changes=_before_and_after(ctx, changed) if changed else {},
        sat_with=[person.reference for person in _sitting(ctx, told)],
        late=told.accept_late,
    )
    appeals.decide(_row(ctx), answer, by=ctx.by.user, on=ctx.on)
    issue(ctx, Decision.APPEAL, subject=ctx.subject or "", outcome=told.outcome, proposed=changed)
    return Effect(ctx.subject or "", followed=_follows(ctx, told, changed))


def _row(ctx: ActContext) -> Appeal:
    return Appeal.objects.get(case=ctx.the_case, reference=ctx.subject)


def _before_and_after(ctx: ActContext[AppealDecided], changed: Measure) -> dict[str, Any]:
    before = Measure.objects.get(pk=changed.pk)
    told = ctx.details
    return {name: [_plain(getattr(before, name)), _plain(getattr(changed, name))] for name in _changes(told)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _follows(ctx: ActContext, told: AppealDecided, changed: Measure | None) -> tuple[ConsequentAct, ...]:
    if told.outcome == "ended":
        return _end(ctx)
    if told.outcome == "corrected":
        return _correct(ctx, told)
    if changed is None:
        return ()
    measures.change(changed, tuple(_changes(told)))
    return (ConsequentAct(Act.VARY, changed.reference),)


def _correct(ctx: ActContext, told: AppealDecided) -> tuple[ConsequentAct, ...]:
    """Keep the correction beside the report; sending it is owed from today."""
    report = ctx.the_case.referrals.get(reference=ctx.facts.appealed(ctx.subject))
    correction = referrals.correct(report, says=told.correction, why=told.words, by=ctx.by.user, on=ctx.on)
    return (ConsequentAct(Act.REFER, correction.reference),)


def _end(ctx: ActContext) -> tuple[ConsequentAct, ...]:
    of = ctx.facts.appealed(ctx.subject)
    ended: tuple[ConsequentAct, ...] = ()
    for measure in ctx.the_case.measures.filter(reference=of, ended_on=None):
        ended += (ConsequentAct(Act.LIFT, measure.reference), *conclude_measure(ctx, measure))
    for marker in ctx.the_case.markers.filter(reference=of, ended_on=None):
        conclude_marker(ctx, marker)
        ended += (ConsequentAct(Act.END_MARKER, marker.reference),)
    for refusal in ctx.the_case.notices.filter(reference=of, decision=Decision.COMPLAINT):
        complaints.take_up_again(ctx.the_case.complaints.get(reference=refusal.subject))
        ended += (ConsequentAct(Act.TAKE_COMPLAINT, refusal.subject),)
    return ended
