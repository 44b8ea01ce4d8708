"""Reads the events of an iCalendar file (RFC 5545): their times, places and stable ids.

Moments are in UTC, in a named zone, or, where they name none, by the clock in London. A zone is known by its name: its
definition in the file is not read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_QUOTED_OR_PLAIN = r"(?:\"[^\"]*\"|[^\":;,]*)"
_LINE = re.compile(
    rf"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+={_QUOTED_OR_PLAIN}(?:,{_QUOTED_OR_PLAIN})*)*):(?P<value>.*)"
)
_PARAM = re.compile(r";([A-Za-z0-9-]+)=(\"[^\"]*\"|[^\":;]*)")
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$")
_ESCAPED = re.compile(r"\\(.)")
LONDON = "Europe/London"


class NoCalendar(ValueError):  # noqa: N818
    """The file is no iCalendar file."""


@dataclass(frozen=True)
class Property:
    """A property of an event: its value, and its parameters by name in capitals."""

    value: str
    params: Mapping[str, str]

    @property
    def text(self) -> str:
        """Return the value of a property that is a text, without its escapes."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


Event = Mapping[str, Property]


def events(text: str) -> Iterator[tuple[int, Event]]:
    """Yield each event with the number of its first line; nested parts, such as alarms, are left out.

    Raises:
        NoCalendar: it does not begin as a calendar, or an event does not end.
    """
    lines = list(_unfolded(text))
    if not lines or lines[0][1].strip().upper() != "BEGIN:VCALENDAR":
        raise NoCalendar("its first line is not BEGIN:VCALENDAR")
    parts = _Parts()
    for number, line in lines:
        read = _LINE.match(line)
        if read and (event := parts.read(number, read)) is not None:
            yield event
    if parts.within:
        raise NoCalendar(f"{parts.within[-1]} does not end")


@dataclass
class _Parts:
    """The parts of a calendar that are open, and the event among them. ``began``: the number of its first line."""

    within: list[str] = field(default_factory=list)
    found: dict[str, Property] = field(default_factory=dict)
    began: int = 0

    def read(self, number: int, line: re.Match[str]) -> tuple[int, Event] | None:
        """Take one line in; return the event that it ends."""
        name, value = line["name"].upper(), line["value"].strip().upper()
        if name == "BEGIN":
            self.within.append(value)
            if value == "VEVENT":
                self.found, self.began = {}, number
        elif name == "END":
            if not self.within or self.within.pop() != value:
                raise NoCalendar(f"line {number} ends what did not begin")
            return (self.began, self.found) if value == "VEVENT" else None
        elif self.within and self.within[-1] == "VEVENT":
            params = {key.upper(): said.strip('"') for key, said in _PARAM.findall(line["params"])}
            self.found.setdefault(name, Property(line["value"], params))
        return None


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number; a line that begins with a blank goes on the line before."""
    number, held = 0, ""
    for place, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] in {" ", "\t"} and held:
            held += line[1:]
            continue
        if held:
            yield number, held
        number, held = place, line
    if held:
        yield number, held


def moment_of(said: Property) -> datetime:
    """Return a moment in UTC.

    Raises:
        ValueError: it is a whole day, names a zone that nobody knows, or is no moment.
    """
    if said.params.get("VALUE", "").upper() == "DATE" or re.fullmatch(r"\d{8}", said.value):
        raise ValueError("is a whole day: give it a time")
    digits = said.value if re.fullmatch(r"\d{8}T\d{6}Z?", said.value, re.ASCII) else ""
    try:
        found = datetime.strptime(digits.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone comes next
    except ValueError as wrong:
        raise ValueError(f"“{said.value[:40]}” is no moment") from wrong
    if said.value.endswith("Z"):
        return found.replace(tzinfo=UTC)
    zone = said.params.get("TZID", LONDON)
    try:
        return found.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError) as unknown:
        raise ValueError(f"names the time zone “{zone[:40]}”, which is not known") from unknown


def duration_of(said: Property) -> timedelta:
    """Return a length of time. Raises `ValueError` where it is none."""
    found = _DURATION.match(said.value.removeprefix("+"))
    if found is None or not any(found.groups()):
        raise ValueError(f"“{said.value[:40]}” is no length of time")
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
