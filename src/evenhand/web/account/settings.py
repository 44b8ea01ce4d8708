"""Lets a user choose how pages behave, and stay signed in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.personal.actions import set_keys
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.login import KEYS

SAVED = {
    True: gettext_lazy("Saved. Press ? on any page for the shortcuts."),
    False: gettext_lazy("Saved. No letter is a shortcut for you."),
}


class SettingsForm(forms.Form):
    """What a user turns on for themselves."""

    keys = fields.TickField(gettext_lazy("Single letters are shortcuts for me"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settings(request: OfficerRequest) -> HttpResponse:
    """Ask whether single letters are shortcuts (WCAG 2.2, 2.1.4: they can be turned off, and are)."""
    form = SettingsForm(request.POST if request.method == "POST" else None, initial={"keys": request.session.get(KEYS, False)})
    if form.is_valid():
        on = request.session[KEYS] = form.cleaned_data["keys"]
        set_keys(request.officer, on=on)
        messages.success(request, SAVED[on])
        return redirect("settings")
    return render(request, "web/account/settings.html", {"form": form})


@require_safe
@signed_in
def stay(request: OfficerRequest) -> HttpResponse:
    """Answer that the user is signed in for the full time again."""
    return HttpResponse(status=204)
