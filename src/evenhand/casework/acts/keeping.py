"""The case itself: opened on its incidents, its use decided, its interests declared, closed."""

from dataclasses import replace
from typing import cast

from evenhand.cases import actions as cases
from evenhand.casework.acts.rows import establish, incidents_for, release_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.cases import Elsewhere, Opened, Reopened
from evenhand.casework.doing import Changed, Doing, NotHere
from evenhand.casework.facts.gather import incident_fact
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Incident
from evenhand.people.models import Customer
from evenhand.policy.facts.facts import Facts, Signature
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.authority import use_is_decided
from evenhand.policy.vocabulary import Act


def _opened(doing: Doing) -> Facts:
    told = cast("Opened", doing.details)
    customer = Customer.objects.get(landlord=doing.by.landlord, reference=told.customer)
    reports = (incident_fact(row) for row in incidents_for(doing, customer, told.incidents))
    return doing.facts.plus(
        relationship=customer.relationship,
        died_on=customer.died_on,
        situations=frozenset(told.situations),
        incidents=tuple(replace(report, situations=report.situations - {*told.not_so}) for report in reports),
    )


def _elsewhere(doing: Doing) -> Facts:
    told, row = cast("Elsewhere", doing.details), _report(doing)
    relationship = row.customer.relationship if row.customer else doing.facts.relationship
    situations = frozenset(told.situations)
    return doing.facts.plus(relationship=relationship, situations=situations, incidents=(incident_fact(row),))


def _report(doing: Doing) -> Incident:
    """Return the report that is in no open case. Raises `NotHere`."""
    found = Incident.objects.filter(landlord=doing.by.landlord, reference=doing.subject, withdrawn_at=None)
    row = found.exclude(cases__closed_at=None, cases__isnull=False).select_related("customer").first()
    if row is None:
        raise NotHere(doing.subject)
    return row


def belongs_elsewhere(doing: Doing) -> Changed:
    """Say where a report belongs that this policy is not for; it stays on file, and can still be taken up here."""
    told, row = cast("Elsewhere", doing.details), _report(doing)
    cases.send_elsewhere(row, told.goes_to, why=told.words, situations=told.situations, by=doing.by.user, at=doing.at)
    return Changed(row.reference, customer=row.customer.reference if row.customer else None)


def open_case(doing: Doing) -> Changed:
    """Open the case on its incidents, pinned to the released pack of the day."""
    told = cast("Opened", doing.details)
    customer = Customer.objects.select_related("landlord").get(landlord=doing.by.landlord, reference=told.customer)
    reports = incidents_for(doing, customer, told.incidents)
    incidents.correct_situations(reports, told.not_so)
    case = cases.open_case(
        customer,
        reports,
        by=doing.by.user,
        at=doing.at,
        release=release_of(doing),
        situations=told.situations,
        reference=told.reference,
    )
    return Changed(case.reference, customer=customer.reference)


def decide_use(doing: Doing) -> Changed:
    """Sign for the use of the policy; it is decided once everybody whom the policy names has signed."""
    signed = (*doing.facts.use_signatures, Signature(doing.act, doing.by.person, doing.on))
    facts = doing.facts.plus(use_signatures=signed)
    inquiry = Inquiry(doing.policy, facts, doing.act, doing.by.person, doing.on, doing.calendar)
    return Changed(facts=("use_decided",) if use_is_decided(inquiry) else ())


def close(doing: Doing) -> Changed:
    """Close the case, and keep how it ended and what the customer was told."""
    told = doing.details
    cases.close(
        doing.the_case,
        by=doing.by.user,
        at=doing.at,
        how=told.words,
        outcome=getattr(told, "outcome", ""),
        told=getattr(told, "told", ""),
        told_on=getattr(told, "told_on", None),
    )
    return Changed(doing.the_case.reference)


def reopen(doing: Doing) -> Changed:
    """Open the case again, under whoever looks after it now."""
    told = cast("Reopened", doing.details)
    members = doing.by.landlord.memberships.filter(active=True)
    owner = members.get(user__reference=told.owner).user if told.owner else doing.by.user
    cases.reopen(doing.the_case, by=doing.by.user, at=doing.at, because=told.words, owner=owner)
    return Changed(doing.the_case.reference)


CHANGES: Changes = {
    Act.OPEN_CASE: open_case,
    Act.BELONGS_ELSEWHERE: belongs_elsewhere,
    Act.DECIDE_USE: decide_use,
    Act.DECLARE_INTEREST: establish,
    Act.CLOSE: close,
    Act.REOPEN: reopen,
}


DRAFTS: Drafts = {
    Act.OPEN_CASE: _opened,
    Act.BELONGS_ELSEWHERE: _elsewhere,
}
