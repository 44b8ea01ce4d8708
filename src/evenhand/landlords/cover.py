"""Arranges cover for absent officers, and answers who covers on a day."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q

from evenhand.landlords.models import Cover, Membership, User
from evenhand.landlords.queries import Officer

DAY = timedelta(days=1)


def arrange(away: Membership, by: Membership, *, since: date, until: date, arranged: tuple[User, datetime]) -> Cover:
    """Let an officer cover for a colleague from a day to a day; earlier cover for those days ends."""
    call_off(away, since, until)
    who, at = arranged
    return Cover.objects.create(
        landlord=away.landlord, away=away, by=by, since=since, until=until, arranged_by=who, arranged_at=at
    )


def call_off(away: Membership, since: date, until: date | None = None) -> None:
    """End an officer's cover on the day before ``since``, where it lasts longer; ``until``: only cover up to here."""
    found = Cover.objects.filter(away=away, until__gte=since)
    (found.filter(since__lte=until) if until else found).update(until=since - DAY)


def covers_on(officer: Officer, on: date) -> list[Cover]:
    """Return the colleagues that an officer covers for on a day, with their roles."""
    people = Prefetch("away__manages", Membership.objects.select_related("user"))
    found = Cover.objects.filter(by=officer.membership, since__lte=on, until__gte=on, away__active=True)
    return list(found.select_related("away__user", "landlord").prefetch_related(people).order_by("until", "id"))


def covers_of(memberships: list[Membership], on: date, *, by: Membership | None = None) -> list[Cover]:
    """Return the present and future cover of people, soonest first; ``by``: also what this officer covers."""
    found = Cover.objects.filter(Q(away__in=memberships) | Q(by=by) if by else Q(away__in=memberships), until__gte=on)
    return list(found.select_related("away__user", "by__user").order_by("since", "id"))
