"""The only clock. Edges read it; everything below them is handed a moment."""

from datetime import UTC, datetime, timedelta

from django.conf import settings


def now() -> datetime:
    """Return the present moment in UTC; in demo mode, moved by what ``move`` stored."""
    return datetime.now(UTC) + offset()


def offset() -> timedelta:
    """Return how far the demo's clock is moved; nothing outside demo mode."""
    if not settings.DEMO or not settings.CLOCK_FILE.exists():
        return timedelta()
    return timedelta(seconds=int(settings.CLOCK_FILE.read_text()))


def move(by: timedelta) -> None:
    """Move the demo's clock, from where the real one stands.

    Raises:
        RuntimeError: this is not the demo; nobody moves a real clock.
    """
    if not settings.DEMO:
        message = "The clock moves only in demo mode."
        raise RuntimeError(message)
    settings.CLOCK_FILE.parent.mkdir(parents=True, exist_ok=True)
    settings.CLOCK_FILE.write_text(str(int(by.total_seconds())))
