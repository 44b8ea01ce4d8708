"""Lets a user change their own password. Every other session of theirs ends with it."""

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evenhand.landlords.actions import change_password
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in

NOT_ANSWERED = 422


class ChangePasswordForm(forms.Form):
    """The present password and a new one, typed once: browsers show what is typed on request."""

    password = fields.PasswordField(gettext_lazy("Your present password"))
    new = fields.PasswordField(
        gettext_lazy("Your new password"),
        autocomplete="new-password",
        max_length=200,
        hint=gettext_lazy("At least 12 characters, such as three words that do not belong together."),
    )


@sensitive_post_parameters("password", "new")
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: OfficerRequest) -> HttpResponse:
    """Ask for both passwords; wrong ones are counted as on the sign-in page."""
    form = ChangePasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_theirs(request, form) and _is_good(request, form):
        change_password(request.officer.user, form.cleaned_data["new"])
        update_session_auth_hash(request, request.officer.user)
        messages.success(request, _("Your password is changed. On every other device you have to sign in again."))
        return redirect("settings")
    status = NOT_ANSWERED if form.is_bound else 200
    return render(request, "web/account/change_password.html", {"form": form}, status=status)


def _is_theirs(request: OfficerRequest, form: ChangePasswordForm) -> bool:
    name, password = request.officer.user.get_username(), form.cleaned_data["password"]
    if authenticate(request, username=name, password=password) is None:
        form.add_error("password", _("This is not your present password. Check it; capitals count."))
    return not form.errors


def _is_good(request: OfficerRequest, form: ChangePasswordForm) -> bool:
    try:
        validate_password(form.cleaned_data["new"], request.officer.user)
    except ValidationError as wrong:
        form.add_error("new", wrong)
    if form.cleaned_data.get("new") == form.cleaned_data["password"]:
        form.add_error("new", _("Enter another password than your present one"))
    return not form.errors
