"""Serves the page on which colleagues and schedulers set their password, by a link that works once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evenhand.landlords.links import is_their_code, joins, set_password_once
from evenhand.partner.access import unkept
from evenhand.partner.forms import JoinForm

NOT_ANSWERED = 422


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    """Ask for a password and store it; the link is then of no use."""
    return unkept(_join, request, reference, token)


def _join(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    user = joins(reference, token)
    if user is None:
        raise Http404
    form = JoinForm(request.POST if request.method == "POST" else None)
    if not user.join_code:
        del form.fields["code"]
    if form.is_valid() and user.join_code and not is_their_code(user, form.cleaned_data["code"]):
        form.add_error("code", _("This is not the code. Ask the colleague who asked for the link"))
    if form.is_valid():
        set_password_once(user, form.cleaned_data["password"])
        messages.success(request, _("Your password is set. Sign in as {username}.").format(username=user.username))
        return redirect("sign-in")
    context = {"form": form, "username": user.username}
    return render(request, "partner/join.html", context, status=NOT_ANSWERED if form.is_bound else 200)
