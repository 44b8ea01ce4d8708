"""Signing in and out."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from evenhand.casework.lists import staff_by_mail
from evenhand.web.forms import fields

WRONG = "The user name or the password is wrong. Check both; capitals count in the password."


COMES_FOR = {
    "reporter": "reports what happened",
    "caseworker": "runs cases",
    "authoriser": "decides on what others propose",
    "reviewer": "hears appeals",
    "auditor": "reads every case, changes none",
}
"""What each capacity lets somebody do, as the demo says it."""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who can be tried: who, as what, what for."""

    reference: str
    name: str
    title: str
    comes_for: str


@dataclass(frozen=True)
class DemoLandlord:
    """A landlord of the demo, whose policy it runs, and everybody who works there."""

    name: str
    policy: str
    people: tuple[DemoPerson, ...]


class SignInForm(forms.Form):
    """Who it is, and the password."""

    username = fields.TextField(
        "User name", max_length=150, width=20, attrs={"autocomplete": "username", "spellcheck": "false"}
    )
    password = fields.PasswordField()
    next = fields.HiddenField(required=False)


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; in the demo, also offer everybody in it by one click."""
    form = SignInForm(request.POST if "username" in request.POST else None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and "as" in request.POST:
        return _as_demo_user(request)
    if form.is_valid():
        user = authenticate(request, username=form.cleaned_data["username"], password=form.cleaned_data["password"])
        if user is not None:
            login(request, user)
            return redirect(_onward(request))
        form.add_error("password", WRONG)
    context = {"form": form, "people": _people(), "next": _onward(request)}
    return render(request, "web/sign_in.html", context, status=403 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the browser forgets the pages that it kept."""
    logout(request)
    response = redirect("sign-in")
    response["Clear-Site-Data"] = '"cache"'
    return response


def locked_out(request: HttpRequest, response: HttpResponse | None = None, *_: Any) -> HttpResponse:
    """Say that too many passwords were wrong, and when to try again: what ``axes`` answers with."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "web/locked_out.html", {"minutes": minutes}, status=429)


def _as_demo_user(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    wanted = request.POST.get("as")
    found = next((one for one in staff_by_mail(settings.DEMO_MAIL_DOMAIN) if one.user.reference == wanted), None)
    if found is None:
        raise Http404
    login(request, found.user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_onward(request))


def _people() -> list[DemoLandlord]:
    """Return the demo's people by landlord; nobody outside demo mode."""
    found = staff_by_mail(settings.DEMO_MAIL_DOMAIN) if settings.DEMO else []
    return [
        DemoLandlord(landlord.name, landlord.policy_source, tuple(map(_person, people)))
        for landlord, people in groupby(found, lambda one: one.landlord)
    ]


def _person(member: Any) -> DemoPerson:
    words = "; ".join(says for capacity, says in COMES_FOR.items() if capacity in member.capacities)
    return DemoPerson(member.user.reference, member.user.name, member.title, words[:1].upper() + words[1:])


def _onward(request: HttpRequest) -> str:
    """Return where they were going, where that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else settings.LOGIN_REDIRECT_URL
