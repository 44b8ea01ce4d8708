"""Turns a term and a start into a last day, with a count that can be printed.

Conventions (docs/adr/0007-ranges.md): the last day is inclusive; the start is not counted unless the policy counts it;
a term in months or years ends on the corresponding date, or on the last day of a month that is too short.
Nothing here reads a clock.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from holidays import country_holidays

FIRST, LAST = date(1990, 1, 1), date(2070, 12, 31)
LATEST_PUBLISHED_YEAR = 2028  # published by the government; later ones are computed from the rules and may change

Counting = Literal["day_after", "same_day"]
FRIDAY = 4


class Unit(StrEnum):
    """What a term is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Nation(StrEnum):
    """The nation whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


_SUBDIVISION = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time, such as 14 working days.

    Raises:
        ValueError: the value is not a whole number above nought.
    """

    value: int
    unit: Unit

    def __post_init__(self) -> None:
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 1:
            raise ValueError(f"A term is a whole number of {self.unit}, 1 or more, not {self.value!r}.")

    def as_json(self) -> dict[str, Any]:
        """Return the shape that packs use."""
        return {"value": self.value, "unit": self.unit.value}


class Skipped(NamedTuple):
    """A Monday to Friday that was not counted, with the reason: a bank holiday's name, or why the landlord was closed."""

    day: date
    kind: Literal["bank_holiday", "closure"]
    reason: str


_day_of = attrgetter("day")


@dataclass(frozen=True, slots=True)
class Counted:
    """One count of days, as data: ``wording`` makes a sentence of ``code`` and ``params``.

    ``skipped`` is filled for working days only, where Saturdays and Sundays are understood and left out.
    ``provisional``: bank holidays beyond the last published year were used, and may change. ``rolled_from``: the last day of
    the term itself, where that is a weekend or a bank holiday and the day after it that is neither counts.
    """

    start: date
    term: Term
    counting_from: Counting
    last_day: date
    skipped: tuple[Skipped, ...] = ()
    provisional: bool = False
    rolled_from: date | None = None

    @property
    def code(self) -> str:
        """Return the message code, for example ``counted_working_days``."""
        return f"counted_{self.term.unit}"

    @property
    def params(self) -> dict[str, Any]:
        """Return what the sentence needs: plain types and dates."""
        return {
            "start": self.start,
            "value": self.term.value,
            "unit": self.term.unit.value,
            "counting_from": self.counting_from,
            "last_day": self.last_day,
            "skipped": [{"day": day, "kind": kind, "reason": reason} for day, kind, reason in self.skipped],
            "provisional": self.provisional,
            **({"rolled_from": self.rolled_from} if self.rolled_from else {}),
        }

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape, which the journal keeps too."""
        skipped = [{"day": day.isoformat(), "kind": kind, "reason": reason} for day, kind, reason in self.skipped]
        days = {"start": self.start.isoformat(), "last_day": self.last_day.isoformat(), "skipped": skipped}
        rolled = {"rolled_from": self.rolled_from.isoformat()} if self.rolled_from else {}
        return {"code": self.code, **self.params, **days, **rolled}


@dataclass(frozen=True)
class Calendar:
    """The days of one landlord: its nation's bank holidays, and its own closures, each with its reason.

    ``recorded_on``: the day on which a closure was recorded; without one it was known from the start.
    """

    nation: Nation
    closure_days: Mapping[date, str] = field(default_factory=dict, hash=False)
    recorded_on: Mapping[date, date] = field(default_factory=dict, hash=False)

    @property
    def latest_published_year(self) -> int:
        return LATEST_PUBLISHED_YEAR

    def known_on(self, on: date, *, inclusive: bool = False) -> "Calendar":
        """Return the calendar without the closures recorded since a day; ``inclusive``: those recorded on it are known."""
        known = {day: why for day, why in self.closure_days.items() if self._was_known(day, on, inclusive=inclusive)}
        return self if len(known) == len(self.closure_days) else Calendar(self.nation, known)

    def _was_known(self, day: date, on: date, *, inclusive: bool) -> bool:
        recorded = self.recorded_on.get(day)
        return recorded is None or recorded < on or (inclusive and recorded == on)

    def count(self, start: date, term: Term, counting: Counting = "day_after") -> Counted:
        """Return the last day of a term, with the count that led there.

        ``day_after``: the start is not counted. ``same_day``: the start is the first day counted (if it is a working day,
        where those are counted).

        Raises:
            ValueError: the count starts or ends outside 1990 to 2070.
        """
        last = self.last_day(start, term, counting)
        if term.unit is not Unit.WORKING_DAYS:
            return Counted(start, term, counting, last)
        return Counted(start, term, counting, last, self._skipped(start, last, counting), self.beyond_published(last))

    def rolled_on(self, counted: Counted) -> Counted:
        """Return a count whose last day is no weekend and no bank holiday; the landlord's own closures do not move it."""
        day, holidays = counted.last_day, _bank_holidays(self.nation)
        while not _on_weekday(day) or day in holidays:
            day += timedelta(days=1)
        return counted if day == counted.last_day else replace(counted, last_day=day, rolled_from=counted.last_day)

    def last_day(self, start: date, term: Term, counting: Counting = "day_after") -> date:
        """Return the last day of a term. Raises as ``count`` does."""
        _within_reach(start)
        if term.unit is Unit.WORKING_DAYS:
            return self._working_day(start, term, counting)
        try:
            last = _STEP[term.unit](start, term.value, counting)
        except (OverflowError, ValueError) as beyond:
            raise _out_of_reach(start, term) from beyond
        return _within_reach(last)

    def is_working(self, day: date) -> bool:
        """Return whether the landlord works on this day. Raises ValueError outside 1990 to 2070."""
        ordinal = _within_reach(day).toordinal()
        place = bisect_left(self._days.working, ordinal)
        return place < len(self._days.working) and self._days.working[place] == ordinal

    def worked_by(self, day: date) -> date:
        """Return a day on which the landlord works, or the last working day before it; outside 1990 to 2070, the day itself."""
        place = bisect_right(self._days.working, day.toordinal()) - 1
        return date.fromordinal(self._days.working[place]) if FIRST <= day <= LAST and place >= 0 else day

    def working_days_between(self, after: date, until: date) -> int:
        """Return the number of working days after one day, up to and including another; negative where that day is past.

        The inverse of ``count``: a term of 14 working days has 14 between its start and its last day.
        """
        return self._number(_within_reach(until)) - self._number(_within_reach(after))

    def beyond_published(self, day: date) -> bool:
        """Return whether a day is after the last year of published bank holidays."""
        return day.year > LATEST_PUBLISHED_YEAR

    def _number(self, day: date) -> int:
        return bisect_right(self._days.working, day.toordinal())

    def _working_day(self, start: date, term: Term, counting: Counting) -> date:
        before = start if counting == "day_after" else start - timedelta(days=1)
        place = self._number(before) + term.value - 1
        if place >= len(self._days.working):
            raise _out_of_reach(start, term)
        return date.fromordinal(self._days.working[place])

    def _skipped(self, start: date, last: date, counting: Counting) -> tuple[Skipped, ...]:
        after = bisect_right if counting == "day_after" else bisect_left
        return self._days.off[after(self._days.off, start, key=_day_of) : bisect_right(self._days.off, last, key=_day_of)]

    @cached_property
    def _days(self) -> "_Days":
        return _days_of(self.nation, tuple(sorted(self.closure_days.items())))


class _Days(NamedTuple):
    """``off``: the Mondays to Fridays without work, in order; ``working``: every working day as an ordinal, to be bisected."""

    off: tuple[Skipped, ...]
    working: tuple[int, ...]


def localdate(at: datetime, zone: str = "Europe/London") -> date:
    """Return the date of a moment in the landlord's time zone.

    ``at.date()`` would be yesterday for the first hour of a London summer day.

    Raises:
        ValueError: the moment has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"A moment needs a time zone: {at.isoformat()} has none.")
    return at.astimezone(ZoneInfo(zone)).date()


def local(at: datetime, zone: str = "Europe/London") -> datetime:
    """Return a moment as clocks on the landlord's walls show it, without its zone: terms and windows are in that time."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def localtime(at: datetime, zone: str = "Europe/London") -> time:
    """Return the time of day of a moment in the landlord's time zone, to the minute."""
    return at.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)


@cache
def _bank_holidays(nation: Nation) -> Mapping[date, str]:
    return dict(country_holidays("GB", subdiv=_SUBDIVISION[nation], years=range(FIRST.year, LAST.year + 1)))


@lru_cache(maxsize=256)
def _days_of(nation: Nation, closures: tuple[tuple[date, str], ...]) -> _Days:
    """Return the days of a nation with a landlord's closures; on the same day, a bank holiday comes before a closure."""
    off = {day: Skipped(day, "closure", reason) for day, reason in closures if _on_weekday(day)}
    off |= {day: Skipped(day, "bank_holiday", name) for day, name in _bank_holidays(nation).items() if _on_weekday(day)}
    ordinals = {day.toordinal() for day in off}
    return _Days(tuple(off[day] for day in sorted(off)), tuple(day for day in _weekdays() if day not in ordinals))


@cache
def _weekdays() -> tuple[int, ...]:
    return tuple(day for day in range(FIRST.toordinal(), LAST.toordinal() + 1) if _on_weekday(date.fromordinal(day)))


def _on_weekday(day: date) -> bool:
    return day.weekday() <= FRIDAY


def _within_reach(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError(f"{day.isoformat()} lies outside the calendar, which reaches from {FIRST.year} to {LAST.year}.")
    return day


def _out_of_reach(start: date, term: Term) -> ValueError:
    return ValueError(f"{term.value} {term.unit} from {start.isoformat()} ends after {LAST.year}, where the calendar ends.")


def _days(start: date, value: int, counting: Counting) -> date:
    return start + timedelta(days=value if counting == "day_after" else value - 1)


def _months(start: date, value: int, counting: Counting) -> date:
    years, month = divmod(start.month - 1 + value, 12)
    year, month = start.year + years, month + 1
    length = monthrange(year, month)[1]
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=0 if counting == "day_after" else 1)


_STEP: Mapping[Unit, Callable[[date, int, Counting], date]] = {
    Unit.DAYS: _days,
    Unit.WEEKS: lambda start, value, counting: _days(start, 7 * value, counting),
    Unit.MONTHS: _months,
    Unit.YEARS: lambda start, value, counting: _months(start, 12 * value, counting),
}
