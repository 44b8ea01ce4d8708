"""Answers when each job of the installation last ran, and whether the product can answer requests."""

from datetime import datetime, timedelta

from evenhand.health.models import LastRun


def last_run(job: str) -> LastRun | None:
    """Return the last run of a job; None where it never ran."""
    return LastRun.objects.filter(job=job).first()


def idle_since(at: datetime, late: timedelta) -> datetime | None:
    """Return when `evenhand work` last ran, where that is longer ago than ``late``; None where it ran since or never did."""
    ran = last_run("work")
    return ran.at if ran and at - ran.at > late else None


def totals(begins: str) -> dict[str, int]:
    """Return the sums of what the last runs of some jobs counted. ``begins``: how the names of these jobs begin."""
    found: dict[str, int] = {}
    for row in LastRun.objects.filter(job__startswith=begins):
        for name, count in row.found.items():
            found[name] = found.get(name, 0) + count
    return found
