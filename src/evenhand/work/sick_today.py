"""Moves a colleague's visits, decisions and duties of one day to another colleague; the next day all is theirs again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.casework.context import NotHere
from evenhand.casework.details.colleagues import Covered
from evenhand.casework.perform import perform
from evenhand.casework.permissions import may_visit
from evenhand.journal.actions import record
from evenhand.landlords.cover import covers_of
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.visits.models import Visit
from evenhand.visits.queries import of_day
from evenhand.work.handover import who_may_cover


class CannotVisit(ValueError):  # noqa: N818
    """The colleague who would take the visits over does not visit."""


@dataclass(frozen=True, slots=True)
class SickDay:
    """What came of it: the names of both, and how many visits moved."""

    away: str
    by: str
    visits: int


def managed(by: Officer) -> list[Membership]:
    """Return the colleagues that an officer manages, by name."""
    rows = Membership.objects.filter(manager=by.membership, active=True).select_related("user", "landlord")
    return list(rows.order_by("user__last_name", "user__first_name"))


@transaction.atomic
def sick_today(away: str, to: str, *, by: Officer, at: datetime) -> SickDay:
    """Let a colleague see to another's work for today, and attend the visits of today that are not over. Safe to repeat.

    Both by reference. Cover that is arranged for today already stays. One journal entry, beside that of the cover.

    Raises:
        NotHere: the officer does not manage the one, or the other does not cover.
        CannotVisit: there are visits to move, and the other does not visit.
    """
    row = next((one for one in managed(by) if one.user.reference == away), None)
    other = next((one for one in who_may_cover(by) if one.user.reference == to and to != away), None)
    if row is None or other is None:
        raise NotHere(away if row is None else to)
    on = localdate(at)
    if not any(one.since <= on and one.away_id == row.pk for one in covers_of([row], on)):
        perform(Act.COVER, Covered(away=away, by=to, since=on, until=on), by=by, at=at)
    ahead = [one for one in of_day(by.landlord, row.user, on) if not one.went and one.ends_at >= at]
    if ahead and not may_visit(Officer(other.user, by.landlord, other)):
        raise CannotVisit(to)
    Visit.objects.filter(pk__in=[one.pk for one in ahead]).update(attends=other.user, read_at=None)
    told = {"by": to, "day": on.isoformat(), "visits": [one.reference for one in ahead]}
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    record(landlord_id=by.landlord.pk, act="sick_today", subject=away, open=told, **stamp)
    return SickDay(row.user.name, other.user.name, len(ahead))
