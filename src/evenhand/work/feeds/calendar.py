"""Reads the events of an iCalendar file (RFC 5545) by the library icalendar: their times, their texts and their stable ids.

A moment that names no zone is by the clock in London. A zone is known by its name, as Outlook writes it too; what the file
defines as a zone is left out unread: the rules in it could be made to run for hours.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from evenhand.policy.calendar import FIRST, LAST

_ZONE = re.compile(r"^(?:(BEGIN)|END):VTIMEZONE\b", re.MULTILINE | re.IGNORECASE)
_LONDON = ZoneInfo("Europe/London")
_LONGEST = timedelta(days=366)


class NoCalendar(ValueError):  # noqa: N818
    """The file is no iCalendar file."""


class NotRead(ValueError):  # noqa: N818
    """A property of an event cannot be used. ``code``: why, by `wording.visits.FAULTS`; ``said``: the word that is wrong."""

    def __init__(self, code: str, said: str = "") -> None:
        super().__init__(code)
        self.code, self.said = code, said[:40]


def events(text: str) -> Iterator[tuple[int, Event]]:
    """Yield each event with its number in the file, from 1.

    Raises:
        NoCalendar: the file is not one whole calendar.
    """
    try:
        calendar = Calendar.from_ical(_without_zones(text))
    except ValueError as wrong:
        raise NoCalendar(str(wrong)) from wrong
    if calendar.name != "VCALENDAR":
        raise NoCalendar(calendar.name)
    yield from enumerate(calendar.walk("VEVENT"), 1)


def _without_zones(text: str) -> str:
    """Return a calendar without the zones that it defines, in one pass: a file of their beginnings alone takes no longer."""
    kept, start, within = list[str](), 0, False
    for mark in _ZONE.finditer(text):
        begins = bool(mark[1])
        if begins and not within:
            kept.append(text[start : mark.start()])
        if begins or within:
            start = mark.end()
        within = begins
    return "".join((*kept, "BEGIN:VTIMEZONE" if within else "", text[start:]))


def text_of(event: Event, name: str) -> str:
    """Return a property as text, the first where it is given more than once; "" where it is not."""
    said = _first(event, name)
    return str(said if isinstance(said, str) else "" if said is None else said.to_ical().decode()).strip()


def number_of(event: Event, name: str) -> int:
    """Return a property as a whole number; 0 where it is not given or is none."""
    said = text_of(event, name)
    return int(said) if said.isdecimal() and len(said) < len("1000000000") else 0


def moment_of(event: Event, name: str) -> datetime | None:
    """Return a moment in UTC; None where it is not given. Raises `NotRead`, also for a year without a calendar."""
    if name not in event:
        return None
    said = _value(event, name)
    if not isinstance(said, datetime):
        raise NotRead("whole_day" if isinstance(said, date) else "unreadable", text_of(event, name))
    zone = _first(event, name).params.get("TZID", "")
    if said.tzinfo is None and zone:  # icalendar 7.3 leaves out a zone that it does not know, and raises nothing
        raise NotRead("no_zone", zone)
    if not FIRST <= said.date() <= LAST:
        raise NotRead("unreadable", f"{said}")
    return (said if said.tzinfo else said.replace(tzinfo=_LONDON)).astimezone(UTC)


def duration_of(event: Event, name: str) -> timedelta | None:
    """Return a length of time, of a year at most; None where it is not given. Raises `NotRead`."""
    if name not in event:
        return None
    said = _value(event, name)
    if not isinstance(said, timedelta) or not timedelta() <= said <= _LONGEST:
        raise NotRead("unreadable", text_of(event, name))
    return said


def day_of(event: Event, name: str) -> date | None:
    """Return a day of a property of our own, written as 20260605; None where it is not given. Raises `NotRead`."""
    said = text_of(event, name)
    try:
        return datetime.strptime(said, "%Y%m%d").replace(tzinfo=UTC).date() if said else None
    except ValueError as wrong:
        raise NotRead("unreadable", said) from wrong


def _first(event: Event, name: str) -> Any:
    said = event.get(name)
    return said[0] if isinstance(said, list) else said


def _value(event: Event, name: str) -> Any:
    """Return what the library made of a property; None where it could not read it."""
    try:
        return getattr(_first(event, name), "dt", None)
    except ValueError:
        return None
