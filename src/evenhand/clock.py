"""Reads the clock, only for the edges. Everything below them is handed a moment."""

from datetime import UTC, datetime, timedelta

from django.conf import settings


def now() -> datetime:
    """Return the present moment in UTC; in demo mode, moved by ``offset``."""
    return datetime.now(UTC) + offset()


def offset() -> timedelta:
    """Return how far the demo's clock is moved; zero outside demo mode."""
    if not settings.DEMO or not settings.CLOCK_FILE.exists():
        return timedelta()
    return timedelta(seconds=int(settings.CLOCK_FILE.read_text()))


def move(by: timedelta) -> None:
    """Move the demo's clock, from the real time.

    Raises:
        RuntimeError: this is not the demo; the real clock does not move.
    """
    if not settings.DEMO:
        message = "The clock moves only in demo mode."
        raise RuntimeError(message)
    settings.CLOCK_FILE.parent.mkdir(parents=True, exist_ok=True)
    settings.CLOCK_FILE.write_text(str(int(by.total_seconds())))
