"""Makes, checks and revokes the tokens by which a landlord's programs ask the API.

A token is ``evenhand_REFERENCE_SECRET``. Only the SHA-256 of it is stored: its 32 random bytes cannot be guessed from that.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from evenhand.journal.actions import record
from evenhand.landlords.models import ApiToken, Landlord
from evenhand.landlords.queries import AtLandlord, Officer
from evenhand.landlords.references import generate, is_reference
from evenhand.policy.calendar import localdate

_BEGINS, _BYTES = "evenhand", 32
_LONGEST = 100
"""Characters from which on a text is no token, and is not looked up."""
_NO_TOKEN = "0" * 64


class NameTaken(ValueError):  # noqa: N818
    """A working token of the landlord's has this name."""


@dataclass(frozen=True)
class Program(AtLandlord):
    """A program of a landlord's. ``token``: the reference of the token that it showed."""

    landlord: Landlord
    token: str


@dataclass(frozen=True)
class TokenView:
    """A working token as people see it: never its secret."""

    reference: str
    name: str
    made_by: str
    made_on: date
    last_used_on: date | None


@transaction.atomic
def make_token(by: Officer, name: str, *, at: datetime) -> str:
    """Make a token for a program and return it, this once; one journal entry.

    Raises:
        NameTaken: a working token has this name already.
    """
    landlord = Landlord.objects.select_for_update().get(pk=by.landlord.pk)
    if _working(landlord).filter(name=name).exists():
        raise NameTaken(name)
    row = ApiToken(landlord=landlord, reference=str(generate()), name=name, made_by=by.user, made_at=at)
    token = f"{_BEGINS}_{row.reference}_{secrets.token_urlsafe(_BYTES)}"
    row.hashed = _hash(token)
    row.save(force_insert=True)
    _record(by, "make_token", row.reference, at)
    return token


@transaction.atomic
def revoke_token(by: Officer, reference: str, *, at: datetime) -> bool:
    """Revoke a token from this moment on, with one journal entry; return whether it worked until now."""
    working = _working(by.landlord).filter(reference=reference)
    if not working.update(revoked_by=by.user, revoked_at=at):
        return False
    _record(by, "revoke_token", reference, at)
    return True


def tokens_of(landlord: Landlord) -> list[TokenView]:
    """Return the working tokens of a landlord, by name."""
    rows = _working(landlord).select_related("made_by").order_by("name")
    return [TokenView(row.reference, row.name, row.made_by.name, localdate(row.made_at), row.last_used_on) for row in rows]


def program_of(token: str, *, at: datetime) -> Program | None:
    """Return the program that a token belongs to; None where it is unknown or revoked. Its last day of use is kept."""
    begins, _, rest = token.partition("_")
    reference = rest.partition("_")[0]
    row = None
    if begins == _BEGINS and len(token) <= _LONGEST and is_reference(reference):
        row = ApiToken.objects.filter(reference=reference, revoked_at=None).select_related("landlord").first()
    if not hmac.compare_digest(_hash(token), row.hashed if row else _NO_TOKEN) or row is None:
        return None
    if row.last_used_on != (today := localdate(at)):
        ApiToken.objects.filter(pk=row.pk).update(last_used_on=today)
    return Program(row.landlord, row.reference)


def _working(landlord: Landlord) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(landlord=landlord, revoked_at=None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _record(by: Officer, act: str, token: str, at: datetime) -> None:
    who = by.user.reference
    record(landlord_id=by.landlord.pk, act=act, subject=token, by=who, recorded_at=at, happened_at=at, open={})
