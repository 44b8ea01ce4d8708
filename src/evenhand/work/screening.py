"""Answers a long list of contacts: what limits any customer is read once, and each batch asks only who there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db.models import Q

from evenhand.appeals.models import Request
from evenhand.casework.access import customers_of
from evenhand.landlords.queries import AtLandlord
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, Need
from evenhand.policy.calendar import local, localdate
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.gate import Gate, GateAnswer, always_taken
from evenhand.policy.gate_table import GateTable
from evenhand.policy.vocabulary import Asks, Channel, Direction, Matter
from evenhand.work.before_contact import gates, gates_of, require_on

Worded = TypeVar("Worded")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ListedContact:
    """One contact of a list: with a customer by reference. ``matter``: None where it is not known."""

    customer: str
    direction: Direction
    channel: Channel
    matter: Matter | None


class Screening(Generic[Worded]):
    """The answers of one moment, each as ``word`` makes it.

    Contacts are answered by what limits the customer alone. A visit also asks who else lives there, for its batch.
    """

    def __init__(self, by: AtLandlord, at: datetime, word: Callable[[GateAnswer], Worded]) -> None:
        """Read what limits any customer of the landlord. Raises `SwitchedOff`, `NoPolicy`."""
        require_on(by)
        self._by, self._at, self._here, self._word = by, at, local(at), word
        always = always_taken(by.policy_on(localdate(at)).every("never_blocked"))
        self._nothing = GateTable(Gate(always=always), word)
        self._limited = {reference: GateTable(gate, word) for reference, gate in _limited(by, at)}

    def answers(self, batch: Sequence[ListedContact]) -> list[Worded | None]:
        """Return an answer to each, in order; None where the landlord has no such customer."""
        visits = {one.customer for one in batch if one.direction is Direction.VISIT}
        others = {one.customer for one in batch if one.direction is not Direction.VISIT} - self._limited.keys()
        known = set(customers_of(self._by).filter(reference__in=others).values_list("reference", flat=True))
        found = gates_of(self._by, visits, self._at) if visits else {}
        at_homes = {reference: GateTable(one.gate, self._word) for reference, one in found.items()}
        answers: list[Worded | None] = []
        for one in batch:
            if one.direction is Direction.VISIT:
                table = at_homes.get(one.customer)
            else:
                table = self._limited.get(one.customer) or (self._nothing if one.customer in known else None)
            contact = ContactAsked(one.direction, one.channel, self._here, one.matter)
            answers.append(table.ask(contact)[1] if table else None)
        return answers


def _limited(by: AtLandlord, at: datetime) -> Iterator[tuple[str, Gate]]:
    """Yield the gates of customers that something may bind: a measure, a need, or a way that they said they cannot use."""
    needs = Need.objects.filter(landlord=by.landlord, ended_on=None)
    measures = Measure.objects.filter(landlord=by.landlord)
    said = Request.objects.filter(landlord=by.landlord, asks=Asks.ADJUSTMENT, answered_on=None)
    of_case = [rows.values("case__customer") for rows in (measures, said)]
    any_of = Q(pk__in=needs.values("customer")) | Q(pk__in=of_case[0]) | Q(pk__in=of_case[1])
    rows, last = customers_of(by).filter(any_of).order_by("pk"), 0
    while chunk := list(rows.filter(pk__gt=last)[:_CHUNK]):
        yield from _gates(by, chunk, at)
        last = chunk[-1].pk


def _gates(by: AtLandlord, chunk: Sequence[Customer], at: datetime) -> Iterator[tuple[str, Gate]]:
    for found in gates(by, chunk, at):
        yield found.person.reference, found.gate
