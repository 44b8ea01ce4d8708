"""Reads a day or a moment as people type it. Pure: no form, no clock."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2199
PARTS = ("day", "month", "year")
NAMES = {"day": gettext_lazy("day"), "month": gettext_lazy("month"), "year": gettext_lazy("year"), "time": gettext_lazy("time")}
"""The names of the boxes, inside a sentence."""
TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?$", re.IGNORECASE | re.ASCII)
WORDED = {"midday": "12pm", "noon": "12pm", "midnight": "12am"}
NO_TIME = gettext_lazy("must have a real time, like 2:30pm or 14:30")
NOON = 12


class WrongDateError(ValueError):
    """The input is no day or moment: the end of a sentence that begins with its name, and the wrong boxes."""

    def __init__(self, message: "Text", *boxes: str) -> None:
        super().__init__(message)
        self.boxes = boxes


def read_date(typed: Mapping[str, str]) -> date:
    """Return the day; a month may be a name ("June", "jun").

    Raises:
        WrongDateError: a part is missing or no such day exists.
    """
    missing = [part for part in PARTS if not typed.get(part)]
    if missing:
        raise WrongDateError(
            _("must include a {missing}").format(missing=_(" and a ").join(str(NAMES[part]) for part in missing)), *missing
        )
    day, month, year = _number(typed["day"]), _month(typed["month"]), _number(typed["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongDateError(
            _("must have a year of 4 numbers from {first_year} to {last_year}").format(
                first_year=FIRST_YEAR, last_year=LAST_YEAR
            ),
            "year",
        )
    if not 1 <= month <= len(MONTHS):
        raise WrongDateError(_("must have a real month: 1 to 12, or its name"), "month")
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise WrongDateError(_("must be a real date"), "day") from wrong


def read_moment(typed: Mapping[str, str], zone: tzinfo) -> datetime:
    """Return the moment in ``zone``. Of an hour that comes twice in autumn, the first is meant.

    Raises:
        WrongDateError: as in ``read_date``; or the time is missing, unreadable, or skipped by the clocks that day.
    """
    if not typed.get("time"):
        raise WrongDateError(_("must include a time, like 2:30pm or 14:30"), *[p for p in PARTS if not typed.get(p)], "time")
    day = read_date(typed)
    moment = datetime.combine(day, _time(typed["time"]), tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).time() != moment.time():
        raise WrongDateError(_("must be a time that exists: the clocks went forward over this one"), "time")
    return moment


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len("2026") else 0


def _month(typed: str) -> int:
    word = typed.lower().rstrip(".")
    named = [number for number, name in enumerate(MONTHS, start=1) if word in {name, name[:3], name[:4]}]
    return named[0] if named else _number(typed)


def _time(typed: str) -> time:
    found = TIME.match(WORDED.get(typed.lower(), typed))
    if not found or not (found["minute"] or found["half"]):
        raise WrongDateError(NO_TIME, "time")
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")[:1].lower()
    if half and not 1 <= hour <= NOON:
        raise WrongDateError(NO_TIME, "time")
    try:
        return time(hour % NOON + (NOON if half == "p" else 0) if half else hour, minute)
    except ValueError as wrong:
        raise WrongDateError(NO_TIME, "time") from wrong
