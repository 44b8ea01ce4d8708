"""Admits schedulers who are signed in, and operatives by their link and a PIN that lasts for a shift."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from evenhand.casework.context import NotHere
from evenhand.casework.stored import StoredOperative
from evenhand.firms.queries import Scheduler, scheduler

SHIFT = timedelta(hours=12)
COOKIE = "shift"
_SALT = "a shift of an operative"


class SchedulerRequest(HttpRequest):
    """A request of a firm's scheduler."""

    scheduler: Scheduler


View = Callable[..., HttpResponse]


def of_scheduler(view: View) -> View:
    """Admit only a scheduler whose firm works for a landlord that has the pages on; no cache keeps the page."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        found = scheduler(request.user)
        if found is None:
            raise Http404
        request.scheduler = found
        return unkept(view, request, *args, **kwargs)

    return guarded


def unkept(view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    """Return a page that no cache keeps; what is not theirs is not found."""
    try:
        response = view(*args, **kwargs)
    except NotHere as unknown:
        raise Http404 from unknown
    patch_cache_control(response, private=True, no_store=True)
    return response


def begin_shift(response: HttpResponse, who: StoredOperative, path: str) -> None:
    """Let the operative's phone open their jobs for a shift. A new link or PIN ends it."""
    response.set_signed_cookie(
        COOKIE,
        _value(who),
        salt=_SALT,
        max_age=SHIFT,
        path=path,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def on_shift(request: HttpRequest, who: StoredOperative) -> bool:
    """Return whether this phone gave the operative's PIN in this shift."""
    found: str | None = request.get_signed_cookie(COOKIE, default=None, salt=_SALT, max_age=SHIFT)
    return found == _value(who)


def _value(who: StoredOperative) -> str:
    return f"{who.reference}:{who.link[:16]}:{who.pin[-16:]}"
