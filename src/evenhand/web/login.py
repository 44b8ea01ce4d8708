"""Signing somebody in: the session begins with how pages behave for them."""

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest

from evenhand.personal.queries import wants_keys

KEYS = "keys"
"""Where the session holds whether single letters are shortcuts."""


def log_in(request: HttpRequest, user: Any, **how: Any) -> None:
    """Sign somebody in."""
    login(request, user, **how)
    request.session[KEYS] = wants_keys(user)
