"""Records reports and what reporters add to them."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from evenhand.cases import actions as cases
from evenhand.casework.acts.lookups import customer_named
from evenhand.casework.acts.referrals import handed_to_repairs
from evenhand.casework.context import DRAFT, ActContext, Effect, NotHere
from evenhand.casework.details.incidents import Added, Attached, Colleagues, ContactEnded, Reported, WorkerProtected
from evenhand.casework.facts.gather import report_fact
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER, may_read_cases
from evenhand.casework.registry import act
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Incident, Named
from evenhand.landlords.queries import Officer, staff
from evenhand.policy.acts import Decides, deciding
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.rules.on_the_spot import could_be_ended
from evenhand.policy.vocabulary import Act, Channel


def _incident(ctx: ActContext[Reported | Added]) -> Facts:
    if isinstance(ctx.details, Added):
        return ctx.facts.about(ctx.subject)
    told = ctx.details
    incident = known.Incident(
        reference=DRAFT,
        behaviours=told.behaviours,
        conduct_of=told.conduct_of,
        towards=told.towards,
        channel=Channel(told.channel),
        situations=frozenset(told.situations),
    )
    return ctx.facts.plus(incidents=(*ctx.facts.incidents, incident))


@act(Act.LOG_INCIDENT, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), draft=_incident)
def log_incident(ctx: ActContext[Reported | Added]) -> Effect:
    """Record the report with its files, in the case where it was reported in one. About a report: add to it."""
    if isinstance(ctx.details, Added):
        return _add_to_incident(ctx, ctx.details)
    told = ctx.details
    customer = ctx.case.customer if ctx.case else customer_named(ctx, told.customer)
    incident = incidents.log(ctx.by.landlord, customer, reporter=ctx.by.user, at=ctx.at, what=told.words, fields=_fields(told))
    files = incidents.attach(incident, _files(told.evidence), by=ctx.by.user, at=ctx.at)
    _name(ctx, incident, told.colleagues)
    if ctx.case:
        cases.join(ctx.case, incident)
    danger = handed_to_repairs(
        ctx, danger=told.danger, taken_by=told.danger_taken_by, received_at=told.found_out_at or told.happened_at
    )
    return Effect(incident.reference, customer=customer.reference if customer else None, files=files, followed=danger)


_NOT_COLUMNS = frozenset({"words", "on", "departures", "sitting", "customer", "evidence", "reference", "colleagues"})


def _columns(told: Reported | Added) -> dict[str, Any]:
    given = {name: getattr(told, name) for name in told.__dataclass_fields__ if name not in _NOT_COLUMNS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _fields(told: Reported) -> dict[str, Any]:
    return {**_columns(told), **({"reference": told.reference} if told.reference else {})}


def _name(ctx: ActContext, incident: Incident, told: Colleagues) -> None:
    for references, part in ((told.affected, Named.Part.AFFECTED), (told.witnesses, Named.Part.WITNESS)):
        if references:
            people = [one.user for one in staff(ctx.by.landlord) if one.user.reference in references]
            incidents.name_colleagues(incident, people, part)


def _files(attached: tuple[Attached, ...]) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in attached]


def _add_to_incident(ctx: ActContext, told: Added) -> Effect:
    incident = _the_report(ctx)
    require_open(ctx.by, incident)
    incidents.add(incident, customer_named(ctx, told.customer), told=_columns(told))
    if told.words.strip():
        incidents.say_more(incident, told.words, by=ctx.by.user, at=ctx.at)
    _name(ctx, incident, told.colleagues)
    files = incidents.attach(incident, _files(told.evidence), by=ctx.by.user, at=ctx.at)
    danger = handed_to_repairs(ctx, danger=told.danger, taken_by=told.danger_taken_by, received_at=ctx.at)
    customer = incident.customer.reference if incident.customer else None
    return Effect(incident.reference, customer=customer, files=files, followed=danger)


def _the_report(ctx: ActContext) -> Incident:
    """Return the report to add to: one of the case, where there is one; for a reporter, one of their own."""
    found = ctx.case.incidents.all() if ctx.case else Incident.objects.filter(landlord=ctx.by.landlord)
    theirs = found if may_read_cases(ctx.by) else found.filter(reporter=ctx.by.user)
    incident = theirs.filter(reference=ctx.subject).first()
    if incident is None:
        raise NotHere(ctx.subject)
    return incident


def was_in_it(by: Officer, incident: Incident) -> bool:
    """Return whether an officer reported it, or the report names them as affected."""
    affected = incident.named.filter(part=Named.Part.AFFECTED, user=by.user)
    return incident.reporter_id == by.user.pk or affected.exists()


def _ended(ctx: ActContext[ContactEnded]) -> Facts:
    """Return the facts with the report as of a call or visit that was ended, which only the worker who was in it can record."""
    told, row = ctx.details, _the_report(ctx)
    reported = report_fact(row)
    if not could_be_ended(reported) or reported.ended or not was_in_it(ctx.by, row):
        raise NotHere(ctx.subject)
    ended = replace(reported, ended=known.Ended(reported.happened_on or ctx.on, told.because, told.warnings))
    others = (one for one in ctx.facts.incidents if one.reference != ended.reference)
    return ctx.facts.plus(incidents=(*others, ended)).about(ended.reference)


@act(Act.END_CONTACT, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), draft=_ended, keeps=("because", "warnings"))
def end_contact(ctx: ActContext[ContactEnded]) -> Effect:
    """Record that the worker ended the call or visit, alone and at once; an emergency in it is handed over.

    The report then names the worker as affected, so that they decide nothing in its case.
    """
    told, incident = ctx.details, _the_report(ctx)
    incidents.end_contact(incident, told.because, warnings=told.warnings, early=told.early, by=ctx.by.user)
    incidents.name_colleagues(incident, [ctx.by.user], Named.Part.AFFECTED)
    if told.words.strip():
        incidents.say_more(incident, told.words, by=ctx.by.user, at=ctx.at)
    if told.danger:
        incidents.add(incident, None, told={"danger": told.danger, "danger_taken_by": told.danger_taken_by})
    followed = handed_to_repairs(
        ctx, danger=told.danger, taken_by=told.danger_taken_by, received_at=incident.found_out_at or incident.happened_at
    )
    customer = incident.customer.reference if incident.customer else None
    return Effect(incident.reference, customer=customer, followed=followed)


@act(Act.PROTECT_WORKER, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER))
def protect_worker(ctx: ActContext[WorkerProtected]) -> Effect:
    """Record the risk looked at with a worker, the steps before and after, and the support; it decides nothing.

    Source: floor 84 (Equality Act 2010, s. 40A; Worker Protection Act 2023).
    """
    told, incident = ctx.details, _the_report(ctx)
    if incident.withdrawn_at:
        raise NotHere(ctx.subject)
    texts = {"risk": told.words, "before": told.before, "afterwards": told.afterwards, "support": told.support}
    incidents.protect(incident, by=ctx.by.user, on=ctx.happened_on, told=texts)
    return Effect(incident.reference, customer=incident.customer.reference if incident.customer else None)


DECIDING = deciding(Decides.BEGINS)
"""Acts after which an addition would be among the reasons before the customer was heard on it."""


class ClosedToAdditions(StrEnum):
    """Why a report can no longer be added to."""

    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    DECIDED = "decided"


class NoLongerError(ValueError):
    """The time for additions has passed; ``why`` is the reason."""

    def __init__(self, why: ClosedToAdditions) -> None:
        super().__init__(why)
        self.why = why


def closed_to_additions(by: Officer, incident: Incident) -> ClosedToAdditions | None:
    """Return why an officer can no longer add to a report; None while they can.

    An addition after a decision would be among its reasons before the customer was heard on it.
    """
    if incident.withdrawn_at:
        return ClosedToAdditions.WITHDRAWN
    cases = list(incident.cases.all())
    if cases and all(case.closed_at for case in cases):
        return ClosedToAdditions.CLOSED
    decided = not may_read_cases(by) and any(case.steps.filter(act__in=DECIDING).exists() for case in cases)
    return ClosedToAdditions.DECIDED if decided else None


def require_open(by: Officer, incident: Incident) -> None:
    """Raise `NoLongerError` once nothing can be added to a report."""
    if why := closed_to_additions(by, incident):
        raise NoLongerError(why)
