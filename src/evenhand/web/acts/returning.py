"""Reads from the address of an act's form what a cure asks for, and the page to return to."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from evenhand.ui.links import ASKS, BACK, TAKES_OVER

LONGEST = 1000


def asked_in(request: HttpRequest) -> dict[str, Any]:
    """Return the first values that the address gives to a form: the field that a cure asks for, the colleagues it offers."""
    asks, to = request.GET.get(ASKS, ""), request.GET.getlist(TAKES_OVER)
    return ({ASKS: asks} if asks else {}) | ({TAKES_OVER: to} if to else {})


def back_to(request: HttpRequest) -> str:
    """Return the page of ours that the address names to return to; "" where it names none."""
    wanted = request.GET.get(BACK, "")
    if (
        not wanted.startswith("/")
        or not wanted.isprintable()
        or not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    ):
        return ""
    try:
        resolve(urlsplit(wanted).path)
    except Resolver404:
        return ""
    return wanted


def here(request: HttpRequest) -> str:
    """Return the present page as one to return to; "" where its address has grown too long."""
    path = request.get_full_path()
    return path if len(path) <= LONGEST else ""
