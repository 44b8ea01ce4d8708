"""Words dates and lists."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from evenhand.policy.pack.terms import Day
from evenhand.wording import english

_WEEKDAYS = get_args(Day)
_MOVED, _TOGETHER = " (observed)", "; "
_FIXED = {
    "new_years_day": (1, 1),
    "new_year_holiday": (1, 2),
    "saint_patricks_day": (3, 17),
    "battle_of_the_boyne": (7, 12),
    "saint_andrews_day": (11, 30),
    "christmas_day": (12, 25),
    "boxing_day": (12, 26),
}
"""The month and day of each bank holiday that moves to another day where it falls on a weekend."""


def on(day: date | str | None) -> str:
    """Return "Friday 21 August 2026" for a date or its ISO text."""
    if day is None or day == "":
        return english.DAYS["no_day"]
    return _said("day", date.fromisoformat(day) if isinstance(day, str) else day)


def short(day: date | None) -> str:
    """Return "21 August 2026"."""
    return _said("short", day) if day else english.DAYS["no_short"]


def span(days: Iterable[date]) -> str:
    """Return "26 to 27 November 2026" for the first and the last of these days, which are one at least."""
    in_order = sorted(days)
    first, last = in_order[0], in_order[-1]
    if first == last:
        return short(last)
    same_year = first.year == last.year
    how = "in_month" if same_year and first.month == last.month else "in_year" if same_year else "short"
    return english.DAYS["span"].format(first=_said(how, first), last=short(last))


def _said(how: str, day: date) -> str:
    weekday, month = english.WEEKDAYS[day.weekday()], english.MONTHS[day.month - 1]
    return english.DAYS[how].format(weekday=weekday, day=day.day, month=month, year=day.year)


def weekday(name: str) -> str:
    """Return the name of a weekday, which a policy knows as "monday"."""
    return english.WEEKDAYS[_WEEKDAYS.index(name)]


def holiday(named: str, day: date | str) -> str:
    """Return a bank holiday as people say it: "New Year, moved from Sunday".

    Args:
        named: as a count keeps it: the calendar's names, apart by "; ", each with "(observed)" where it was moved to this day.
        day: the day, or its ISO text.
    """
    kept = named.split(_TOGETHER)
    one = next((name for name in kept if name.endswith(_MOVED)), kept[0])
    own = code_of(one)
    said = english.HOLIDAYS.get(own, one)
    if not one.endswith(_MOVED) or own not in _FIXED:
        return said
    kept_on = date.fromisoformat(day) if isinstance(day, str) else day
    own_day = kept_on.replace(month=_FIXED[own][0], day=_FIXED[own][1])
    return english.MOVED.format(holiday=said, weekday=english.WEEKDAYS[own_day.weekday()])


def code_of(holiday_named: str) -> str:
    """Return the code of a bank holiday's name: its letters in lower case, without what says that it was moved."""
    letters = (sign for sign in holiday_named.removesuffix(_MOVED).lower() if sign == " " or "a" <= sign <= "z")
    return "".join(letters).replace(" ", "_")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return "a, b and c". ``last``: "and", "or" or "nor"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return english.LISTS[last].format(others=", ".join(items[:-1]), last=items[-1])
