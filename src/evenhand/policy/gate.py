"""Decides how one contact is taken: taken, taken with a condition, or answered with another way that stays open.

A matter that is never blocked comes before every measure, and what the person can use before every limit; then the strictest
of the measures in force holds. The answer is never a bare yes or no: it says what speaks, until when, and what stays open.
Source: `policies/floor.md` 61 to 64 and 71 to 74; what stays open is `evenhand.policy.open_channels`, as letters say it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from evenhand.policy.allowance import Used
from evenhand.policy.contact_limits import (
    BY_TIME,
    CLOSES,
    CONDITIONS,
    Binding,
    ContactAsked,
    Effect,
    after,
    channel_closed,
    effects_of,
    named_contact,
)
from evenhand.policy.open_channels import OpenWay, open_channels, ways_open
from evenhand.policy.verdict import Cited, Reply
from evenhand.policy.vocabulary import Channel, Direction, GateVerdict, Matter, Speaker, VisitCondition

WORKS = frozenset({Matter.EMERGENCY, Matter.HAZARD, Matter.STATUTORY_REPAIR, Matter.GAS_OR_ELECTRICAL_SAFETY})
"""Matters for which a home is visited whatever limits meetings: the condition travels with the job, and its day stays."""
_CONDITION_OF_VISIT = {
    VisitCondition.AT_OFFICE_ONLY: VisitCondition.RING_OFFICE_FIRST,
    VisitCondition.NO_PERSONAL_CONTACT: VisitCondition.RING_OFFICE_FIRST,
}
_LOOKS = 40
"""How often windows of several measures are compared before no common moment is taken to come soon."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """What speaks on a contact, and what it says: a measure, a need (no measure), or the list of what is always taken."""

    says: Reply
    measure: str = ""
    title: str = ""
    cited: Cited | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """How a contact is taken.

    ``says``: the sentence to say aloud. ``speaks``: all that speaks, worst first. ``instead``: the ways that stay open and that
    this person can use. ``next_at``: the next moment at which this contact is open, local time. ``owes``: our duties that
    follow, by code. ``visit``: the conditions of a visit.
    """

    verdict: GateVerdict
    says: Reply
    speaks: tuple[Speaks, ...] = ()
    instead: tuple[OpenWay, ...] = ()
    next_at: datetime | None = None
    owes: tuple[str, ...] = ()
    visit: tuple[VisitCondition, ...] = ()

    @property
    def until(self) -> date | None:
        """Return the last day of what speaks worst; None where nothing ends it yet."""
        return self.speaks[0].until if self.speaks else None


_CHANNEL: Mapping[Effect, tuple[str, ...]] = {channel_closed: CLOSES[channel_closed]}
_NAMED: Mapping[Effect, tuple[str, ...]] = {named_contact: CONDITIONS[named_contact]}
_USUAL = open_channels(())
_TAKEN = GateAnswer(GateVerdict.TAKE, Reply("nothing_applies"))


@dataclass(frozen=True)
class Gate:
    """What applies to one customer, ready to be asked any number of times.

    ``unusable``: the channels that this person cannot use, by their needs or by what they said a moment ago. ``always``: the
    matters that are never blocked, each with the clause that says so. ``used``: their contacts in the periods that run.
    ``visits``: conditions of visits from markers, the customer's own and those of others at the home.
    """

    bindings: tuple[Binding, ...] = ()
    unusable: frozenset[Channel] = frozenset()
    always: Mapping[Matter, Cited] = field(default_factory=dict)
    used: tuple[Used, ...] = ()
    visits: tuple[VisitCondition, ...] = ()

    @cached_property
    def ways(self) -> tuple[OpenWay, ...]:
        """Return the ways that stay open and that this person can use: the letter's list without what their needs close."""
        return tuple(way for way in ways_open([one.terms for one in self.bindings]) if way.channel not in self.unusable)

    @cached_property
    def _closes(self) -> tuple[tuple[Effect, Binding], ...]:
        return effects_of(self.bindings, CLOSES)

    @cached_property
    def _conditions(self) -> tuple[tuple[Effect, Binding], ...]:
        return effects_of(self.bindings, CONDITIONS)

    def ask(self, contact: ContactAsked) -> GateAnswer:
        """Return how this contact is taken."""
        ask = {Direction.VISIT: self._visit, Direction.TO_CUSTOMER: self._ours, Direction.FROM_CUSTOMER: self._theirs}
        return ask[contact.direction](contact)

    def _theirs(self, contact: ContactAsked) -> GateAnswer:
        """Return how a contact from the customer is taken."""
        if contact.matter and contact.matter in self.always:
            return self._always(contact.matter, contact.channel)
        if not self.bindings:
            return _TAKEN
        if contact.speaker is Speaker.CUSTOMER:
            return self._limited(contact) if contact.matter else self._not_sure
        if contact.speaker is Speaker.NOT_CHECKED:
            return GateAnswer(GateVerdict.TAKE_WITH_CONDITION, Reply("identity_first"))
        return GateAnswer(GateVerdict.TAKE, Reply("not_the_customer"))

    @property
    def _not_sure(self) -> GateAnswer:
        return GateAnswer(GateVerdict.TAKE, Reply("matter_not_known"))

    def _always(self, matter: Matter, channel: Channel) -> GateAnswer:
        says = Reply("always_taken", matter=matter, channel=channel)
        owes = ("repairs_told",) if matter in WORKS else ()
        return GateAnswer(GateVerdict.TAKE, says, (Speaks(says, cited=self.always[matter]),), owes=owes)

    def _limited(self, contact: ContactAsked) -> GateAnswer:
        closed = tuple(_spoken(contact, self._closes, self.used))
        conditions = tuple(_spoken(contact, self._conditions, self.used))
        if closed and not self.ways:
            says = Reply("no_other_way", channel=contact.channel)
            return GateAnswer(GateVerdict.TAKE, says, (Speaks(says), *closed), owes=("other_way_found",))
        if closed:
            first = closed[0]
            unfit = any(contact.channel not in one.leaves and one.leaves & self.unusable for one in self.bindings)
            owes = ("other_way_found",) if unfit else ()
            next_at = self._next(contact) if any(one.says.code in BY_TIME for one in closed) else None
            return GateAnswer(GateVerdict.OFFER_INSTEAD, first.says, (*closed, *conditions), self.ways, next_at, owes)
        if conditions:
            return GateAnswer(GateVerdict.TAKE_WITH_CONDITION, conditions[0].says, conditions, self.ways)
        return GateAnswer(GateVerdict.TAKE, Reply("within_terms"))

    def _next(self, contact: ContactAsked) -> datetime | None:
        """Return the next moment at which the same contact meets no closed window and finds something left."""
        moment = contact.at
        for _ in range(_LOOKS):
            later = [after(one, contact.channel, moment, self.used) for one in self.bindings]
            latest = max((one for one in later if one), default=moment)
            if None in later or latest == moment:
                return moment if None not in later and moment > contact.at else None
            moment = latest
        return None

    def _ours(self, contact: ContactAsked) -> GateAnswer:
        """Return how we reach the customer: by what they can use, and by the ways that their letter keeps open."""
        if contact.channel in self.unusable:
            says = Reply("we_use_another_way", channel=contact.channel)
            return GateAnswer(GateVerdict.OFFER_INSTEAD, says, (Speaks(says),), self.ways)
        if contact.matter in self.always or not self.bindings:
            return _TAKEN
        closed = tuple(_spoken(contact, effects_of(self.bindings, _CHANNEL), ()))
        if closed or contact.channel in _USUAL - {way.channel for way in self.ways}:
            says = Reply("we_keep_to_the_letter", channel=contact.channel)
            return GateAnswer(GateVerdict.OFFER_INSTEAD, says, closed, self.ways)
        named = tuple(_spoken(contact, effects_of(self.bindings, _NAMED), ()))
        if not named:
            return _TAKEN
        says = Reply("left_to_one", named=named[0].says.params["named"])
        return GateAnswer(GateVerdict.TAKE_WITH_CONDITION, says, named, self.ways)

    def _visit(self, contact: ContactAsked) -> GateAnswer:
        """Return how a home is visited: a job that the law times is done on its day, with the condition."""
        found = dict.fromkeys((*(one for row in self.bindings for one in row.terms.visits), *self.visits))
        if not found:
            return GateAnswer(GateVerdict.TAKE, Reply("visit_as_usual"))
        if VisitCondition.IN_PAIRS in found:  # it means the same at the door, in plainer words
            found.pop(VisitCondition.ACCOMPANIED, None)
        conditions = tuple(one for one in VisitCondition if one in found)
        speaks = tuple(
            Speaks(Reply("visit", conditions=row.terms.visits), row.reference, row.title, row.cited, row.until)
            for row in self.bindings
            if row.terms.visits
        )
        meets_elsewhere = [one for one in conditions if one in _CONDITION_OF_VISIT]
        if meets_elsewhere and contact.matter not in WORKS and contact.matter is not None:
            says = Reply("no_visit", conditions=tuple(meets_elsewhere))
            return GateAnswer(GateVerdict.OFFER_INSTEAD, says, speaks, self.ways, visit=conditions)
        kept = tuple(dict.fromkeys(_CONDITION_OF_VISIT.get(one, one) for one in conditions))
        return GateAnswer(GateVerdict.TAKE_WITH_CONDITION, Reply("visit", conditions=kept), speaks, visit=kept)


def _spoken(contact: ContactAsked, effects: Iterable[tuple[Effect, Binding]], used: tuple[Used, ...]) -> Iterator[Speaks]:
    for effect, one in effects:
        if (says := effect(one, contact, used)) is not None:
            yield Speaks(says, one.reference, one.title, one.cited, one.until)


def not_known(direction: Direction, why: str) -> GateAnswer:
    """Return the answer where what applies cannot be read: a contact is taken, a visit rings the office first.

    ``why``: the code of the reason, for example ``store_broken`` or ``data_old``.
    """
    if direction is Direction.VISIT:
        ring = (VisitCondition.RING_OFFICE_FIRST,)
        return GateAnswer(GateVerdict.TAKE_WITH_CONDITION, Reply("visit_not_known", why=why), visit=ring)
    return GateAnswer(GateVerdict.TAKE, Reply("not_known", why=why))


def always_taken(answers: Iterable[Any]) -> Mapping[Matter, Cited]:
    """Return the matters that any layer lists as never blocked, each with the first clause that says so."""
    found: dict[Matter, Cited] = {}
    for answer in answers:
        for matter in answer.value.matters:
            found.setdefault(matter, answer.cited)
    return found
