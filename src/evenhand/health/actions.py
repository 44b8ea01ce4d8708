"""Records that a job of the installation ran."""

from collections.abc import Mapping
from datetime import datetime

from evenhand.health.models import LastRun


def note_run(job: str, at: datetime, found: Mapping[str, int] | None = None) -> None:
    """Record a job's run in place of the one before."""
    LastRun.objects.update_or_create(job=job, defaults={"at": at, "found": dict(found or {})})
