"""Words dates and lists."""

from collections.abc import Iterable
from datetime import date


def on(day: date | str | None) -> str:
    """Return "Friday 21 August 2026" for a date or its ISO text."""
    if day is None or day == "":
        return "a date not set"
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{value:%A} {value.day} {value:%B %Y}"


def short(day: date | None) -> str:
    """Return "21 August 2026"."""
    return f"{day.day} {day:%B %Y}" if day else "not set"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
