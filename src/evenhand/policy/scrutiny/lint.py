"""Lists remarks on a landlord's policy: silences, collisions with the floor, open readings.

No remark can be hidden. It is plain English, like a `Problem` of a file: what is wrong, and what to do about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.layers import Policy
from evenhand.policy.outside import outside_bodies
from evenhand.policy.scrutiny.collisions import collisions
from evenhand.policy.scrutiny.gaps import gaps
from evenhand.policy.scrutiny.open_questions import silences
from evenhand.policy.scrutiny.remark import Remark
from evenhand.policy.verdict import Cited, Coded

__all__ = ["Numbered", "Remark", "remarks"]


@dataclass(frozen=True)
class Numbered:
    """A remark with its number, from 1 within one policy on one day."""

    number: int
    remark: Remark

    def as_json(self) -> dict[str, Any]:
        """Return what of the published JSON shape is no sentence."""
        cited = self.remark.cited
        return {
            "number": self.number,
            "kind": self.remark.kind,
            "topic": self.remark.topic,
            "clause": cited.id if cited else None,
        }


def remarks(policy: Policy, on: date) -> tuple[Numbered, ...]:
    """Return every remark on a policy on a day: collisions first, then gaps, readings, own review, bodies outside, silences."""
    dated = (*_own_review(policy, on), *_outside(policy, on))
    found = [*collisions(policy), *gaps(policy), *_readings(policy), *dated, *silences(policy)]
    return tuple(Numbered(number, remark) for number, remark in enumerate(found, start=1))


def _readings(policy: Policy) -> Iterator[Remark]:
    for cited, demand in policy.open_readings():
        reading = demand.reading
        if reading is not None:
            options = "; ".join(f"{option.key}: {option.says}" for option in reading.options)
            held = reading.read_as(None)
            told = {"question": reading.question, "key": reading.key, "options": options}
            says = Coded("readings_held", held=held.says, **told) if held else Coded("readings", **told)
            yield Remark("reading", says, cited=cited)


def _own_review(policy: Policy, on: date) -> Iterator[Remark]:
    owed = [duty for duty in policy_duties(policy, on, Calendar(Nation.ENGLAND)) if duty.kind == "own_review"]
    for duty in owed:
        if duty.due_on is None:
            yield Remark("own_review", Coded("review_without_day"), "governance", duty.cited)
        elif duty.due_on < on:
            yield Remark("own_review", Coded("review_overdue", day=duty.due_on), "governance", duty.cited)
    if not owed:
        yield Remark("own_review", Coded("no_review"), "governance", _first(policy))


def _outside(policy: Policy, on: date) -> Iterator[Remark]:
    """Remark on the ways to reach bodies outside that were not checked for a year (floor 87)."""
    due = tuple(body for body, ways in outside_bodies().items() if any(way.is_due(on) for way in ways))
    if due:
        cited = next((answer.cited for answer in policy.every("redress")), None)
        yield Remark("outside", Coded("ways_unchecked", bodies=due), "redress", cited)


def _first(policy: Policy) -> Cited | None:
    return next((answer.cited for answer in policy.every("governance")), None)
