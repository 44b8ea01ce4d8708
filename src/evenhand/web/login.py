"""Logs a user in and loads their preferences into the session."""

from django.contrib.auth import login
from django.http import HttpRequest

from evenhand.casework.stored import StoredUser
from evenhand.personal.queries import wants_keys

KEYS = "keys"
"""Where the session holds whether single letters are shortcuts."""


def log_in(request: HttpRequest, user: StoredUser, backend: str | None = None) -> None:
    login(request, user, backend=backend)
    request.session[KEYS] = wants_keys(user)
