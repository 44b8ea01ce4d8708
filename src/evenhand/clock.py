"""Reads the clock, only for the edges. Everything below them is handed a moment."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def now() -> datetime:
    """Return the present moment in UTC; in demo mode, moved by ``offset``."""
    return datetime.now(UTC) + offset()


def offset() -> timedelta:
    """Return how far the demo's clock is moved; zero outside demo mode."""
    if not settings.DEMO:
        return timedelta()
    try:
        return timedelta(seconds=int(settings.CLOCK_FILE.read_text()))
    except FileNotFoundError:
        return timedelta()


def move(by: timedelta) -> None:
    """Move the demo's clock, from the real time. A request that reads it meanwhile gets the old or the new time.

    Raises:
        RuntimeError: this is not the demo; the real clock does not move.
    """
    if not settings.DEMO:
        message = "The clock moves only in demo mode."
        raise RuntimeError(message)
    settings.CLOCK_FILE.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=settings.CLOCK_FILE.parent, delete=False) as file:
        file.write(str(int(by.total_seconds())))
    Path(file.name).replace(settings.CLOCK_FILE)
