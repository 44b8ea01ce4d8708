"""Keeps and deletes a user's drafts, saved views and preferences; erasure and time delete drafts too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer
from evenhand.personal.models import Draft, LastSeen, Preference, SavedView

Answers = Sequence[tuple[str, str]]
MOST_FIELDS, MOST_SIGNS, LONGEST_NAME = 1_000, 400_000, 100
"""The longest assessment has about two hundred fields; nothing larger comes from a form of ours."""
MOST_VIEWS, LONGEST_VIEW_NAME = 12, 60
A_SITTING = timedelta(minutes=30)
"""A user who returns to a page sooner was not away: they sent a form, or took a call."""
UNTOUCHED = timedelta(days=60)
"""Drafts are no record: kept through a long leave, then deleted."""


class NotKept(ValueError):  # noqa: N818
    """A draft is not kept: it is too long, or its author no longer works there. The text says which."""


class TooManyViews(ValueError):  # noqa: N818
    """No more views of this list can be kept. The text says so."""


@dataclass(frozen=True)
class FormSubject:
    """A form, its name in lists, and its case and customer by reference."""

    page: str
    name: str
    case: str = ""
    customer: str = ""


def keep(about: FormSubject, answers: Answers, *, user: int, landlord: int, at: datetime) -> Draft:
    """Store what a user has typed into a form so far, replacing the earlier draft.

    Raises:
        NotKept: it is too long, or the user no longer works at this landlord.
    """
    answers = [(name, value.replace("\x00", "")) for name, value in answers if len(name) <= LONGEST_NAME]
    if len(answers) > MOST_FIELDS or sum(len(value) for _, value in answers) > MOST_SIGNS:
        raise NotKept(_("This is too long to be kept as a draft. Shorten it, or send it in parts."))
    if not Membership.objects.filter(user=user, landlord=landlord, active=True, user__is_active=True).exists():
        raise NotKept(_("You do not work at this landlord any more, so nothing is kept."))
    told = {"name": about.name[:200], "case": about.case, "customer": about.customer, "answers": answers, "saved_at": at}
    kept, _made = Draft.objects.update_or_create(user_id=user, landlord_id=landlord, page=about.page, defaults=told)
    return kept


def throw_away(by: Officer, page: str) -> bool:
    """Delete a user's draft of a form, once sent or not wanted; return whether there was one."""
    return bool(Draft.objects.filter(user=by.user, landlord=by.landlord, page=page).delete()[0])


def keep_view(by: Officer, page: str, name: str, asked: str) -> SavedView:
    """Store a user's view of a list, replacing the one of this name.

    Raises:
        TooManyViews: the user has the most that a page shows above a list.
    """
    theirs = SavedView.objects.filter(user=by.user, landlord=by.landlord, page=page)
    name = name.replace("\x00", "")[:LONGEST_VIEW_NAME]
    if theirs.exclude(name=name).count() >= MOST_VIEWS:
        raise TooManyViews(_("You keep {most_views} views of this list. Take one away first.").format(most_views=MOST_VIEWS))
    kept, _made = SavedView.objects.update_or_create(
        user=by.user, landlord=by.landlord, page=page, name=name, defaults={"asked": asked}
    )
    return kept


def drop_view(by: Officer, page: str, name: str) -> bool:
    """Delete a saved view; return whether there was one."""
    return bool(
        SavedView.objects.filter(user=by.user, landlord=by.landlord, page=page, name=name.replace("\x00", "")).delete()[0]
    )


def set_keys(by: Officer, *, on: bool) -> None:
    """Turn single-letter shortcuts on or off for a user."""
    Preference.objects.update_or_create(membership=by.membership, defaults={"keys": on})


def mark_seen(by: Officer, page: str, at: datetime) -> datetime | None:
    """Record that a user opens a page; return when they last had it open in an earlier sitting, or None."""
    row, first = LastSeen.objects.get_or_create(user=by.user, landlord=by.landlord, page=page, defaults={"at": at})
    if first:
        return None
    if at - row.at > A_SITTING:
        row.before = row.at
    row.at = at
    row.save(update_fields=["at", "before"])
    return row.before


def erase_about(person: str, landlord_id: int) -> None:
    """Delete every draft about a customer, when their words are erased."""
    Draft.objects.filter(landlord_id=landlord_id, customer=person).delete()


def sweep(at: datetime) -> int:
    """Delete drafts that no user has touched for a long time; return how many. Safe to repeat."""
    return Draft.objects.filter(saved_at__lt=at - UNTOUCHED).delete()[0]
