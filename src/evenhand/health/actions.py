"""Records that a job of the installation ran."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from evenhand.health.models import LastRun


def note_run(job: str, at: datetime, found: Mapping[str, int] | None = None) -> None:
    """Record a job's run in place of the one before."""
    LastRun.objects.update_or_create(job=job, defaults={"at": at, "found": dict(found or {})})


def take_turn(job: str, at: datetime, *, late: timedelta) -> bool:
    """Return whether a job that has not run for so long is the caller's to run now. Of many that ask at once, one gets yes.

    The database decides in one statement, so that it holds for several machines. A run that is later than now, because a clock
    went back, counts as long ago.
    """
    if LastRun.objects.filter(Q(at__lt=at - late) | Q(at__gt=at + late), job=job).update(at=at):
        return True
    if LastRun.objects.filter(job=job).exists():
        return False
    return LastRun.objects.get_or_create(job=job, defaults={"at": at})[1]
