"""Answers how a home is visited on a day, from all that is in force there, and asks again when something changes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from evenhand.casework.alerts import alert_visitors
from evenhand.casework.in_force import InForce, ever_bound, for_homes, in_force, still_in_force
from evenhand.casework.precautions import Precaution, for_others, of_home, of_marker, of_measure, together
from evenhand.firms import sharing as firms
from evenhand.firms.queries import live_sharings
from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord, User
from evenhand.landlords.switches import Feature, is_on
from evenhand.people.models import Customer, HomeStay
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.visits import actions as visits
from evenhand.visits.models import Visit
from evenhand.visits.queries import CALL, JOB, ahead


@dataclass(frozen=True)
class AtDoor:
    """What a colleague keeps to at a home: the conditions in one order, with one end.

    ``until`` None: a review decides, or nothing applies. ``others``: all of it comes from people it is not for.
    ``risks``: the kinds of risk that contractors are given, one of a marker.
    """

    conditions: tuple[VisitCondition, ...] = ()
    until: date | None = None
    others: bool = False
    risks: tuple[Risk, ...] = ()

    @property
    def needs_call(self) -> bool:
        """Return whether the colleague has to reach the office before: for a second person, or for what to do."""
        return bool(self.conditions)

    @property
    def mark(self) -> str:
        """Return what tells it from another instruction: the page that shows it hands this back when it is read."""
        return " ".join((*(one.value for one in self.conditions), f"{self.until}", f"{self.others}", *self.risks))

    def as_json(self) -> dict[str, Any]:
        """Return its stored form; empty where nothing applies."""
        if not self.conditions:
            return {}
        until = self.until.isoformat() if self.until else None
        risks = {"risks": [one.value for one in self.risks]} if self.risks else {}
        return {"conditions": [one.value for one in self.conditions], "until": until, "others": self.others, **risks}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "AtDoor":
        """Return an answer from its stored form."""
        if not stored:
            return cls()
        until = date.fromisoformat(stored["until"]) if stored["until"] else None
        return cls(
            tuple(map(VisitCondition, stored["conditions"])), until, stored["others"], tuple(map(Risk, stored.get("risks", ())))
        )


@dataclass(frozen=True)
class DoorAsked:
    """A visit or a job to ask about: at which home, for which people, on which day."""

    home: int
    people: tuple[Customer, ...]
    on: date
    kind: str

    @classmethod
    def of(cls, row: Visit) -> "DoorAsked":
        """Return a stored visit as it is asked about; its people were fetched before."""
        assert row.home_id is not None, row.reference  # noqa: S101 - calls are not asked about
        return cls(row.home_id, tuple(row.people.all()), localdate(row.starts_at), row.kind)


def at_doors(landlord: Landlord, asked: Collection[DoorAsked]) -> list[AtDoor]:
    """Return the answer for each visit, in order.

    However many visits a day has, it takes six queries; none, where several days are asked about, and nobody of that day's
    visits and homes, nor such a home, ever had a measure, a marker or an instruction.
    """
    on_days = _by_day(landlord, asked)
    return [_answer(one, on_days.get(one.on, ())) for one in asked]


def decisions_behind(landlord: Landlord, asked: Collection[DoorAsked]) -> list[frozenset[str]]:
    """Return the measures, markers and instructions from which the answer for each visit comes, by reference, in order."""
    on_days = _by_day(landlord, asked)
    return [frozenset(found.source for found in _here(one, on_days.get(one.on, ()))) for one in asked]


def _by_day(landlord: Landlord, asked: Collection[DoorAsked]) -> dict[date, list[Precaution]]:
    days: dict[date, list[DoorAsked]] = {}
    for one in asked:
        days.setdefault(one.on, []).append(one)
    if len(days) > 1:
        people, homes = ever_bound({row.pk for one in asked for row in one.people}, {one.home for one in asked})
        bound = {on: [one for one in rows if one.home in homes or _names(one, people)] for on, rows in days.items()}
        days = {on: rows for on, rows in bound.items() if rows}
    return {on: _precautions(landlord, on, rows) for on, rows in days.items()}


def _names(asked: DoorAsked, people: Collection[int]) -> bool:
    return any(row.pk in people for row in asked.people)


def _precautions(landlord: Landlord, on: date, asked: Iterable[DoorAsked]) -> list[Precaution]:
    rows = list(asked)
    people = {customer.pk: customer for one in rows for customer in one.people}
    homes = {one.home for one in rows}
    found: InForce = in_force(landlord, people.values(), on, homes)
    measures = [of_measure(row, on, found.stays, shown=True) for row in found.measures]
    markers = [of_marker(row, on, found.stays, shown=True) for row in found.markers]
    return [*measures, *markers, *map(of_home, for_homes(landlord, homes, on))]


def _answer(asked: DoorAsked, precautions: Iterable[Precaution]) -> AtDoor:
    """Return what applies to one visit. A job is done whatever limits meetings, so these ask for a call to the office."""
    people = {customer.pk for customer in asked.people}
    here = _here(asked, precautions)
    own = [one for one in here if one.customer in people]
    mine = (for_others if asked.kind == JOB else together)(own)
    theirs = for_others(one for one in here if one.customer not in people)
    kept = [key for key in VisitCondition if key in mine or key in theirs]
    if VisitCondition.IN_PAIRS in kept and VisitCondition.ACCOMPANIED in kept:
        kept.remove(VisitCondition.ACCOMPANIED)
    ends = [one.until for one in here]
    until = None if None in ends else max((day for day in ends if day), default=None)
    risks = {one.risk for one in here}
    met = tuple(one for one in Risk if one in risks)
    return AtDoor(tuple(kept), until, others=bool(people) and bool(kept) and not own, risks=met)


def _here(asked: DoorAsked, precautions: Iterable[Precaution]) -> list[Precaution]:
    people = {customer.pk for customer in asked.people}
    return [one for one in precautions if one.conditions and (one.customer in people or asked.home in one.homes)]


def ask_again(landlord: Landlord, about: Q, *, by: User, at: datetime, homes: Collection[int] = ()) -> list[str]:
    """Ask again how each visit ahead is made that is for some customers or at a home of theirs; flag those that changed.

    Safe to repeat: what is answered the same is left alone. ``about``: which customers; ``homes``: further homes, such as the
    one that a customer left. Return the references of the visits that changed.
    """
    customers = Customer.objects.filter(about, landlord=landlord)
    to_ask = ahead(landlord, at).exclude(kind=CALL)
    found = list(to_ask.filter(_of(customers, homes)).order_by("id")) if to_ask.exists() else []
    now = at_doors(landlord, [DoorAsked.of(row) for row in found])
    changed = [(row, one.as_json()) for row, one in zip(found, now, strict=True) if row.answered != one.as_json()]
    if changed:
        visits.answer_anew(changed, by=by, at=at)
        alert_visitors(landlord, (row for row, _ in changed), by=by, at=at)
        told = {"visits": [row.reference for row, _ in changed]}
        stamp: dict[str, Any] = {"by": by.reference, "recorded_at": at, "happened_at": at}
        record(landlord_id=landlord.pk, act="flag_visits", subject=changed[0][0].reference, open=told, **stamp)
    if is_on(landlord, Feature.CONTRACTORS_PAGES):
        give([row for row, _ in changed], by=by.reference, at=at)
        withdraw_ended(landlord, by=by.reference, at=at)
    return [row.reference for row, _ in changed]


def _of(customers: QuerySet[Customer], homes: Collection[int]) -> Q:
    """Return which visits concern customers: those for them, and those where they live or stay; part of one query."""
    live = customers.exclude(home=None).values("home")
    stay = HomeStay.objects.filter(customer__in=customers.values("pk"), ended_on=None).values("home")
    theirs = Visit.people.through.objects.filter(customer__in=customers.values("pk")).values("visit")
    return Q(pk__in=theirs) | Q(home__in=live) | Q(home__in=stay) | Q(home__in=homes)


def give(rows: Iterable[Visit], *, by: str, at: datetime) -> None:
    """Record which instructions firms are given for their jobs, each once for a firm; safe to repeat.

    ``rows``: jobs of one landlord; those without a firm are passed over. ``by``: a reference for the journal.
    """
    jobs = [row for row in rows if row.firm_id and row.answered]
    if not jobs:
        return
    behind = decisions_behind(jobs[0].landlord, [DoorAsked.of(row) for row in jobs])
    for row, decisions in zip(jobs, behind, strict=True):
        assert row.firm  # noqa: S101 - others were passed over
        assert row.home  # noqa: S101 - a job is at a home
        for decision in sorted(decisions):
            firms.give_instruction(row.firm, decision, f"{row.home.address}, {row.home.postcode}", by=by, at=at)


def withdraw_ended(landlord: Landlord, *, by: str, at: datetime) -> list[str]:
    """Withdraw from each firm what no longer applies (a measure, a marker, an instruction for a home); return the references.

    Safe to repeat.
    """
    held = list(live_sharings(landlord))
    if not held:
        return []
    still = still_in_force(landlord, {row.decision for row in held}, localdate(at))
    ended = [row for row in held if row.decision not in still]
    for row in ended:
        firms.withdraw_instruction(row, by=by, at=at)
    return [row.reference for row in ended]
