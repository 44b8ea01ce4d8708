"""Collects visit conditions from measures and markers, and those that concern others at a home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from evenhand.markers.instructions import visit_conditions
from evenhand.markers.models import HomeInstruction, Marker
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Risk, VisitCondition

Visits = Mapping[VisitCondition, date | None]
"""Visit conditions, each with the day of its missed review, or None."""
Stays = Mapping[int, frozenset[int]]
"""The homes where customers stay, by the key of the customer."""
_BINDS_ONE_PERSON = frozenset({VisitCondition.AT_OFFICE_ONLY, VisitCondition.NO_PERSONAL_CONTACT})
"""These limit where one person is met. Others there are visited as usual; a colleague calls the office first."""


@dataclass(frozen=True)
class Precaution:
    """The visit conditions of one measure, marker or instruction for a home.

    ``customer``: None of an instruction for a home. ``homes``: where the person lives and where they stay. ``missed``: the day
    of its review, where that has passed. ``until``: its last day, None where a review decides. ``shown``: the officer may see
    the decision itself; ``source``: its reference. ``risk``: for contractors.
    """

    customer: int | None
    homes: frozenset[int]
    conditions: tuple[VisitCondition, ...]
    missed: date | None
    until: date | None
    shown: bool
    source: str = ""
    risk: Risk | None = None


def of_measure(row: Measure, on: date, stays: Stays, *, shown: bool) -> Precaution:
    """Return the conditions in a measure's terms."""
    found = tuple(map(VisitCondition, row.terms.get("visits", ())))
    return Precaution(row.case.customer_id, _homes(row, stays), found, _missed(row, on), row.until, shown, row.reference)


def of_marker(row: Marker, on: date, stays: Stays, *, shown: bool) -> Precaution:
    """Return the conditions in a marker's words; where they give none, calling the office first."""
    found, missed = visit_conditions(row.instruction), _missed(row, on)
    until = row.hard_end_on or (None if missed else row.review_on)
    return Precaution(
        row.case.customer_id, _homes(row, stays), found, missed, until, shown, row.reference, shared_risk(row, on)
    )


def of_home(row: HomeInstruction) -> Precaution:
    """Return the conditions of an instruction for a home, which concern nobody who lives there."""
    found, risk = tuple(map(VisitCondition, row.conditions)), Risk(row.risk) if row.risk else None
    return Precaution(None, frozenset({row.home_id}), found, None, row.until, shown=True, source=row.reference, risk=risk)


def shared_risk(row: Marker, on: date) -> Risk | None:
    """Return the kind of risk that contractors are given on a day; none while the marker is withheld from the person."""
    withheld = row.told_on is None and row.withheld_until is not None and row.withheld_until > on
    return Risk(row.risk) if row.risk and not withheld else None


def _missed(row: Measure | Marker, on: date) -> date | None:
    return row.review_on if row.review_on and row.review_on < on else None


def _homes(row: Measure | Marker, stays: Stays) -> frozenset[int]:
    """Return the home in which a person lives, and those where they stay; none after their death."""
    person = row.case.customer
    if person.died_on:
        return frozenset()
    lives_in = {person.home_id} if person.home_id and not person.left_on else set()
    return frozenset(lives_in | stays.get(person.pk, frozenset()))


def together(precautions: Iterable[Precaution]) -> Visits:
    """Return all conditions in one order; a condition with one review in time is not overdue."""
    found: dict[VisitCondition, list[date | None]] = {}
    for one in precautions:
        for condition in one.conditions:
            found.setdefault(condition, []).append(one.missed)
    if VisitCondition.IN_PAIRS in found:  # it means the same at the door, in plainer words
        found.pop(VisitCondition.ACCOMPANIED, None)
    return {key: _overdue(found[key]) for key in VisitCondition if key in found}


def _overdue(missed: Iterable[date | None]) -> date | None:
    days = list(missed)
    return None if None in days else max(day for day in days if day)


def unshown(precautions: Iterable[Precaution]) -> Visits:
    """Return the conditions of one customer that come from nothing the officer may see."""
    own = list(precautions)
    shown = together(one for one in own if one.shown)
    return {key: day for key, day in together(one for one in own if not one.shown).items() if key not in shown}


def for_others(precautions: Iterable[Precaution]) -> Visits:
    """Return the conditions for visits to others at the home, who keep every way to reach the landlord."""
    return together(replace(one, conditions=_softened(one.conditions)) for one in precautions)


def _softened(conditions: tuple[VisitCondition, ...]) -> tuple[VisitCondition, ...]:
    return tuple(VisitCondition.RING_OFFICE_FIRST if one in _BINDS_ONE_PERSON else one for one in conditions)
