"""Keeps the one-use addresses by which a landlord's program opens the page before a contact in a colleague's browser."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from evenhand.contacts.models import Opening
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer

LASTS = timedelta(minutes=5)
_BYTES = 24


def add_opening(landlord: Landlord, customers: Sequence[str], *, at: datetime) -> tuple[str, datetime]:
    """Return the secret of a new opening, and its end; those of the landlord that have ended are forgotten."""
    Opening.objects.filter(landlord=landlord, until__lt=at).delete()
    secret, until = secrets.token_urlsafe(_BYTES), at + LASTS
    Opening.objects.create(landlord=landlord, hashed=_hash(secret), customers=list(customers), until=until)
    return secret, until


def opened(by: Officer, secret: str, *, at: datetime) -> tuple[str, ...]:
    """Return the references of the customers that an opening may be about: for the first officer who opens it, until it ends.

    Of two who open it at once, one has it. For everybody else, and after its end, there are none.
    """
    found = Opening.objects.filter(landlord=by.landlord, hashed=_hash(secret), until__gte=at)
    if not found.filter(Q(opened_by=None) | Q(opened_by=by.user)).update(opened_by=by.user):
        return ()
    return tuple(found.filter(opened_by=by.user).values_list("customers", flat=True).first() or ())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
