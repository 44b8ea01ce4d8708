"""Days and moments as pages write them, in the landlord's zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from evenhand.wording.dates import short

LONDON = ZoneInfo("Europe/London")


def moment(at: datetime) -> str:
    """Return "14 May 2026, 15:02"."""
    local = at.astimezone(LONDON)
    return f"{short(local.date())}, {local:%H:%M}"


def time_of(at: datetime) -> str:
    """Return "15:02"."""
    return f"{at.astimezone(LONDON):%H:%M}"


def iso(at: datetime) -> str:
    """Return a moment for machines, to the minute."""
    return at.astimezone(LONDON).isoformat(timespec="minutes")


def sortable(at: datetime) -> str:
    """Return "2026-05-14 15:02", for spreadsheets."""
    return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}"


def day_of(at: datetime) -> date:
    """Return the day of a moment."""
    return at.astimezone(LONDON).date()
