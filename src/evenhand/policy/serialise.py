"""Serialises facts, people and verdicts to store with a decision, and reads them back for judging again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.verdict import Cited, Cure, Message, Outcome, RuleResult, Verdict
from evenhand.policy.vocabulary import Act, Layer, Strength, present

_FACTS, _PERSON = TypeAdapter(Facts), TypeAdapter(Person)


def as_kept(value: Facts | Person) -> dict[str, Any]:
    """Return facts, or a person, as plain values; fields with their default value are left out."""
    kept: dict[str, Any] = (
        _FACTS.dump_python(value, mode="json", exclude_defaults=True)
        if isinstance(value, Facts)
        else _PERSON.dump_python(value, mode="json", exclude_defaults=True)
    )
    return kept


def facts_of(kept: Mapping[str, Any]) -> Facts:
    return _FACTS.validate_python(kept)


def person_of(kept: Mapping[str, Any]) -> Person:
    """Return a person with their roles of that day."""
    return _PERSON.validate_python(kept)


def verdict_of(kept: Mapping[str, Any]) -> Verdict:
    """Return a verdict from its published shape, for wording again. The kinds of breach are not stored in it."""
    return Verdict(
        Act(kept["act"]),
        kept["subject"],
        date.fromisoformat(kept["on"]),
        tuple(_result(one) for one in kept["looked"]),
        kept["pack"],
        kept["pack_sha256"],
    )


def _result(kept: Mapping[str, Any]) -> RuleResult:
    cited = _cited(kept["clause"]) if kept["clause"] else None
    cures = tuple(Cure(present("Cure", one["code"]), **_params(one)) for one in kept["cures"])
    message = Message(present("Message", kept["message"]["code"]), **_params(kept["message"]))
    return RuleResult(present("rule", kept["rule"]), Outcome(kept["outcome"]), cited, message, cures)


def _cited(kept: Mapping[str, Any]) -> Cited:
    place = int(kept["id"].rpartition(":")[2])
    return Cited(kept["pack"], kept["number"], place, Layer(kept["layer"]), Strength(kept["strength"]))


def _params(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _alive(value) for name, value in kept.items() if name != "code"}


def _alive(value: Any) -> Any:
    """Return a stored value with its days as dates."""
    if isinstance(value, list):
        return [_alive(item) for item in value]
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if len(value) == len("2026-05-14") else value
    except ValueError:
        return value
