"""Serves the landlord's own settings: parts that it switches on and off, and tokens for its programs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on, switch
from evenhand.landlords.tokens import NameTaken, TokenView, make_token, revoke_token, tokens_of
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short

NOT_ANSWERED = 422
PARTS = {
    Feature.CONTACT_GATE: (
        gettext_lazy("Before you contact"),
        gettext_lazy("How a call, a visit or an email is taken: on a page for colleagues, and for your programs."),
    ),
    Feature.CONTRACTORS_PAGES: (
        gettext_lazy("Contractors’ pages"),
        gettext_lazy("The instruction for a visit, shown to a contractor who has a job at that home."),
    ),
}
_ON, _OFF = components.Tag(gettext_lazy("On"), "green"), components.Tag(gettext_lazy("Off"), "grey")


class TokenForm(forms.Form):
    """The name of the program that a token is for."""

    name = fields.TextField(
        gettext_lazy("What is the program called?"),
        hint=gettext_lazy("For example, the telephone system of the contact centre. Name no person."),
        max_length=100,
        width=30,
    )


@require_http_methods(["GET", "POST"])
@signed_in
def landlord(request: OfficerRequest) -> HttpResponse:
    """Show the parts and the tokens; switch a part, make a token and show it once, or revoke one."""
    if not may_administer(request.officer):
        raise Http404
    action = request.POST.get("action", "")
    if action in {"on", "off"}:
        return _switch(request, on=action == "on")
    if action == "revoke":
        return _revoke(request)
    return _made(request) if request.method == "POST" else _page(request, TokenForm())


def _switch(request: OfficerRequest, *, on: bool) -> HttpResponse:
    by, told = request.officer, request.POST.get("part", "")
    part = next((one for one in Feature if one == told), None)
    if part is None:
        raise Http404(told)
    switch(by.landlord, part, on=on, by=by.user.reference, at=now())
    said = _("“{part}” is on.") if on else _("“{part}” is off.")
    messages.success(request, said.format(part=PARTS[part][0]))
    return redirect("landlord")


def _revoke(request: OfficerRequest) -> HttpResponse:
    if revoke_token(request.officer, request.POST.get("token", ""), at=now()):
        messages.success(request, _("The token no longer works."))
    else:
        messages.error(request, _("There is no such token, or a colleague revoked it before."))
    return redirect("landlord")


def _made(request: OfficerRequest) -> HttpResponse:
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=NOT_ANSWERED)
    try:
        made = make_token(request.officer, form.cleaned_data["name"], at=now())
    except NameTaken:
        form.add_error("name", _("Enter another name: a token has this one. To replace it, revoke it first"))
        return _page(request, form, status=NOT_ANSWERED)
    return _page(request, TokenForm(), made=made)


def _page(request: OfficerRequest, form: TokenForm, *, made: str = "", status: int = 200) -> HttpResponse:
    """Show the page. ``made``: a token to show this once; no cache keeps the page."""
    by = request.officer
    context = {
        "landlord": by.landlord.name,
        "parts": [_part(by, part) for part in Feature],
        "tokens": [_token(one) for one in tokens_of(by.landlord)],
        "gate": is_on(by.landlord, Feature.CONTACT_GATE),
        "form": form,
        "made": made,
        "trail": (components.Link(_("Policies"), reverse("policy")), components.Link(_("Settings of your landlord"))),
    }
    response = render(request, "web/landlord/landlord.html", context, status=status)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _part(by: Officer, part: Feature) -> dict[str, Any]:
    name, says = PARTS[part]
    on = is_on(by.landlord, part)
    return {"key": part.value, "name": name, "says": says, "on": on, "tag": _ON if on else _OFF}


def _token(one: TokenView) -> dict[str, str]:
    made = _("Made by {name} on {day}.").format(name=one.made_by, day=short(one.made_on))
    used = _("Last used on {day}.").format(day=short(one.last_used_on)) if one.last_used_on else _("Not used yet.")
    return {"reference": one.reference, "name": one.name, "says": f"{made} {used}"}
