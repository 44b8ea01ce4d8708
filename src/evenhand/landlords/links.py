"""Gives a user a link that works once, within three days, to set their password.

The token is Django's: it holds a keyed hash of the password so far, so that setting one, by any link, ends each other link.
"""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q

from evenhand.landlords.models import User


def new_link(user: User) -> str:
    """Return the token of a new link. Earlier links of a user without a password work no longer."""
    if not user.has_usable_password():
        user.password = make_password(None)
        user.save(update_fields=["password"])
    return str(default_token_generator.make_token(user))


def joins(reference: str, token: str) -> User | None:
    """Return who may set a password by a token; None where it is wrong, old or used, or they work nowhere now."""
    at_work = Q(memberships__active=True) | Q(firm_posts__isnull=False, firm_posts__ended_at=None)
    user = User.objects.filter(at_work, reference=reference, is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) else None


def set_password_once(user: User, password: str) -> None:
    """Set the password that a link was given for; no link of theirs works any longer."""
    user.password = make_password(password)
    user.save(update_fields=["password"])
