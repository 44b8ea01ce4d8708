"""Makes persons with their roles of the day, and signatures, from rows."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from evenhand.casework.facts.decided_records import SignOffRow
from evenhand.casework.facts.records import StepRow
from evenhand.journal.canonical import canonical
from evenhand.policy.facts.facts import Measure, Person, Signature
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act


def as_then(step: StepRow) -> Person:
    """Return the person who took a step with their roles of that day."""
    return person_as(step.by, step.more.get("standing", {}))


def person_as(reference: str, standing: dict[str, Any]) -> Person:
    """Return a person with the roles, teams and committees that were stored with their step."""
    return Person(reference, *(frozenset(standing.get(name, ())) for name in ("roles", "teams", "committees")))


def signature(step: StepRow, act: Act) -> Signature:
    """Return a step as a signature."""
    return Signature(act, as_then(step), step.happened_on)


def signed(row: SignOffRow) -> Signature:
    """Return a consultation or an endorsement, with the proposal that was signed."""
    person = person_as(row.by, row.standing)
    return Signature(Act(row.act), person, row.on, row.party or None, _as_signed(row.signed) if row.signed else None)


def terms_of(kept: dict[str, Any]) -> Terms:
    """Return the terms of a measure; equal ones are read once."""
    return _terms(canonical(kept))


@lru_cache(maxsize=4096)
def _terms(text: str) -> Terms:
    return Terms.model_validate_json(text)


def _as_signed(kept: dict[str, Any]) -> Measure:
    """Return a proposal as it was when it was signed."""
    says = Measure("", kept["key"], terms_of(kept["terms"]), wide=kept["wide"])
    starts_on, until, review_on = (_day(kept[name]) for name in ("starts_on", "until", "review_on"))
    return replace(says, starts_on=starts_on, until=until, review_on=review_on)


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
