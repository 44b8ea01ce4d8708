"""Answers what a user keeps for their own work; no other user reads it."""

from collections.abc import Iterable

from evenhand.landlords.models import User
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import PREFIX
from evenhand.personal.models import Draft, LastSeen, Preference, SavedView

OPENED_LAST = 8
"""Pages that a user is offered again."""


def the_draft(by: Officer, page: str) -> Draft | None:
    """Return a user's draft of the form at an address; None where there is none."""
    return Draft.objects.filter(user=by.user, landlord=by.landlord, page=page).first()


def my_drafts(by: Officer) -> Iterable[Draft]:
    """Return all of a user's drafts, the newest first."""
    return Draft.objects.filter(user=by.user, landlord=by.landlord).order_by("-saved_at", "-id")


def my_views(by: Officer, page: str) -> Iterable[SavedView]:
    """Return a user's views of a list, by name."""
    return SavedView.objects.filter(user=by.user, landlord=by.landlord, page=page)


def opened_last(by: Officer, most: int = OPENED_LAST) -> list[str]:
    """Return the references of the cases and customers that a user opened last, the newest first."""
    theirs = LastSeen.objects.filter(user=by.user, landlord=by.landlord, page__startswith=PREFIX)
    return list(theirs.order_by("-at", "-id").values_list("page", flat=True)[:most])


def wants_keys(user: User) -> bool:
    """Return whether single letters are shortcuts for a user where they work."""
    return Preference.objects.filter(membership__user=user, membership__active=True, keys=True).exists()
