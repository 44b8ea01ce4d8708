"""Makes the customer's side of a case from its rows: allegations, account, needs, interests."""

from collections import defaultdict
from datetime import date
from typing import Any

from evenhand.allegations.models import Allegation
from evenhand.cases.models import Case
from evenhand.casework.facts.customer_records import AccusedRow, AllegationRow
from evenhand.casework.facts.records import StepRow
from evenhand.casework.facts.tables import Rows
from evenhand.casework.facts.values import grouped
from evenhand.policy.calendar import localdate
from evenhand.policy.facts import customer_facts
from evenhand.policy.facts import facts as known
from evenhand.policy.vocabulary import Act, Channel, Tri

MADE_OUT = {"made_out": Tri.YES, "partly": Tri.YES, "not_made_out": Tri.NO}


def _of_this_time(row: Allegation | AllegationRow, opened: date) -> bool:
    """Return whether an allegation was not settled before a case was opened."""
    return row.settled_on is None or row.settled_on >= opened


def concerns(row: Allegation | AllegationRow, case: int, opened: date) -> bool:
    """Return whether an allegation belongs to a case: made in it, or in none and not settled before it was opened."""
    return row.case_id == case or (row.case_id is None and _of_this_time(row, opened))


def customer_side(rows: Rows) -> dict[str, Any]:
    accused = grouped(rows.accused, lambda row: row.allegation_id)
    return {
        "allegations": tuple(_allegation(row, accused[row.id]) for row in _allegations(rows)),
        "asked": tuple(_asking(step) for step in rows.steps if step.act == Act.SEEK_ACCOUNT),
        "needs": tuple(customer_facts.Need(need.reference, need.kind, need.relook_on) for need in rows.needs),
        "representatives": tuple(
            customer_facts.Representative(row.name, row.standing, row.since, row.until) for row in rows.representatives
        ),
        "unusable": frozenset(Channel(channel) for need in rows.needs for channel in need.unusable_channels),
    }


def ties_of(rows: Rows) -> dict[str, frozenset[str]]:
    """Return who has an interest in the case, by reference, each with the kinds of tie.

    The customer may have complained about them on any form and in any case: that bars them here too, until an uninvolved
    senior lifts it here.
    """
    ties: dict[str, set[str]] = defaultdict(set)
    opened = localdate(rows.case[0].opened_at)
    lifted = {step.subject for step in rows.steps if step.act == Act.LIFT_BAR}
    bars = (row for row in rows.allegations if _of_this_time(row, opened) or row.case_id == rows.case[0].id)
    alleged = {row.id for row in bars if row.reference not in lifted}
    for accused in rows.accused:
        if accused.allegation_id in alleged:
            ties[accused.user].add("complained_about")
    for named in rows.named:
        ties[named.user].add("named_in_it")
    for step in rows.steps:
        if step.act == Act.DECLARE_INTEREST:
            ties[step.by].add(step.more.get("tie") or "declared")
    return {person: frozenset(kinds) for person, kinds in ties.items()}


def settled_facts(rows: Rows) -> dict[str, known.Fact]:
    """Return whether allegations about staff were investigated, and whether one was not made out.

    Where the customer was heard, or a fair time passed, and alleged nothing, nothing is left to be settled.
    """
    alleged = _allegations(rows)
    settled = [row for row in alleged if row.settled_on]
    unfounded = [row.settled_on for row in settled if row.outcome == "not_made_out"]
    found: dict[str, known.Fact] = {}
    if waiting := [row.opened_on for row in alleged if not row.settled_on]:
        found["counter_allegations_settled"] = known.not_so(min(waiting))
    elif settled:
        found["counter_allegations_settled"] = known.so(max(row.settled_on for row in settled if row.settled_on))
    elif heard_on := [step.happened_on for step in rows.steps if step.act == Act.RECORD_ACCOUNT]:
        found["counter_allegations_settled"] = known.so(min(heard_on))
    if settled:
        found["allegation_not_made_out"] = known.so(max(filter(None, unfounded))) if unfounded else known.not_so()
    return found


def _allegations(rows: Rows) -> list[AllegationRow]:
    case = rows.case[0]
    opened = localdate(case.opened_at)
    return [row for row in rows.allegations if concerns(row, case.id, opened)]


def _allegation(row: AllegationRow, accused: list[AccusedRow]) -> customer_facts.Allegation:
    return customer_facts.Allegation(
        row.reference,
        frozenset(one.user for one in accused),
        row.opened_on,
        row.investigator,
        row.settled_on,
        MADE_OUT.get(row.outcome, Tri.NOT_KNOWN),
        row.firm_due_on,
        row.firm_answered_on,
    )


def _asking(step: StepRow) -> customer_facts.Asking:
    return customer_facts.Asking(step.happened_on, frozenset(Channel(channel) for channel in step.more.get("channels", ())))


def allegations_of(case: Case) -> list[Allegation]:
    """Return the allegations about staff made in this case, and those made apart while or since it was open."""
    opened = localdate(case.opened_at)
    return [row for row in case.customer.allegations.all() if concerns(row, case.pk, opened)]
