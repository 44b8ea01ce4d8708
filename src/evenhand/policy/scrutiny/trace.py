"""Traces every demand to what honours it in the code and to the tests that show it."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from evenhand.policy.pack.load import FLOOR, shipped
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny.coverage import Honour, How, furthest, honours

Head = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class TracedDemand:
    """One demand: what honours it and how far, and which passing tests show it. ``run``: whether any test was run."""

    id: str
    landlord: str
    clause: str
    kind: str
    requirement: str
    honoured_by: tuple[str, ...]
    tests: tuple[str, ...]
    failing: tuple[str, ...] = ()
    how: How | None = None
    run: bool = True

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return what it lacks: ``honour``, ``test`` or both."""
        wanted = (("honour", self.how is not None), ("test", bool(self.tests) and not self.failing))
        return tuple(name for name, there in wanted if not there)

    @property
    def shown(self) -> str:
        """Return what the tests say of it: ``passing``, ``failing``, ``no_test``, or ``not_run`` where no test was run."""
        if self.failing:
            return "failing"
        return "passing" if self.tests else "no_test" if self.run else "not_run"

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {
            "id": self.id,
            "landlord": self.landlord,
            "clause": self.clause,
            "requirement": self.requirement,
            "honoured_by": list(self.honoured_by),
            "tests": list(self.tests),
            "how": self.how,
            "shown": self.shown,
        }


def counted(rows: Iterable[TracedDemand]) -> dict[How | None, int]:
    """Return how many demands are enforced, made, listed and shown only; under None, those that nothing honours."""
    found = Counter(row.how for row in rows)
    return {how: found[how] for how in (*How, None)}


@cache
def clauses() -> tuple[dict[str, str], ...]:
    """Return the operative demands of the published policies, from clauses.csv."""
    text = (files("evenhand.policy") / "clauses.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def traced(results: Iterable[Mapping[str, Any]], slug: str | None = None) -> tuple[TracedDemand, ...]:
    """Return a row for each demand of clauses.csv and of the floor; of one policy, if a slug is given."""
    results = list(results)
    shown = _by_clause(results)
    rows = (replace(row, run=bool(results)) for row in (*_of_clauses(shown), *_of_floor(shown)))
    return tuple(row for row in rows if slug in {None, row.landlord})


def results_in(path: Path) -> list[dict[str, Any]]:
    """Return the last result of each test; empty where the tests have never run."""
    if not path.exists():
        return []
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def _by_clause(results: Iterable[Mapping[str, Any]]) -> dict[str, tuple[list[str], list[str]]]:
    shown: dict[str, tuple[list[str], list[str]]] = {}
    for result in results:
        for identity in result["clauses"]:
            whole = identity if identity.count(":") > 1 else f"{identity}:1"
            passed, failed = shown.setdefault(whole, ([], []))
            if result["outcome"] == "passed":
                passed.append(result["nodeid"])
            elif result["outcome"] == "failed":
                failed.append(result["nodeid"])
    return shown


def _of_clauses(shown: Mapping[str, tuple[list[str], list[str]]]) -> Iterator[TracedDemand]:
    for line in clauses():
        demand = _demand(line["landlord"], line["id"])
        found = honours(demand, line["landlord"], line["clause"]) if demand else []
        passed, failed = shown.get(line["id"], ([], []))
        head = (line["id"], line["landlord"], line["clause"], line["kind"], line["requirement"])
        yield _traced(head, found, passed, failed)


def _demand(slug: str, identity: str) -> Demand | None:
    return _demands(slug).get(identity)


@cache
def _demands(slug: str) -> dict[str, Demand]:
    return {f"{slug}:{clause.number}:{place}": demand for clause, place, demand in shipped(slug).demands()}


def _of_floor(shown: Mapping[str, tuple[list[str], list[str]]]) -> Iterator[TracedDemand]:
    for clause, place, demand in shipped(FLOOR).demands():
        identity = f"{FLOOR}:{clause.number}:{place}"
        passed, failed = shown.get(identity, ([], []))
        head = (identity, FLOOR, clause.number, "floor", demand.says)
        yield _traced(head, honours(demand, FLOOR, clause.number), passed, failed)


def _traced(head: Head, found: list[Honour], passed: list[str], failed: list[str]) -> TracedDemand:
    says = tuple(honour.says for honour in found)
    return TracedDemand(*head, says, tuple(passed), tuple(failed), furthest(found))
