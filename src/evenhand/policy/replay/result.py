"""Defines the result of a replay and its published JSON (docs/replaying-a-history.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from evenhand.policy.layers import Policy
from evenhand.policy.replay.due import Owed
from evenhand.policy.replay.facts import Scene
from evenhand.policy.replay.history import Failing, History
from evenhand.policy.verdict import Cited, Message, Verdict
from evenhand.policy.vocabulary import Category

Worded = Callable[[Message], str]


@dataclass(frozen=True)
class Breach:
    """One offence, on the strongest clause it breaks; ``also``: the other clauses.

    ``in_force_then``: whether its standard was applied then; ``statutory_then``: whether its source held by then.
    """

    category: Category
    on: date | None
    step: str
    rule: str
    cited: Cited
    in_force_then: bool | None
    statutory_then: bool | None
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
            "statutory_then": self.statutory_then,
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
class ComparedFailing:
    """A published failing beside this replay. ``breaches``: those of its category, at its step where the source names one."""

    failing: Failing
    breaches: tuple[Breach, ...]

    @property
    def answer(self) -> Literal["found", "not_found", "out_of_reach"]:
        """Return whether this replay finds it; what is no part of this process is out of its reach."""
        if not self.failing.in_scope:
            return "out_of_reach"
        return "found" if self.breaches else "not_found"

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        by = [{"rule": one.rule, "step": one.step, "clause": one.cited.id, "on": _iso(one.on)} for one in self.breaches]
        stated = self.failing.model_dump(mode="json")
        return {**stated, "answer": self.answer, "by": by if self.failing.in_scope else []}


@dataclass(frozen=True)
class Replay:
    """What a replay found."""

    history: History
    policy: Policy
    steps: tuple[Judged, ...]
    duties: tuple[Owed, ...]
    breaches: tuple[Breach, ...]
    unknown: tuple[Unknown, ...]

    def compared(self) -> tuple[ComparedFailing, ...]:
        """Return each published failing with the breaches that answer it, by rule and step."""
        return tuple(
            ComparedFailing(
                failing,
                tuple(
                    breach
                    for breach in self.breaches
                    if breach.category is failing.category and failing.of in {None, breach.step, self._of(breach.step)}
                ),
            )
            for failing in self.history.found
        )

    def _of(self, step: str) -> str | None:
        return next((told.of for told in self.history.timeline if told.id == step), None)

    def as_json(self, word: Worded) -> dict[str, Any]:
        """Return the published JSON shape; ``word`` makes sentences of messages."""
        return {
            "steps": [step.as_json() for step in self.steps],
            "duties": [owing.as_json() for owing in self.duties],
            "breaches": [breach.as_json(word) for breach in self.breaches],
            "unknown": [unknown.as_json(word) for unknown in self.unknown],
            "found": [one.as_json() for one in self.compared()],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
