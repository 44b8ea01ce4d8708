"""Gives a user a link that works once, within three days, to set their password; some links need a code beside them.

The token is Django's: it holds a keyed hash of the password so far, so that setting one, by any link, ends each other link.
Setting one also ends every session of the user's.
"""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from evenhand.landlords.models import User
from evenhand.landlords.references import ALPHABET

CODE_LENGTH = 12
"""Characters of a code: too many to guess within three days."""


def new_link(user: User) -> str:
    """Return the token of a new link. Earlier links of a user without a password work no longer."""
    return link_with_code(user, "", ends_password=not user.has_usable_password())


def new_code() -> str:
    """Return a new code for one person to hand over beside a link that another hands over."""
    return get_random_string(CODE_LENGTH, ALPHABET)


def hash_of(code: str) -> str:
    """Return what is stored of a code; small letters, hyphens and spaces do not count."""
    return salted_hmac("evenhand.join_code", "".join(filter(str.isalnum, code.upper()))).hexdigest()


def link_with_code(user: User, hashed: str, *, ends_password: bool) -> str:
    """Return the token of a new link that needs a code, by its hash ("": none). ``ends_password``: the present one too."""
    user.join_code = hashed
    if ends_password:
        user.password = make_password(None)
    user.save(update_fields=["password", "join_code"])
    return str(default_token_generator.make_token(user))


def joins(reference: str, token: str) -> User | None:
    """Return who may set a password by a token; None where it is wrong, old or used, or they work nowhere now."""
    at_work = Q(memberships__active=True) | Q(firm_posts__isnull=False, firm_posts__ended_at=None)
    user = User.objects.filter(at_work, reference=reference, is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) else None


def is_their_code(user: User, code: str) -> bool:
    """Return whether a code goes with a user's link."""
    return constant_time_compare(hash_of(code), user.join_code)


def set_password_once(user: User, password: str) -> None:
    """Set the password that a link was given for; no link of theirs works any longer."""
    user.password, user.join_code = make_password(password), ""
    user.save(update_fields=["password", "join_code"])
