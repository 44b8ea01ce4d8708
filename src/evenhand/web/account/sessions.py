"""Whoever goes on working stays signed in: each page and each draft that is kept extends the session, written once a minute."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

EXTENDED = "extended_at"


def extended_every() -> int:
    """Return after how many seconds a session is extended again: so much less than its whole time may be left of it."""
    return settings.SESSION_COOKIE_AGE // 60


def extend_sessions(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Extend the session of whoever is signed in, with any request of theirs, but not at each."""

    def extended(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            at = int(time())
            if at - request.session.get(EXTENDED, 0) >= extended_every():
                request.session[EXTENDED] = at
        return answer(request)

    return extended
