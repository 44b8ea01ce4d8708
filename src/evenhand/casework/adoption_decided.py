"""What an adoption concerned of what stood when it came into force: decided on since, or still to decide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.adoption_effects import MOST
from evenhand.casework.earlier_policy import Change, PolicyHistory, decided_on, kept_on, live_in, with_settled
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.landlords.models import ToAdopt
from evenhand.landlords.queries import NoPolicy, Officer, calendar_of, policy_of
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts, Marker, Measure
from evenhand.policy.layers import Policy

Live = TypeVar("Live", Measure, Marker)


@dataclass(frozen=True, slots=True)
class Concerned:
    """One measure or marker: what would change of it, and the day on which somebody decided on it since; None: nobody has."""

    case: str
    facts: Facts
    subject: str
    changes: tuple[Change, ...]
    decided_on: date | None


def in_force_since(row: ToAdopt) -> date | None:
    """Return the day from which what was adopted holds; None while it waits or where it was taken back."""
    return max(row.confirmed_on, row.since or row.confirmed_on) if row.confirmed_on else None


def concerned_by(row: ToAdopt, by: Officer, at: datetime) -> First[Concerned]:
    """Return what an adoption concerned, by case, of the oldest `MOST` cases; nothing before its day has come."""
    day = in_force_since(row)
    if day is None or day > localdate(at):
        return First(())
    try:
        before = policy_of(by.landlord, day - timedelta(days=1))
    except NoPolicy:
        return First(())
    history = PolicyHistory(by.landlord, day, policy_of(by.landlord, day), calendar_of(by.landlord))
    was_open = Q(closed_at=None) | Q(closed_at__date__gte=day)
    cases = Case.objects.filter(was_open, landlord=by.landlord, opened_at__date__lt=day).order_by("opened_at", "id")
    oldest = First.of(cases.prefetch_related(with_settled()), MOST)
    facts = gather_all(oldest)
    return First((one for case in oldest for one in _concerned(case, facts[case.pk], before, history)), cut=oldest.cut)


def _concerned(case: Case, facts: Facts, before: Policy, history: PolicyHistory) -> Iterator[Concerned]:
    then = _as_of(facts, history.on)
    now: dict[str, Measure | Marker] = {row.reference: row for row in facts.measures}
    now |= {row.reference: row for row in facts.markers}
    for stood in live_in(then):
        if changes := history.would_change(then, stood, before, history.policy):
            decided = _decided_since(case, now[stood.reference], history.on)
            yield Concerned(case.reference, facts, stood.reference, changes, decided)


def _as_of(facts: Facts, day: date) -> Facts:
    """Return facts with the measures and markers that stood when a day came, as they had been decided by then."""
    measures = tuple(_as_then(row, day) for row in facts.measures if _stood(row, day))
    markers = tuple(_as_then(row, day) for row in facts.markers if _stood(row, day))
    return replace(facts, closed_on=None, measures=measures, markers=markers)


def _stood(row: Measure | Marker, day: date) -> bool:
    return bool(row.authorised_on and row.authorised_on < day and (row.ended_on is None or row.ended_on >= day))


def _as_then(row: Live, day: date) -> Live:
    return replace(row, ended_on=None, reviews=tuple(review for review in row.reviews if review.on < day))


def _decided_since(case: Case, live: Measure | Marker, day: date) -> date | None:
    settled = (live.ended_on, decided_on(live), kept_on(case, live.reference))
    return min((one for one in settled if one and one >= day), default=None)
