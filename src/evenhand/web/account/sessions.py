"""Extends the session on activity (a page or a saved draft), at most once a minute, and ends it after its longest time."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse

EXTENDED = "extended_at"
BEGAN = "began_at"
"""When the user signed in, in seconds: a session ends `SESSION_LASTS` later, however busy it is."""


def extended_every() -> int:
    """Return the seconds between two extensions of a session."""
    return settings.SESSION_COOKIE_AGE // 60


def extend_sessions(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Extend the user's session with a request, but not with each."""

    def extended(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            at = int(time())
            if at - request.session.setdefault(BEGAN, at) > settings.SESSION_LASTS:
                logout(request)
                return answer(request)
            if at - request.session.get(EXTENDED, 0) >= extended_every():
                request.session[EXTENDED] = at
        return answer(request)

    return extended
