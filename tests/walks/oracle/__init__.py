"""Gathers the facts of a case row by row through the ORM, for comparison with the one statement."""

from dataclasses import fields

from evenhand.cases.models import Case
from evenhand.casework.facts.gather import gather
from evenhand.policy.facts.facts import Facts
from tests.walks.oracle import facts as oracle


def equal_facts(case: str) -> Facts:
    """Return the facts of a case by its reference; those of the statement and of the rows one by one are the same."""
    row = oracle.with_facts(Case.objects.all()).get(reference=case)
    gathered, expected = gather(row), oracle.gather(row)
    for part in fields(gathered):
        here, there = getattr(gathered, part.name), getattr(expected, part.name)
        assert here == there, f"{part.name}: the statement gives {here}, the rows one by one {there}"
    return gathered
