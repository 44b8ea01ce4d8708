"""Logs who signs in and out, whose password was wrong and who was locked out, each by a code (`logs.code_of`)."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from evenhand.config.logs import access, code_of


def connect() -> None:
    """Listen from now on. Safe to repeat."""
    for signal, listener in (
        (user_logged_in, _signed_in),
        (user_logged_out, _signed_out),
        (user_login_failed, _failed),
        (user_locked_out, _locked_out),
    ):
        signal.connect(listener, dispatch_uid=f"evenhand.{listener.__name__}")


def _signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    access.info("signed in", who=code_of(user.get_username()), address=_address(request))


def _signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        access.info("signed out", who=code_of(user.get_username()), address=_address(request))


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    access.info("wrong password", who=code_of(str(credentials.get("username", ""))), address=_address(request))


def _locked_out(request: HttpRequest, username: str | None = None, **_: Any) -> None:
    access.warning("locked out", who=code_of(username or ""), address=_address(request))


def _address(request: HttpRequest | None) -> str:
    return request.META.get("REMOTE_ADDR", "") if request else ""
