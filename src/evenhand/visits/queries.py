"""Answers which visits lie ahead, which a colleague has on a day, and which flags are open."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from evenhand.landlords.models import Landlord, User
from evenhand.people.models import Customer
from evenhand.people.queries import with_needs
from evenhand.visits.models import Visit, VisitFlag

VISIT, JOB, CALL = KINDS = ("visit", "job", "call")
TYPED, CSV, ICALENDAR = SOURCES = ("typed", "csv", "icalendar")
OF_FIRM = "firm"
"""The source of jobs that a firm sends; their ids begin with the reference of the firm."""
CHANGED, CANNOT, NO_NUMBER, MOVED = FLAGS = ("changed", "cannot", "no_number", "moved")
FINE, HAPPENED = WENT = ("fine", "happened")
LONDON = ZoneInfo("Europe/London")
LONGEST = timedelta(days=14)
"""How long one visit or job lasts at most: an end years after the start is a slip of the key."""


def ahead(landlord: Landlord, at: datetime) -> QuerySet[Visit]:
    """Return the visits, jobs and calls of a landlord that are not over, cancelled or done, with their people."""
    rows = Visit.objects.filter(landlord=landlord, ends_at__gte=at, cancelled_at=None, went="")
    return rows.prefetch_related(Prefetch("people", Customer.objects.order_by("name", "id")))


def of_day(landlord: Landlord, who: User, on: date) -> list[Visit]:
    """Return what a colleague has on a day by the clock in London, in order of time, with people, homes and flags."""
    begins = datetime.combine(on, time(), LONDON)
    ends = datetime.combine(on + timedelta(days=1), time(), LONDON)
    rows = Visit.objects.filter(landlord=landlord, attends=who, starts_at__gte=begins, starts_at__lt=ends, cancelled_at=None)
    return list(_whole(rows).order_by("starts_at", "id"))


def _whole(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    people = Prefetch(
        "people", Customer.objects.select_related("home").prefetch_related(with_needs("needs")).order_by("name", "id")
    )
    flags = Prefetch("flags", VisitFlag.objects.filter(closed_at=None).order_by("raised_at", "id"))
    return rows.select_related("home", "attends", "firm").prefetch_related(people, flags)


def visit_named(landlord: Landlord, reference: str) -> Visit | None:
    """Return a visit of a landlord by its reference; None where it has none."""
    return _whole(Visit.objects.filter(landlord=landlord, reference=reference)).first()


def open_flags(landlord: Landlord) -> QuerySet[VisitFlag]:
    """Return the open flags of visits that are neither cancelled nor done, by the time of the visit."""
    rows = VisitFlag.objects.filter(landlord=landlord, closed_at=None, visit__cancelled_at=None, visit__went="")
    rows = rows.select_related("visit__home", "visit__attends", "visit__firm", "raised_by").prefetch_related("visit__people")
    return rows.order_by("visit__starts_at", "id")


def of_feed(landlord: Landlord, source: str, ids: Iterable[str]) -> dict[str, Visit]:
    """Return the visits that came from a feed, by the feed's own id."""
    rows = Visit.objects.filter(landlord=landlord, source=source, source_id__in=list(ids))
    return {row.source_id: row for row in rows.prefetch_related("people")}


def live_jobs(firms: Iterable[int], on: date) -> QuerySet[Visit]:
    """Return the jobs of firms, by key, that are neither done nor cancelled nor over before a day, in order of time."""
    begins = datetime.combine(on, time(), LONDON)
    rows = Visit.objects.filter(firm__in=list(firms), kind=JOB, ends_at__gte=begins, cancelled_at=None, went="")
    return _whole(rows).select_related("landlord", "home", "firm", "operative").order_by("starts_at", "id")
