"""The case itself: opened on its incidents, its use decided, its interests declared, closed."""

from typing import cast

from evenhand.cases import actions as cases
from evenhand.casework import details as said
from evenhand.casework.acts.rows import establish, incidents_for, release_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.doing import Changed, Doing
from evenhand.casework.facts import incident_fact
from evenhand.people.models import Customer
from evenhand.policy.facts import Facts, Signature
from evenhand.policy.look import Look
from evenhand.policy.rules.authority import use_is_decided
from evenhand.policy.vocabulary import Act


def _opened(doing: Doing) -> Facts:
    told = cast("said.Opened", doing.details)
    customer = Customer.objects.get(landlord=doing.by.landlord, reference=told.customer)
    rows = incidents_for(doing, customer, told.incidents)
    return doing.facts.plus(
        relationship=customer.relationship,
        situations=frozenset(told.situations),
        incidents=tuple(incident_fact(row) for row in rows),
    )


def open_case(doing: Doing) -> Changed:
    """Open the case on its incidents, pinned to the released pack of the day."""
    told = cast("said.Opened", doing.details)
    customer = Customer.objects.select_related("landlord").get(landlord=doing.by.landlord, reference=told.customer)
    case = cases.open_case(
        customer,
        incidents_for(doing, customer, told.incidents),
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
    look = Look(doing.policy, facts, doing.act, doing.by.person, doing.on, doing.calendar)
    return Changed(facts=("use_decided",) if use_is_decided(look) else ())


def close(doing: Doing) -> Changed:
    """Close the case."""
    cases.close(doing.the_case, doing.at)
    return Changed(doing.the_case.reference)


CHANGES: Changes = {
    Act.OPEN_CASE: open_case,
    Act.DECIDE_USE: decide_use,
    Act.DECLARE_INTEREST: establish,
    Act.CLOSE: close,
}


DRAFTS: Drafts = {
    Act.OPEN_CASE: _opened,
}
