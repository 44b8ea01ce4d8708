"""Answers how contacts are taken, one or many at once: about a customer, or about a visit to a home."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import DatabaseError
from django.db.models import Q

from evenhand.casework.access import customers_of
from evenhand.landlords.queries import AtLandlord
from evenhand.people.models import Customer, Home
from evenhand.policy.calendar import local, localdate
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.gate import Gate, GateAnswer, not_known
from evenhand.policy.vocabulary import Channel, Direction, Matter, Speaker
from evenhand.work.before_contact import BeforeContact, free_gates, gates, may_be_limited, require_on

PURPOSES = frozenset({"take_contact", "make_contact", "arrange_visit", "plan_list"})
"""What an answer may be asked for. Without one of these nothing is checked, and a contact is taken."""


@dataclass(frozen=True, slots=True)
class Check:
    """One contact to answer: with a customer, or a visit to a home, by reference; the other is "".

    ``came``: its moment, with a zone. ``by``: the name of the colleague who takes it.
    """

    customer: str
    home: str
    direction: Direction
    channel: Channel
    came: datetime
    matter: Matter | None = None
    speaker: Speaker = Speaker.NOT_CHECKED
    by: str = ""
    words: int | None = None
    purpose: str = ""

    @property
    def contact(self) -> ContactAsked:
        """Return it as the gate is asked about it."""
        at = local(self.came)
        return ContactAsked(self.direction, self.channel, at, self.matter, self.speaker, self.by, self.words)


@dataclass(frozen=True, slots=True)
class ContactAnswered:
    """An answer. ``found``: the customer that it is about; None for a home, or where nothing was checked."""

    answer: GateAnswer
    found: BeforeContact | None = None


@dataclass(frozen=True, slots=True)
class _Day:
    """What is in force on one day for those asked about."""

    customers: dict[str, BeforeContact]
    homes: dict[str, list[BeforeContact]]


def answers(by: AtLandlord, checks: Sequence[Check]) -> list[ContactAnswered | None]:
    """Return an answer to each, in order; None where the landlord has no such customer or home.

    As many queries for a thousand as for one, on each day that they name. Raises `SwitchedOff`.
    """
    require_on(by)
    found: dict[int, ContactAnswered | None] = {}
    known = [(number, one) for number, one in enumerate(checks) if one.purpose in PURPOSES]
    days = sorted(known, key=lambda pair: localdate(pair[1].came))
    for _, asked in groupby(days, lambda pair: localdate(pair[1].came)):
        found |= dict(_on_a_day(by, list(asked)))
    unasked = {number: ContactAnswered(not_known(one.direction, "purpose_not_known")) for number, one in enumerate(checks)}
    return [(unasked | found)[number] for number in range(len(checks))]


def _on_a_day(by: AtLandlord, asked: list[tuple[int, Check]]) -> Iterator[tuple[int, ContactAnswered | None]]:
    try:
        day = _in_force(by, [one for _, one in asked])
    except DatabaseError:
        for number, one in asked:
            yield number, ContactAnswered(not_known(one.direction, "store_broken"))
        return
    for number, one in asked:
        yield number, _of_home(day, one) if one.home else _of_customer(day, one)


def _of_customer(day: _Day, one: Check) -> ContactAnswered | None:
    found = day.customers.get(one.customer)
    return ContactAnswered(found.gate.ask(one.contact), found) if found else None


def _of_home(day: _Day, one: Check) -> ContactAnswered | None:
    """Return how a home is visited, from the conditions of all who live there; none of them is named."""
    people = day.homes.get(one.home)
    if people is None:
        return None
    as_any = ContactAsked(Direction.VISIT, one.channel, local(one.came))
    conditions = {key for person in people for key in person.gate.ask(as_any).visit}
    return ContactAnswered(Gate(visits=tuple(conditions)).ask(one.contact))


def _in_force(by: AtLandlord, checks: list[Check]) -> _Day:
    homes: dict[str, list[BeforeContact]] = {}
    living: dict[int, str] = {}
    if named := {one.home for one in checks if one.home}:
        rows = Home.objects.filter(landlord=by.landlord, reference__in=named)
        living = dict(rows.values_list("pk", "reference"))
        homes = {reference: [] for reference in living.values()}
    people = list(_people(by, {one.customer for one in checks if one.customer}, living))
    at, customers = max(one.came for one in checks), {}
    visits = any(one.direction is Direction.VISIT for one in checks)
    limited = [row for row, asked in people if visits or asked]
    free = [row for row, asked in people if not (visits or asked)]
    answering = [*(gates(by, limited, at) if limited else ()), *free_gates(by, free, at)]
    for row, found in zip((*limited, *free), answering, strict=True):
        customers[row.reference] = found
        if row.home_id in living and not (row.died_on or row.left_on):
            homes[living[row.home_id]].append(found)
    return _Day(customers, homes)


def _people(by: AtLandlord, references: set[str], homes: Collection[int]) -> Iterator[tuple[Customer, bool]]:
    """Yield the customers asked about and those who live at a home asked about, each with whether anything may limit them."""
    wanted = Q(reference__in=references)
    rows = customers_of(by).filter(wanted | Q(home__in=homes) if homes else wanted)
    yield from ((row, row.limited) for row in rows.annotate(limited=may_be_limited()))
