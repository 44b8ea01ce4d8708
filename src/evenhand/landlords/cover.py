"""Cover while somebody is away: arranged with dates, and asked for by day."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from evenhand.landlords.models import Cover, Membership, User
from evenhand.landlords.queries import Officer

DAY = timedelta(days=1)


def arrange(away: Membership, by: Membership, *, since: date, until: date, arranged: tuple[User, datetime]) -> Cover:
    """Let somebody see to a colleague's work from a day to a day; what was arranged for those days before ends."""
    call_off(away, since, until)
    who, at = arranged
    return Cover.objects.create(
        landlord=away.landlord, away=away, by=by, since=since, until=until, arranged_by=who, arranged_at=at
    )


def call_off(away: Membership, since: date, until: date | None = None) -> None:
    """End the cover for somebody with the day before ``since``, where it would last beyond that; ``until``: only up to here."""
    found = Cover.objects.filter(away=away, until__gte=since)
    (found.filter(since__lte=until) if until else found).update(until=since - DAY)


def covers_on(officer: Officer, on: date) -> list[Cover]:
    """Return for whom an officer covers on a day, with what those colleagues are."""
    people = Prefetch("away__manages", Membership.objects.select_related("user"))
    found = Cover.objects.filter(by=officer.membership, since__lte=on, until__gte=on, away__active=True)
    return list(found.select_related("away__user", "landlord").prefetch_related(people).order_by("until", "id"))


def covers_of(memberships: list[Membership], on: date) -> list[Cover]:
    """Return the cover that is arranged for people today and later, soonest first."""
    found = Cover.objects.filter(away__in=memberships, until__gte=on)
    return list(found.select_related("away__user", "by__user").order_by("since", "id"))
