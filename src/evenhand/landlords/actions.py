"""Sets up landlords and staff; releases packs; adopts packs, house choices and readings."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from evenhand.journal.actions import record
from evenhand.landlords.branding import checked
from evenhand.landlords.models import Adoption, Branding, HouseChoice, Landlord, Membership, PackRelease, User
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.pack import Pack
from evenhand.wording.words import Words

UNUSABLE = "!"
"""No password hashes to this."""


class ReleaseChanged(Exception):  # noqa: N818
    """A pack's content differs from what was released under the same version; give it a new version."""


def establish(slug: str, name: str, **fields: Any) -> Landlord:
    """Set up a landlord: nation, kind, address, telephone numbers, closure days."""
    return Landlord.objects.create(slug=slug, name=name, **fields)


def set_branding(landlord: Landlord, *, colour: str = "", logo: bytes | None = None) -> Branding:
    """Give pages the landlord's own colour (#rrggbb) and logo; without either, they look as the product does.

    Raises:
        NotShown: the colour cannot be read, or the logo is none.
    """
    tidy, kind = checked(colour, logo)
    mark = hashlib.sha256(tidy.encode() + (logo or b"")).hexdigest()[:12]
    fields = {"colour": tidy, "logo": logo, "logo_kind": kind, "mark": mark}
    return Branding.objects.update_or_create(landlord=landlord, defaults=fields)[0]


@transaction.atomic
def state_branding(by: Officer, *, colour: str, logo: bytes | None, keep_logo: bool, at: datetime) -> None:
    """Give pages the landlord's own colour and logo; one journal entry. ``keep_logo``: the present one, instead of ``logo``.

    Raises:
        NotShown: the colour cannot be read, or the logo is none.
    """
    own = Branding.objects.filter(landlord=by.landlord).first()
    kept = bytes(own.logo) if keep_logo and own and own.logo else logo
    row = set_branding(by.landlord, colour=colour, logo=kept)
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    told = {"colour": row.colour, "mark": row.mark}
    record(landlord_id=by.landlord.pk, act="state_branding", subject=by.landlord.slug[:40], open=told, **stamp)


def change_password(user: User, password: str) -> None:
    """Give a user a new password; their sessions on other devices end with it."""
    user.set_password(password)
    user.save(update_fields=["password"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A person's post at a landlord: their title, their roles in the policy, and their capacities in the product."""

    title: str
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ("reporter",)


def employ(landlord: Landlord, user: User, post: Post) -> Officer:
    """Give a user a post at a landlord."""
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(post).items()}
    return Officer(user, landlord, Membership.objects.create(landlord=landlord, user=user, **fields))


@transaction.atomic
def close_on(landlord: Landlord, day: date, *, why: str, by: Officer, at: datetime) -> bool:
    """Record that a landlord is closed on a day, with one journal entry; return whether that is new. Safe to repeat.

    Letters issued before it keep their days: `policy.rules.moved_days` finds what it moves.
    """
    row = Landlord.objects.select_for_update().get(pk=landlord.pk)
    if day.isoformat() in row.closure_days:
        return False
    row.closure_days |= {day.isoformat(): why}
    row.closures_recorded |= {day.isoformat(): localdate(at).isoformat()}
    row.save(update_fields=["closure_days", "closures_recorded"])
    landlord.closure_days, landlord.closures_recorded = row.closure_days, row.closures_recorded
    record(
        landlord_id=landlord.pk,
        act="add_closure_day",
        subject=landlord.slug,
        by=by.user.reference,
        recorded_at=at,
        happened_at=at,
        open={"day": day.isoformat(), "why": why},
    )
    return True


@transaction.atomic
def reopen_on(landlord: Landlord, day: date, *, by: Officer, at: datetime) -> bool:
    """Withdraw a closure that is to come, with one journal entry; return whether there was one. Safe to repeat.

    Letters issued while it was known keep their days, as after `close_on`.
    """
    row = Landlord.objects.select_for_update().get(pk=landlord.pk)
    if day <= localdate(at) or day.isoformat() not in row.closure_days:
        return False
    why = row.closure_days.pop(day.isoformat())
    row.closures_recorded.pop(day.isoformat(), None)
    row.save(update_fields=["closure_days", "closures_recorded"])
    landlord.closure_days, landlord.closures_recorded = row.closure_days, row.closures_recorded
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    told = {"day": day.isoformat(), "why": str(why)}
    record(landlord_id=landlord.pk, act="withdraw_closure_day", subject=landlord.slug[:40], open=told, **stamp)
    return True


def calendar_officer(landlord: Landlord) -> Officer:
    """Return the landlord's calendar as an officer for the journal; it cannot sign in and is in no list of staff."""
    fields = {"first_name": "The", "last_name": "calendar", "is_active": False, "password": UNUSABLE}
    user, _ = User.objects.get_or_create(username=f"calendar.{landlord.slug}", defaults=fields)
    post = {"title": Words().note("calendar"), "capacities": ["calendar"], "active": False}
    return Officer(user, landlord, Membership.objects.get_or_create(landlord=landlord, user=user, defaults=post)[0])


def set_manager(officer: Officer, manager: Officer) -> None:
    """Set an officer's manager, who decides no appeal against the officer's decisions."""
    officer.membership.manager = manager.membership
    officer.membership.save(update_fields=["manager"])


def create_user(username: str, first_name: str, last_name: str, *, email: str = "", hashed: str | None = None) -> User:
    """Create a user. ``hashed``: a password as ``make_password`` returns it; without one they cannot sign in yet."""
    user = User.objects.create_user(username, email, first_name=first_name, last_name=last_name)
    if hashed:
        user.password = hashed
        user.save(update_fields=["password"])
    return user


def release(pack: Pack, *, at: datetime, landlord: Landlord | None = None) -> PackRelease:
    """Store a pack's canonical bytes for ever; safe to repeat. ``landlord``: whose own policy it is.

    Raises:
        ReleaseChanged: this version was released with other content.
    """
    fields = {"sha256": pack.sha256, "canonical": pack.canonical, "released_at": at}
    found, _ = PackRelease.objects.get_or_create(landlord=landlord, slug=pack.pack, version=pack.version, defaults=fields)
    if found.sha256 != pack.sha256:
        raise ReleaseChanged(f"{pack.pack} {pack.version} was released with other content; give it a new version.")
    return found


@transaction.atomic
def adopt(landlord: Landlord, pack: Pack, floor: Pack, *, since: date, at: datetime) -> Adoption:
    """Judge a landlord's cases by a pack on a floor from a day on; a pack that the product does not ship is its own."""
    whose = None if pack.pack in PACKS else landlord
    releases = {"release": release(pack, at=at, landlord=whose), "floor": release(floor, at=at)}
    return Adoption.objects.update_or_create(landlord=landlord, since=since, defaults=releases)[0]


def adopt_choice(
    landlord: Landlord, slug: str, answers: Mapping[str, Any], *, says: str, by: tuple[User, User], on: date, minute: str
) -> HouseChoice:
    """Adopt an answer where the policy is silent. Two people, a date and a minute.

    Raises:
        pydantic.ValidationError: the answers are not of a pack's shape.
    """
    shaped = Answers.model_validate(answers, strict=False)
    return HouseChoice.objects.create(
        landlord=landlord,
        slug=slug,
        says=says,
        answers=shaped.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        first=by[0],
        second=by[1],
        adopted_on=on,
        minute=minute,
    )


def adopt_reading(
    landlord: Landlord, slug: str, reading: str, option: str, *, by: tuple[User, User], on: date, minute: str
) -> HouseChoice:
    """Adopt one way to read an ambiguous sentence. Two people, a date and a minute."""
    return HouseChoice.objects.create(
        landlord=landlord,
        slug=slug,
        says=f"{reading}: {option}",
        reading=reading,
        option=option,
        first=by[0],
        second=by[1],
        adopted_on=on,
        minute=minute,
    )
