"""Works out what an adoption would change in live cases: days, duties, possible decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.case_view import beyond_its_form
from evenhand.casework.earlier_policy import Change, PolicyHistory, decided_on, kept_on, live_in, with_settled
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.landlords.models import ToAdopt
from evenhand.landlords.queries import NoPolicy, Officer, calendar_of, policy_of, policy_with, policy_without, staff
from evenhand.policy.acts import Decides, deciding, kind
from evenhand.policy.calendar import Calendar, localdate
from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.facts.facts import Facts, Marker, Measure, Person
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Message, RuleResult
from evenhand.policy.vocabulary import Act, Tri

MOST = 200
"""The most open cases searched; the page says where there are more."""
_WAITING = sorted(
    {act for act in deciding(Decides.BEGINS, Decides.CHANGES) if kind(act).decides_a_proposal}
    | {Act.CONFIRM_MARKER, Act.DECIDE_APPEAL}
)
"""What can wait for its decision while a policy changes; findings and warnings never wait."""
_Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DueDayChange:
    """A duty whose day would change; None: it is not owed then, or no layer sets a day."""

    case: str
    facts: Facts
    subject: str
    message: Message
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """An open decision of a case: whether something must still be adopted before it can be taken."""

    case: str
    facts: Facts
    subject: str
    act: Act
    now_possible: bool


@dataclass(frozen=True, slots=True)
class Stopped:
    """An open decision that the adoption would stop, and the first reason; none of the landlord's staff could then take it."""

    case: str
    facts: Facts
    subject: str
    act: Act
    message: Message


@dataclass(frozen=True, slots=True)
class Unfit:
    """A live measure or marker that would be decided otherwise: not offered, or not so long, or not on these terms."""

    case: str
    facts: Facts
    subject: str
    message: Message


@dataclass(frozen=True, slots=True)
class Effects:
    """All effects on the searched cases; ``more``: there are others."""

    moved: tuple[DueDayChange, ...]
    unfit: tuple[Unfit, ...]
    opened: tuple[PendingDecision, ...]
    stopped: tuple[Stopped, ...]
    cases: int
    more: bool

    def counts(self) -> dict[str, int | bool]:
        """Return how many effects of each kind there are, as the journal keeps them beside a confirmation."""
        kinds = {name: len(getattr(self, name)) for name in ("moved", "unfit", "opened", "stopped")}
        return {"cases": self.cases, "more": self.more, **kinds}


def effects_of(proposed: ToAdopt, by: Officer, at: datetime) -> Effects:
    """Return what a proposal would change in the landlord's open cases today; before its first policy it has none."""
    on, calendar = localdate(at), calendar_of(by.landlord)
    after = policy_with(by.landlord, on, proposed)
    try:
        before = policy_of(by.landlord, on)
    except NoPolicy:
        return Effects((), (), (), (), 0, more=False)
    live = Case.objects.filter(landlord=by.landlord, closed_at=None).order_by("-opened_at", "-id")
    rows = list(live[: MOST + 1])
    facts = list(gather_all(rows[:MOST]).values())
    history = PolicyHistory(by.landlord, on, before, calendar)
    moved = tuple(one for case in facts for one in _moved(case, history, after))
    unfit = tuple(one for case in facts for one in _unfit(case, history, after))
    opened = tuple(one for case in facts for one in _opened(case, before, after, on, calendar))
    deciders = _Deciders(tuple(Officer(one.user, by.landlord, one).person for one in staff(by.landlord)), on, calendar)
    stopped = tuple(one for case in facts for one in deciders.stopped(case, before, after))
    return Effects(moved, unfit, opened, stopped, len(facts), len(rows) > MOST)


def _moved(facts: Facts, history: PolicyHistory, after: Policy) -> Iterator[DueDayChange]:
    """Yield each duty that the two policies date differently, from the day that holds; what both date alike stays as it is."""
    now, new = (_owed(duties(policy, facts, history.on, history.calendar)) for policy in (history.policy, after))
    held = now | _owed(history.duties(facts))
    for key in sorted({*now, *new}):
        was, will = held.get(key), new.get(key)
        days = (was.due_on if was else None, will.due_on if will else None)
        if _day(now, key) != _day(new, key) and days[0] != days[1]:
            said = will or was
            assert said is not None  # noqa: S101  (the key came from one of them)
            yield DueDayChange(facts.reference, facts, said.subject, said.message, *days)


def _day(owed: dict[_Key, Duty], key: _Key) -> date | None:
    return owed[key].due_on if key in owed else None


def _owed(owed: tuple[Duty, ...]) -> dict[_Key, Duty]:
    return {(duty.kind, duty.subject, duty.who): duty for duty in owed if duty.done is not Tri.YES}


def _unfit(facts: Facts, history: PolicyHistory, after: Policy) -> Iterator[Unfit]:
    for live in live_in(facts):
        for change in history.would_change(facts, live, history.earlier(decided_on(live)) or history.policy, after):
            if not change.moves_day:
                yield Unfit(facts.reference, facts, live.reference, change.message)


def _opened(facts: Facts, before: Policy, after: Policy, on: date, calendar: Calendar) -> Iterator[PendingDecision]:
    for act in _WAITING:
        for subject in kind(act).applies(facts):
            about = facts.about(subject)
            had, has = (_to_adopt(policy, about, act, on, calendar) for policy in (before, after))
            if bool(had) != bool(has):
                yield PendingDecision(facts.reference, facts, subject or "", act, not has)


@dataclass(frozen=True)
class _Deciders:
    """The landlord's staff on a day: what refuses a decision to the person with the fewest refusals."""

    people: tuple[Person, ...]
    on: date
    calendar: Calendar

    def stopped(self, facts: Facts, before: Policy, after: Policy) -> Iterator[Stopped]:
        for act in _WAITING:
            for subject in kind(act).applies(facts):
                about = facts.about(subject)
                known = {(result.rule, result.message.code) for result in self._against(before, about, act)}
                new = [one for one in self._against(after, about, act) if (one.rule, one.message.code) not in known]
                if new:
                    yield Stopped(facts.reference, facts, subject or "", act, new[0].message)

    def _against(self, policy: Policy, facts: Facts, act: Act) -> tuple[RuleResult, ...]:
        least: tuple[RuleResult, ...] | None = None
        for person in self.people:
            found = beyond_its_form(judge(policy, facts, act, person, self.on, self.calendar))
            if not found:
                return ()
            if least is None or len(found) < len(least):
                least = found
        return least or ()


def _to_adopt(policy: Policy, facts: Facts, act: Act, on: date, calendar: Calendar) -> frozenset[str]:
    cures = judge(policy, facts, act, None, on, calendar).cures
    return frozenset(cure.params["topic"] for cure in cures if cure.code == "adopt")


Live = TypeVar("Live", Measure, Marker)


@dataclass(frozen=True, slots=True)
class Concerned:
    """One measure or marker: what would change, and the day of a decision on it since; None: there is none."""

    case: str
    facts: Facts
    subject: str
    changes: tuple[Change, ...]
    decided_on: date | None


def in_force_since(row: ToAdopt) -> date | None:
    """Return the first day of an adoption; None while it waits or where it was withdrawn."""
    return max(row.confirmed_on, row.since or row.confirmed_on) if row.confirmed_on else None


def concerned_by(row: ToAdopt, by: Officer, at: datetime) -> First[Concerned]:
    """Return what an adoption concerned, by case, of the oldest `MOST` cases; empty before its day.

    Of a choice or a reading, what it changes by itself: others may have come into force on its day.
    """
    day = in_force_since(row)
    if day is None or day > localdate(at):
        return First(())
    try:
        before = policy_of(by.landlord, day - timedelta(days=1))
        if row.kind != "version":
            before = policy_without(by.landlord, day, row)
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
    """Return facts with the measures and markers in force on a day, as they were decided by then."""
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
