"""Signs users in and out, and shows the public statements."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from evenhand.personal.sign_in_tries import tried_too_often
from evenhand.ui.forms import fields
from evenhand.web.account.devices import know, place_of_try
from evenhand.web.login import log_in

WRONG = gettext_lazy("The user name or the password is wrong. Check both; capitals count in the password.")


class SignInForm(forms.Form):
    """User name and password."""

    username = fields.TextField(
        gettext_lazy("User name"), max_length=150, width=20, attrs={"autocomplete": "username", "spellcheck": "false"}
    )
    password = fields.PasswordField()
    next = fields.HiddenField(required=False)


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; in the demo, also link to the page where one click signs in."""
    form = SignInForm(request.POST if request.method == "POST" else None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and tried_too_often(place_of_try(request)):
        return locked_out(request)
    if form.is_valid():
        user = authenticate(request, username=form.cleaned_data["username"], password=form.cleaned_data["password"])
        if user is not None:
            log_in(request, user)
            response = redirect(_onward(request))
            know(request, response, user.get_username())
            return response
        form.add_error("password", WRONG)
    return render(request, "web/account/sign_in.html", {"form": form}, status=403 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the browser forgets the pages that it kept."""
    logout(request)
    response = redirect("sign-in")
    response["Clear-Site-Data"] = '"cache"'
    return response


def locked_out(request: HttpRequest, response: HttpResponse | None = None, *_: Any) -> HttpResponse:
    """Answer for ``axes`` that too many passwords were wrong, and when to try again."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "web/account/locked_out.html", {"minutes": minutes}, status=429)


def _onward(request: HttpRequest) -> str:
    """Return the page that the user asked for before signing in, where it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else settings.LOGIN_REDIRECT_URL


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement."""
    return render(request, "web/account/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Show which data we keep about people, and why."""
    return render(request, "web/account/privacy.html")
