"""Performs every act in one transaction: who, facts, judgement, change, journal (ADR 11)."""

from dataclasses import replace
from datetime import datetime

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from evenhand.cases import actions as cases
from evenhand.cases.case_summary import mark_stale
from evenhand.cases.models import Case
from evenhand.casework.access import case_at
from evenhand.casework.activity import activity
from evenhand.casework.alerts import alert
from evenhand.casework.committee import sitting
from evenhand.casework.context import ActContext, ActResult, Effect, NotHere, NotYetError, SentBefore, with_departures
from evenhand.casework.details import Details
from evenhand.casework.earlier_policy import PolicyHistory, with_asked
from evenhand.casework.facts.gather import gather
from evenhand.casework.forms_sent import first_time
from evenhand.casework.permissions import allowed
from evenhand.casework.record import Snapshot, record_act
from evenhand.casework.registry import ACT_FUNCTIONS, drafted
from evenhand.casework.visit_answers import ask_again
from evenhand.landlords.queries import Officer, calendar_of, held_on
from evenhand.policy.calendar import Nation, localdate
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import judge
from evenhand.policy.verdict import ActRefused, Verdict
from evenhand.policy.vocabulary import Act

log = structlog.get_logger("evenhand.acts")
OUTCOMES: dict[type[Exception], str] = {
    ActRefused: "refused",
    cases.CaseMoved: "moved",
    SentBefore: "sent_before",
    NotHere: "not_here",
    NotYetError: "not_yet",
    PermissionDenied: "not_allowed",
}
"""What the log says of an act that was not done."""


def perform(
    act: Act,
    details: Details,
    *,
    by: Officer,
    at: datetime,
    case: str | None = None,
    subject: str | None = None,
    token: int | None = None,
    form: str = "",
) -> ActResult:
    """Do one act: check who, judge when, change, journal.

    ``case`` and ``subject`` are references. ``token`` is the case's token that the person saw; None takes the present one,
    which acts that only add may do (ADR 10). ``form`` tells the form that it came from from every other; one that is sent
    twice is done once.

    Raises:
        PermissionDenied: the officer may not do this at this landlord at all.
        NotHere: there is no such case for them.
        ActRefused: rules refuse it; its verdict holds each one, with clause and cure.
        CaseMoved: a colleague, or this form, acted on the case since; nothing was changed.
        SentBefore: this form was sent before, about something in no case.
        NotYetError: its details give a day that has not come.
    """
    outcome = "failed"
    with activity() as measured:
        try:
            with transaction.atomic():
                result = _perform(act, details, by=by, at=at, case=case, subject=subject, token=token, form=form)
            outcome = "done"
        except tuple(OUTCOMES) as why:
            outcome = next(said for kind, said in OUTCOMES.items() if isinstance(why, kind))
            raise
        finally:
            log.info("act", act=str(act), landlord=by.landlord.slug, outcome=outcome, **measured.used)
    return result


def _perform(
    act: Act,
    details: Details,
    *,
    by: Officer,
    at: datetime,
    case: str | None,
    subject: str | None,
    token: int | None,
    form: str,
) -> ActResult:
    ctx = replace(prepare(act, details, by=by, at=at, case=case, subject=subject), form=form)
    _has_happened(ctx)
    if ctx.case is None:
        first_time(by, subject or getattr(details, "customer", "") or "", form)
    facts = facts_in_question(ctx)
    verdict = _judge(ctx, facts)
    verdict.enforce()
    if ctx.case:
        cases.claim(ctx.case, ctx.case.token if token is None else token)
    changed = ACT_FUNCTIONS[act].change(ctx)
    opened = case or (changed.subject if act is Act.OPEN_CASE else None)
    record_act(ctx, changed, Snapshot(facts, verdict), opened)
    ask_again(by.landlord, _whose_visits(ctx, changed), by=by.user, at=at, homes=changed.homes)
    mark_stale(_cases_of_the_customer(ctx, changed))
    alert(ctx, changed)
    return ActResult(changed.subject, verdict, opened, changed.letter)


def _whose_visits(ctx: ActContext, changed: Effect) -> Q:
    """Return the customers whose visits an act may change: those of its cases, and the one it names."""
    cases = [one.case for one in changed.followed if one.case]
    theirs = {case.customer_id for case in ([ctx.case] if ctx.case else []) + cases}
    return Q(pk__in=theirs) | Q(reference=changed.customer or "")


def _cases_of_the_customer(ctx: ActContext, changed: Effect) -> QuerySet[Case]:
    if ctx.case:
        return Case.objects.filter(customer=ctx.case.customer_id)
    return Case.objects.filter(landlord=ctx.by.landlord, customer__reference=changed.customer)


def consider_act(
    act: Act, details: Details, *, by: Officer, at: datetime, case: str | None = None, subject: str | None = None
) -> Verdict:
    """Return the verdict that an act would get, changing nothing. Raises as `perform` does for who and what."""
    return verdict_on(prepare(act, details, by=by, at=at, case=case, subject=subject))


def verdict_on(ctx: ActContext) -> Verdict:
    """Return the verdict on an act with what it would add among the facts."""
    return _judge(ctx, facts_in_question(ctx))


def facts_in_question(ctx: ActContext) -> Facts:
    """Return the case's facts plus the facts that the act would add."""
    facts = with_departures(ctx, drafted(ctx))
    return replace(facts, sitting=facts.sitting or sitting(ctx))


def _judge(ctx: ActContext, facts: Facts) -> Verdict:
    return judge(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)


def verdict_for_others(act: Act, *, by: Officer, at: datetime, case: str, subject: str | None = None) -> Verdict | None:
    """Return the verdict on an act that an officer may not do at all, for naming who can; None where they see no such case."""
    on = localdate(at)
    try:
        facts = gather(case_at(by, case)).about(subject)
    except NotHere:
        return None
    return judge(by.policy_on(on), facts, act, by.person, on, calendar_of(by.landlord))


def prepare(
    act: Act, details: Details, *, by: Officer, at: datetime, case: str | None = None, subject: str | None = None
) -> ActContext:
    """Return an act with everything that judging and doing it needs. Raises as `perform` does for who and what."""
    if not allowed(by, act):
        raise PermissionDenied(act)
    on = localdate(at)
    row = case_at(by, case) if case else None
    facts = gather(row) if row else _nobody(by)
    held, calendar = held_on(by.landlord, on), calendar_of(by.landlord)
    policy = held.policy
    if row and act is Act.KEEP_AS_DECIDED:
        facts = with_asked(facts, PolicyHistory(by.landlord, on, policy, calendar).asks(row, facts))
    return ActContext(act, details, by, at, on, policy, calendar, facts, row, subject, held)


def _has_happened(ctx: ActContext) -> None:
    moment = getattr(ctx.details, "happened_at", None)
    if ctx.happened_on > ctx.on or (moment and moment > ctx.at):
        raise NotYetError(f"{ctx.act}: this has not happened yet")


def _nobody(by: Officer) -> Facts:
    return Facts(nation=Nation(by.landlord.nation), landlord_kind=by.landlord.kind)  # type: ignore[arg-type]
