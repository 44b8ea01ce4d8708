"""Knows the devices from which a user has signed in before, so that a stranger's guesses never shut out that user.

Wrong passwords are counted for a user name and a place. The place is the client's address; for a device that bears this user's
cookie it is the device itself, written as an address of a range that no client has (RFC 4193).
"""

from hashlib import sha256
from ipaddress import IPv6Address
from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "known_device"
LASTS = 180 * 24 * 60 * 60
"""Seconds for which a device is known after signing in from it."""
_SALT = "evenhand.known_device"
_OWN = b"\xfd"


def know(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let a device be known from now on. It holds the last user who signed in, by a hash."""
    value = signing.dumps([_hash(username), _device(request, username) or token_urlsafe(12)], salt=_SALT)
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COOKIE, value, max_age=LASTS, httponly=True, samesite="Lax", secure=secure)


def place_of_try(request: HttpRequest) -> str | None:
    """Return the place of a try to sign in: a known device of the user who is named, else the client's address if any."""
    user = getattr(request, "user", None)
    named = user.get_username() if user is not None and user.is_authenticated else request.POST.get("username", "")
    device = _device(request, named)
    if not device:
        return request.META.get("REMOTE_ADDR") or None
    return str(IPv6Address(_OWN + sha256(device.encode()).digest()[:15]))


def _device(request: HttpRequest, username: str) -> str:
    """Return what tells this device from every other, where it is known for a user; "" otherwise."""
    try:
        whose, device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(device) if whose == _hash(username) else ""


def _hash(username: str) -> str:
    return salted_hmac(_SALT, username.casefold()).hexdigest()[:24]
