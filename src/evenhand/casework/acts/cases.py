"""Opens, closes and reopens cases, decides the use of the policy and records interests."""

from dataclasses import replace

from evenhand.cases import actions as cases
from evenhand.casework.acts.lookups import establish, incidents_for, release_of
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.cases import Closed, Opened, Reopened, Signposted
from evenhand.casework.facts.gather import report_fact
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Incident
from evenhand.people.models import Customer
from evenhand.policy.facts.facts import Facts, Signature
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.authority import use_is_decided
from evenhand.policy.vocabulary import Act


def _opened(ctx: ActContext[Opened]) -> Facts:
    told = ctx.details
    customer = Customer.objects.get(landlord=ctx.by.landlord, reference=told.customer)
    reports = (report_fact(row) for row in incidents_for(ctx, customer, told.incidents))
    return ctx.facts.plus(
        relationship=customer.relationship,
        died_on=customer.died_on,
        situations=frozenset(told.situations),
        incidents=tuple(replace(report, situations=report.situations - {*told.not_so}) for report in reports),
    )


def _signposted(ctx: ActContext[Signposted]) -> Facts:
    told, row = ctx.details, _report(ctx)
    relationship = row.customer.relationship if row.customer else ctx.facts.relationship
    situations = frozenset(told.situations)
    return ctx.facts.plus(relationship=relationship, situations=situations, incidents=(report_fact(row),))


def _report(ctx: ActContext) -> Incident:
    """Return the report that is in no open case. Raises `NotHere`."""
    found = Incident.objects.filter(landlord=ctx.by.landlord, reference=ctx.subject, withdrawn_at=None)
    row = found.exclude(cases__closed_at=None, cases__isnull=False).select_related("customer").first()
    if row is None:
        raise NotHere(ctx.subject)
    return row


@act(Act.SIGNPOST, may=(CASEWORKER, AUTHORISER), draft=_signposted)
def signpost(ctx: ActContext[Signposted]) -> Effect:
    """Record where a report belongs that the policy does not cover; it stays, and a case can still take it up."""
    told, row = ctx.details, _report(ctx)
    cases.signpost(row, told.goes_to, why=told.words, situations=told.situations, by=ctx.by.user, at=ctx.at)
    return Effect(row.reference, customer=row.customer.reference if row.customer else None)


@act(Act.OPEN_CASE, may=(CASEWORKER, AUTHORISER), draft=_opened)
def open_case(ctx: ActContext[Opened]) -> Effect:
    """Open the case on its incidents, under the released pack of the day."""
    told = ctx.details
    customer = Customer.objects.select_related("landlord").get(landlord=ctx.by.landlord, reference=told.customer)
    reports = incidents_for(ctx, customer, told.incidents)
    incidents.correct_situations(reports, told.not_so)
    case = cases.open_case(
        customer,
        reports,
        by=ctx.by.user,
        at=ctx.at,
        release=release_of(ctx),
        situations=told.situations,
        reference=told.reference,
    )
    return Effect(case.reference, customer=customer.reference)


@act(Act.DECIDE_USE, may=(CASEWORKER, AUTHORISER))
def decide_use(ctx: ActContext) -> Effect:
    """Sign for the use of the policy; it is decided once everybody that the policy names has signed."""
    signed = (*ctx.facts.use_signatures, Signature(ctx.act, ctx.by.person, ctx.on))
    facts = ctx.facts.plus(use_signatures=signed)
    inquiry = Inquiry(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)
    return Effect(facts=("use_decided",) if use_is_decided(inquiry) else ())


@act(Act.DECLARE_INTEREST, may=(CASEWORKER, AUTHORISER, REVIEWER), keeps=("tie",))
def declare_interest(ctx: ActContext) -> Effect:
    """Record the interest, which the step names."""
    return establish(ctx)


@act(Act.CLOSE, may=(CASEWORKER, AUTHORISER))
def close(ctx: ActContext) -> Effect:
    """Close the case, with how it ended and what the customer was told."""
    ended = ctx.details if isinstance(ctx.details, Closed) else Closed(words=ctx.details.words, outcome="")
    cases.close(
        ctx.the_case,
        by=ctx.by.user,
        at=ctx.at,
        how=ended.words,
        outcome=ended.outcome,
        told=ended.told,
        told_on=ended.told_on,
    )
    return Effect(ctx.the_case.reference)


@act(Act.REOPEN, may=(CASEWORKER, AUTHORISER), keeps=("owner",))
def reopen(ctx: ActContext[Reopened]) -> Effect:
    """Open the case again, under its new owner."""
    told = ctx.details
    members = ctx.by.landlord.memberships.filter(active=True)
    owner = members.get(user__reference=told.owner).user if told.owner else ctx.by.user
    cases.reopen(ctx.the_case, by=ctx.by.user, at=ctx.at, because=told.words, owner=owner)
    return Effect(ctx.the_case.reference)
