"""Admits to the pages of administration the people who administer a landlord; no cache keeps what they show."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from evenhand.casework.permissions import may_administer
from evenhand.ui.components import Link
from evenhand.web.account.signed_in import Given, OfficerRequest, View, signed_in

NOT_ANSWERED = 422


def administers(view: View[Given]) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """Admit the administrators of the landlord; others may not."""

    def guarded(request: OfficerRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        if not may_administer(request.officer):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return signed_in(wraps(view)(guarded))


def trail(*links: Link) -> tuple[Link, ...]:
    """Return where a page is: under Administration."""
    return (Link(_("Administration"), reverse("administration")), *links)
