"""Adds firms, their schedulers and operatives, and ends them; each with one journal entry."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from evenhand.firms.models import Firm, FirmUser, Operative
from evenhand.journal.actions import record
from evenhand.landlords.actions import UNUSABLE, Post, create_user, employ
from evenhand.landlords.links import new_link
from evenhand.landlords.models import Landlord, User
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import generate
from evenhand.wording.words import Words

_LINK_BYTES = 32
PIN_LENGTH = 6
MOST_WRONG = 5
COOLS = timedelta(minutes=15)
"""After so many wrong PINs one after another, none is tried for so long."""


class NameInUse(ValueError):  # noqa: N818
    """A present firm, or a present operative of the firm, has this name; or another user has this address."""


@dataclass(frozen=True, slots=True)
class FirmTold:
    """A firm as its landlord states it. ``one_visit``: another body that is shown one visit, and why; "" for a firm."""

    name: str
    telephone: str
    safety_lead: str
    one_visit: str = ""


@dataclass(frozen=True, slots=True)
class NewLink:
    """What a new operative, or one whose link was replaced, is given. Shown once; the PIN travels apart from the link."""

    name: str
    token: str
    pin: str


@transaction.atomic
def add_firm(told: FirmTold, *, by: Officer, at: datetime) -> Firm:
    """Add a firm to a landlord. Raises `NameInUse`."""
    landlord = Landlord.objects.select_for_update().get(pk=by.landlord.pk)
    same = Firm.objects.filter(landlord=landlord, name=told.name, ended_at=None, one_visit="")
    if not told.one_visit and same.exists():
        raise NameInUse(told.name)
    fields = {"name": told.name, "telephone": told.telephone, "safety_lead": told.safety_lead, "one_visit": told.one_visit}
    row = Firm(landlord=landlord, reference=str(generate()), **fields)  # its voice is named by it before it is stored
    voice = create_user(f"firm.{row.reference}", told.name[:150], "")
    voice.is_active, voice.password = False, UNUSABLE
    voice.save(update_fields=["is_active", "password"])
    post = employ(landlord, voice, Post(title=Words().note("firm"))).membership
    post.active = False
    post.save(update_fields=["active"])
    row.speaks_as, row.added_by, row.added_at = voice, by.user, at
    row.save(force_insert=True)
    _record(row, "add_firm", by.user.reference, at)
    return row


@transaction.atomic
def end_firm(row: Firm, *, by: Officer, at: datetime) -> bool:
    """End a firm's work for a landlord: from now on nobody of it sees a page. False where it has ended."""
    done = bool(Firm.objects.filter(pk=row.pk, ended_at=None).update(ended_at=at))
    if done:
        _record(row, "end_firm", by.user.reference, at)
    return done


@transaction.atomic
def add_scheduler(firm: Firm, first: str, last: str, email: str, *, by: Officer, at: datetime) -> tuple[FirmUser, str]:
    """Let a user schedule for a firm; return their post, and the token by which they set a password once ("": they have one).

    A scheduler of another landlord's firm is known by their email address, and keeps their password.

    Raises:
        NameInUse: a user who schedules for no firm has this address, or they schedule for this firm.
    """
    Landlord.objects.select_for_update().get(pk=firm.landlord_id)
    user = User.objects.filter(username=email.lower()).first()
    known = user is not None and user.firm_posts.exists()
    if user is not None and (not known or user.firm_posts.filter(firm=firm, ended_at=None).exists()):
        raise NameInUse(email)
    if user is None:
        user = create_user(email.lower(), first, last, email=email.lower(), hashed=UNUSABLE)
    row = FirmUser.objects.create(landlord_id=firm.landlord_id, firm=firm, user=user, added_by=by.user, added_at=at)
    _record(firm, "add_scheduler", by.user.reference, at, post=row.reference)
    return row, "" if user.has_usable_password() else new_link(user)


@transaction.atomic
def end_scheduler(row: FirmUser, *, by: Officer, at: datetime) -> bool:
    """End a scheduler's post at a firm. False where it has ended."""
    done = bool(FirmUser.objects.filter(pk=row.pk, ended_at=None).update(ended_at=at))
    if done:
        _record(row.firm, "end_scheduler", by.user.reference, at, post=row.reference)
    return done


@transaction.atomic
def add_operative(firm: Firm, name: str, *, language: str = "", by: str, at: datetime) -> NewLink:
    """Add an operative; return their link's token and their PIN, this once. Raises `NameInUse`."""
    Landlord.objects.select_for_update().get(pk=firm.landlord_id)
    if Operative.objects.filter(firm=firm, name=name, ended_at=None).exists():
        raise NameInUse(name)
    row = Operative(landlord_id=firm.landlord_id, firm=firm, name=name, language=language, added_at=at)
    return _opened(row, "add_operative", by, at)


@transaction.atomic
def replace_link(row: Operative, *, by: str, at: datetime) -> NewLink:
    """Replace an operative's link and PIN in one act; the old link is dead."""
    row.wrong, row.wrong_at = 0, None
    return _opened(row, "replace_operative_link", by, at)


def _opened(row: Operative, act: str, by: str, at: datetime) -> NewLink:
    token, pin = secrets.token_urlsafe(_LINK_BYTES), f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"
    row.link, row.pin = hashed(token), make_password(pin)
    row.save()
    _record(row.firm, act, by, at, operative=row.reference)
    return NewLink(row.name, token, pin)


@transaction.atomic
def set_language(row: Operative, language: str, *, by: str, at: datetime) -> None:
    """Set the language of an operative's instruction, "" for English alone."""
    row.language = language
    row.save(update_fields=["language"])
    _record(row.firm, "set_operative_language", by, at, operative=row.reference, language=language)


@transaction.atomic
def end_operative(row: Operative, *, by: str, at: datetime) -> bool:
    """End an operative: their link is dead. False where they have ended."""
    done = bool(Operative.objects.filter(pk=row.pk, ended_at=None).update(ended_at=at))
    if done:
        _record(row.firm, "end_operative", by, at, operative=row.reference)
    return done


def hashed(token: str) -> str:
    """Return a link's token as it is stored."""
    return sha256(token.encode(errors="replace")).hexdigest()


def operative_of(token: str) -> Operative | None:
    """Return the operative whose link it is; None where it is dead, the firm has ended, or the landlord's pages are off."""
    rows = Operative.objects.filter(link=hashed(token), ended_at=None, firm__ended_at=None, landlord__contractors_pages=True)
    return rows.select_related("firm__landlord", "firm__speaks_as").first()


def is_locked(row: Operative, at: datetime) -> bool:
    """Return whether no PIN is tried now, after too many wrong ones."""
    return row.wrong >= MOST_WRONG and row.wrong_at is not None and at < row.wrong_at + COOLS


def opens(row: Operative, pin: str, *, at: datetime) -> bool:
    """Return whether a PIN is an operative's, and count wrong ones. Not tried while `is_locked`.

    The attempt is counted before the PIN is looked at, so that many at once are all counted.
    """
    same = Operative.objects.filter(pk=row.pk)
    if row.wrong_at and at >= row.wrong_at + COOLS:
        same.filter(wrong_at=row.wrong_at).update(wrong=0)
    if not same.filter(wrong__lt=MOST_WRONG).update(wrong=F("wrong") + 1, wrong_at=at):
        return False
    if not check_password(pin, row.pin):
        return False
    same.update(wrong=0, wrong_at=None)
    return True


def _record(firm: Firm, act: str, by: str, at: datetime, **told: str) -> None:
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=firm.landlord_id, act=act, subject=firm.reference, open=told, **stamp)
