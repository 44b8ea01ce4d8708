"""Answers a customer's contacts by look-ups: each answer is worked out once, and holds for a stretch of time.

What binds a customer changes by acts alone, and then another table is made. Between acts an answer changes only where a window
opens or closes, a contact uses something up, or a day ends: between two such moments, contacts that are alike have one answer.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Generic, TypeVar

from evenhand.policy.contact_limits import WRITTEN, Binding, ContactAsked
from evenhand.policy.gate import Gate, GateAnswer

Worded = TypeVar("Worded")


class GateTable(Generic[Worded]):
    """A gate whose answers are kept, each with what ``word`` makes of it, such as the sentence to say."""

    def __init__(self, gate: Gate, word: Callable[[GateAnswer], Worded]) -> None:
        terms = [one.terms for one in gate.bindings]
        self.gate, self._word = gate, word
        self._named = {one.named_contact for one in terms if one.named_contact}
        self._words = sorted({one.word_limit for one in terms if one.word_limit})
        self._timed = any(map(_by_time, gate.bindings))
        self._clocks = sorted({clock for one in terms if one.hours for clock in (one.hours.from_, one.hours.until)})
        self._edges: dict[date, list[time]] = {}
        self._kept: dict[tuple[object, ...], tuple[GateAnswer, Worded]] = {}

    def ask(self, contact: ContactAsked) -> tuple[GateAnswer, Worded]:
        """Return how a contact is taken, as `Gate.ask` says it, and that in words."""
        key: tuple[object, ...] = (contact.direction, contact.channel, contact.matter, contact.speaker)
        if self._timed:
            key += self._stretch(contact.at)
        if self._named:
            key += (contact.by if contact.by in self._named else "",)
        if self._words and contact.channel in WRITTEN:
            key += (contact.words if contact.words is None else bisect_right(self._words, contact.words - 1),)
        found = self._kept.get(key)
        if found is None:
            answer = self.gate.ask(contact)
            found = self._kept[key] = answer, self._word(answer)
        return found

    def _stretch(self, at: datetime) -> tuple[date, int]:
        """Return the day, and between which two moments of it the answer stays the same."""
        day = at.date()
        edges = self._edges.get(day)
        if edges is None:
            edges = self._edges[day] = self._edges_of(day)
        return day, bisect_right(edges, at.time())

    def _edges_of(self, day: date) -> list[time]:
        used = {one.at.time() for one in self.gate.used if one.at.date() == day}
        return sorted({*map(time.fromisoformat, self._clocks), *used})


def _by_time(one: Binding) -> bool:
    terms = one.terms
    return bool(terms.days or terms.hours or terms.contacts_per or terms.contact_time_per)
