"""Defines the result of a replay and its published JSON (docs/replaying-a-history.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.replay.due import Owed
from evenhand.policy.replay.facts import Scene
from evenhand.policy.replay.history import History
from evenhand.policy.verdict import Cited, Message, Verdict
from evenhand.policy.vocabulary import Category

Worded = Callable[[Message], str]


@dataclass(frozen=True)
class Breach:
    """One offence, on the strongest clause it breaks; ``also``: the other clauses."""

    category: Category
    on: date | None
    step: str
    rule: str
    cited: Cited
    in_force_then: bool | None
    message: Message
    because: str
    also: tuple[Cited, ...] = ()

    def as_json(self, word: Worded) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {
            "category": self.category,
            "on": _iso(self.on),
            "rule": self.rule,
            "layer": self.cited.layer,
            "clause": self.cited.id,
            "strength": self.cited.strength,
            "in_force_then": self.in_force_then,
            "message": {**self.message.as_json(), "words": word(self.message)},
        }


@dataclass(frozen=True)
class Unknown:
    """Something that a layer asks for and the history does not state."""

    step: str
    on: date | None
    rule: str
    cited: Cited | None
    message: Message

    def as_json(self, word: Worded) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {
            "step": self.step,
            "on": _iso(self.on),
            "rule": self.rule,
            "layer": self.cited.layer if self.cited else None,
            "clause": self.cited.id if self.cited else None,
            "strength": self.cited.strength if self.cited else None,
            "message": {**self.message.as_json(), "words": word(self.message)},
        }


@dataclass(frozen=True)
class Judged:
    """One step with a verdict for each act of it."""

    scene: Scene
    verdicts: tuple[Verdict, ...]
    approved: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        step = self.scene.step
        return {
            "id": step.id,
            "event": step.event,
            "on": _iso(step.on.day if step.on else None),
            "not_before": _iso(self.scene.earliest),
            "not_after": _iso(step.on.latest if step.on else None),
            "says": step.says,
            "approved": list(self.approved),
            "verdicts": [verdict.as_json() for verdict in self.verdicts],
        }


@dataclass(frozen=True)
class Replay:
    """What a replay found."""

    history: History
    policy: Policy
    steps: tuple[Judged, ...]
    duties: tuple[Owed, ...]
    breaches: tuple[Breach, ...]
    unknown: tuple[Unknown, ...]

    def as_json(self, word: Worded) -> dict[str, Any]:
        """Return the published JSON shape; ``word`` makes sentences of messages."""
        return {
            "steps": [step.as_json() for step in self.steps],
            "duties": [owing.as_json() for owing in self.duties],
            "breaches": [breach.as_json(word) for breach in self.breaches],
            "unknown": [unknown.as_json(word) for unknown in self.unknown],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
