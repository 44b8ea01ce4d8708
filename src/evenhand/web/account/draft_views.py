"""Saves what a user types into a form, deletes drafts, and answers forms that are out of date."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from evenhand.clock import now
from evenhand.personal import actions
from evenhand.personal.actions import NotKept
from evenhand.ui.timestamps import time_of
from evenhand.web.account.draft_tokens import draft_token_of, keep_typed, keep_unsent
from evenhand.web.account.places import address_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in

TOO_OLD = gettext_lazy("This page is too old for what you type to be kept. Copy it, then open the page again.")
SESSION_ENDED = gettext_lazy("Your session has ended. What you typed is kept: sign in in another tab, then go on here.")
OUT_OF_DATE = gettext_lazy(
    "You have signed in since this page was opened, so nothing was sent. It is shown as you typed it: send it again."
)
NOT_OURS, ENDED, TOO_LONG = 400, 401, 413


@never_cache
@csrf_exempt  # the token replaces it: nobody else has one, and all it can do is save words for its user
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Save what was typed so far, and report it in a few words; or leave the form for later."""
    ticket = draft_token_of(request)
    if ticket is None:
        return _says(str(TOO_OLD), NOT_OURS)
    try:
        keep_typed(request, ticket)
    except NotKept as why:
        return _says(str(why), TOO_LONG)
    if "leave" in request.POST:
        messages.success(request, _("Your draft is kept. It is on this page under Drafts, on any device."))
        return redirect("my-work")
    if request.user.pk != ticket.user:
        return _says(str(SESSION_ENDED), ENDED)
    return _says(_("Draft saved at {now}").format(now=time_of(now())))


@require_POST
@signed_in
def throw_away(request: OfficerRequest) -> HttpResponse:
    """Delete a draft, and open its form anew or go back to the list."""
    page = request.POST.get("page", "")[:200]
    if actions.throw_away(request.officer, page):
        messages.success(request, _("The draft is thrown away."))
        if "then" not in request.POST:
            return redirect(address_of(page) or "my-work")
    return redirect("my-work")


def out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form of another session: what was typed is saved for its user, and shown again."""
    ticket = keep_unsent(request) if request.method == "POST" else None
    if ticket is None:
        return csrf_failure(request, reason)
    messages.info(request, OUT_OF_DATE)
    return redirect(address_of(ticket.about.page) or "my-work")


def _says(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
