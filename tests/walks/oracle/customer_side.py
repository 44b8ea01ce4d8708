"""Gathers the customer's side of a case from its rows: allegations, requests, needs, interests."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from evenhand.allegations.models import Allegation
from evenhand.cases.models import Case, Step
from evenhand.incidents.models import Incident
from evenhand.people.models import Need
from evenhand.policy.calendar import localdate
from evenhand.policy.facts import customer_facts
from evenhand.policy.facts import facts as known
from evenhand.policy.vocabulary import Act, Channel, Tri
from tests.walks.oracle.taking_part import named_in

MADE_OUT = {"made_out": Tri.YES, "partly": Tri.YES, "not_made_out": Tri.NO}


def allegations_of(case: Case) -> list[Allegation]:
    """Return what the customer says of our people in this case, and by itself while or since it was open."""
    opened = localdate(case.opened_at)
    return [row for row in case.customer.allegations.all() if row.case_id == case.pk or _by_itself(row, opened)]


def _by_itself(row: Allegation, opened: date) -> bool:
    return row.case_id is None and (row.settled_on is None or row.settled_on >= opened)


def _barring(case: Case) -> list[Allegation]:
    """Return what the customer says of our people in this case, and in any other or by itself while or since it was open."""
    opened = localdate(case.opened_at)
    rows = case.customer.allegations.all()
    return [row for row in rows if row.case_id == case.pk or row.settled_on is None or row.settled_on >= opened]


def needs_of(case: Case) -> list[Need]:
    """Return the needs that stand."""
    return [need for need in case.customer.needs.all() if need.ended_on is None]


def customer_side(case: Case, incidents: list[Incident], steps: list[Step]) -> dict[str, Any]:
    """Return the facts of the customer's side."""
    return {
        "allegations": tuple(_allegation(row) for row in allegations_of(case)),
        "asked": tuple(_asking(step) for step in steps if step.act == Act.SEEK_ACCOUNT),
        "needs": tuple(customer_facts.Need(need.reference, need.kind, need.relook_on) for need in needs_of(case)),
        "representatives": tuple(
            customer_facts.Representative(row.name, row.standing, row.since, row.until)
            for row in case.customer.representatives.all()
        ),
        "unusable": frozenset(Channel(channel) for need in needs_of(case) for channel in need.unusable_channels),
        "interested": frozenset(ties_of(case, incidents, steps)),
    }


def _allegation(row: Allegation) -> customer_facts.Allegation:
    return customer_facts.Allegation(
        row.reference,
        frozenset(user.reference for user in row.of.all()),
        row.opened_on,
        row.investigator.reference if row.investigator else None,
        row.settled_on,
        MADE_OUT.get(row.outcome, Tri.NOT_KNOWN),
        row.firm_due_on,
        row.firm_answered_on,
    )


def _asking(step: Step) -> customer_facts.Asking:
    return customer_facts.Asking(step.happened_on, frozenset(Channel(channel) for channel in step.more.get("channels", ())))


def ties_of(case: Case, incidents: Iterable[Incident], steps: Iterable[Step]) -> dict[str, frozenset[str]]:
    """Return who is too close to decide anything, by reference, each with the kinds of tie."""
    ties: dict[str, set[str]] = defaultdict(set)
    lifted = {step.subject for step in steps if step.act == Act.LIFT_BAR}
    for row in _barring(case):
        for user in row.of.all() if row.reference not in lifted else ():
            ties[user.reference].add("complained_about")
    for person in named_in(incidents):
        ties[person].add("named_in_it")
    for step in steps:
        if step.act == Act.DECLARE_INTEREST:
            ties[step.by.reference].add(step.more.get("tie") or "declared")
    return {person: frozenset(kinds) for person, kinds in ties.items()}


def settled_facts(case: Case, steps: Iterable[Step]) -> dict[str, known.Fact]:
    """Return whether what the customer says of us was looked into, and whether something they alleged was not made out.

    Where they were heard, or a fair time passed, and they said nothing of us, nothing is left to be settled.
    """
    rows = allegations_of(case)
    settled = [row for row in rows if row.settled_on]
    unfounded = [row.settled_on for row in settled if row.outcome == "not_made_out"]
    found: dict[str, known.Fact] = {}
    if waiting := [row.opened_on for row in rows if not row.settled_on]:
        found["counter_allegations_settled"] = known.not_so(min(waiting))
    elif settled:
        found["counter_allegations_settled"] = known.so(max(row.settled_on for row in settled if row.settled_on))
    elif heard_on := [step.happened_on for step in steps if step.act == Act.RECORD_ACCOUNT]:
        found["counter_allegations_settled"] = known.so(min(heard_on))
    if settled:
        found["allegation_not_made_out"] = known.so(max(filter(None, unfounded))) if unfounded else known.not_so()
    return found
