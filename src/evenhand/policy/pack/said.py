"""Finds a number that an answer holds and its sentence contradicts, so that each number has one authority."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from evenhand.policy.calendar import Unit
from evenhand.policy.pack.answers import Answers, Span

Loc = tuple[str | int, ...]
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBER |= {"a": 1, "an": 1, "each": 1, "every": 1, "once": 1, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}
_UNITS = {
    "working day": (Unit.WORKING_DAYS, 1),
    "day": (Unit.DAYS, 1),
    "week": (Unit.DAYS, 7),
    "fortnight": (Unit.DAYS, 14),
    "month": (Unit.MONTHS, 1),
    "quarter": (Unit.MONTHS, 3),
    "year": (Unit.MONTHS, 12),
}
_EACH = {
    "daily": (Unit.DAYS, 1),
    "weekly": (Unit.DAYS, 7),
    "fortnightly": (Unit.DAYS, 14),
    "monthly": (Unit.MONTHS, 1),
    "quarterly": (Unit.MONTHS, 3),
    "half-yearly": (Unit.MONTHS, 6),
    "twice a year": (Unit.MONTHS, 6),
    "yearly": (Unit.MONTHS, 12),
    "annually": (Unit.MONTHS, 12),
    "annual": (Unit.MONTHS, 12),
}
_NUMBERED = rf"(?P<number>\d+|{'|'.join(sorted(_NUMBER, key=len, reverse=True))})"
_LENGTH = re.compile(rf"\b{_NUMBERED}[ -](?P<unit>{'|'.join(_UNITS)})(?:s|ly)?\b", re.IGNORECASE)
_INTERVAL = re.compile(rf"(?<![\w-])(?P<word>{'|'.join(sorted(_EACH, key=len, reverse=True))})\b", re.IGNORECASE)
_BARE = re.compile(r"\b(?P<number>\d+|" + "|".join(_WORDS[1:]) + r")\b", re.IGNORECASE)
_COUNTS = frozenset({"quorum", "at_least"})
_OF_SPAN = {
    Unit.DAYS: (Unit.DAYS, 1),
    Unit.WORKING_DAYS: (Unit.WORKING_DAYS, 1),
    Unit.WEEKS: (Unit.DAYS, 7),
    Unit.MONTHS: (Unit.MONTHS, 1),
    Unit.YEARS: (Unit.MONTHS, 12),
}


def lengths_said(says: str) -> frozenset[tuple[Unit, int]]:
    """Return the lengths of time that an English sentence states, in days, working days or months."""
    found = set()
    for match in _LENGTH.finditer(says):
        unit, times = _UNITS[match["unit"].lower()]
        found.add((unit, times * _value(match["number"])))
    found |= {_EACH[match["word"].lower()] for match in _INTERVAL.finditer(says)}
    return frozenset(found)


def unsaid(says: str, answers: Answers, *, all_said: bool = False) -> Iterator[tuple[Loc, str, str]]:
    """Yield each number that the answers hold although the sentence states others of its kind and not this one.

    A sentence without a length leaves lengths to the answers alone, and one without a number leaves counts to them.
    "Within 10 of that" states 10 of any unit. With ``all_said`` the sentence states every length.
    """
    lengths = lengths_said(says)
    bare = {_value(match["number"]) for match in _BARE.finditer(_LENGTH.sub(" ", says))}
    for topic, value in answers.by_topic().items():
        for loc, held in _numbers(value, (topic,)):
            if isinstance(held, Span):
                unit, times = _OF_SPAN[held.unit]
                same = not (lengths or all_said) or (unit, times * held.value) in lengths or held.value in bare
                said = f"{held.value} {held.unit.replace('_', ' ')} is not a length that the sentence states"
            else:
                same, said = not bare or held in bare, f"{loc[-1]} {held} is not a number that the sentence states"
            if not same:
                yield loc, said, "make the sentence and this number the same"


def spans(value: Any) -> Iterator[Span]:
    """Yield each length of time in an answer."""
    yield from (held for _, held in _numbers(value, ()) if isinstance(held, Span))


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBER[number.lower()]


def _numbers(value: Any, loc: Loc) -> Iterator[tuple[Loc, Span | int]]:
    if isinstance(value, Span) or (isinstance(value, int) and loc and loc[-1] in _COUNTS and value > 1):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _numbers(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _numbers(item, (*loc, place))
