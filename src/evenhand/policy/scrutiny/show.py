"""Lays a policy out for reading: each clause, its demands, their strength, answers and departures."""

from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.pack.pack import Clause, Demand, Pack
from evenhand.policy.vocabulary import Layer


def shown(policy: Policy, number: str | None = None) -> dict[str, Any]:
    """Return a policy, or one clause of it, in the published JSON shape.

    Raises:
        KeyError: it has no clause of that number.
    """
    pack = policy.main
    clauses = [clause for clause in pack.clauses if number in {None, clause.number}]
    if not clauses:
        raise KeyError(number)
    return {
        "pack": pack.pack,
        "landlord": pack.landlord,
        "title": pack.title,
        "version": pack.version,
        "sha256": pack.sha256,
        "effective": _plain(pack.effective),
        "own_review_on": pack.own_review_on,
        "clauses": [_clause(policy, pack, clause) for clause in clauses],
    }


def _clause(policy: Policy, pack: Pack, clause: Clause) -> dict[str, Any]:
    demands = [_demand(policy, pack, clause, place) for place in range(1, len(clause.demands) + 1)]
    return {"number": clause.number, "title": clause.title, "source": _plain(clause.source or pack.source), "demands": demands}


def _demand(policy: Policy, pack: Pack, clause: Clause, place: int) -> dict[str, Any]:
    demand = clause.demands[place - 1]
    return {
        "id": f"{pack.pack}:{clause.number}:{place}",
        "layer": Layer.FLOOR if pack is policy.floor else Layer.POLICY,
        "strength": demand.strength,
        "says": demand.says,
        "answers": {topic: _plain(value) for topic, value in demand.answers.by_topic().items()},
        "reading": _reading(policy, demand),
        "departs": _plain(demand.departs) if demand.departs else None,
        "reach": _plain(demand.reach),
        "in_force": _plain(demand.in_force),
        "checked": demand.checked,
    }


def _reading(policy: Policy, demand: Demand) -> dict[str, Any] | None:
    if demand.reading is None:
        return None
    return {
        "key": demand.reading.key,
        "question": demand.reading.question,
        "options": {option.key: option.says for option in demand.reading.options},
        "adopted": policy.readings.get(demand.reading.key),
        "until_adopted": demand.reading.until_adopted,
    }


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return plain
