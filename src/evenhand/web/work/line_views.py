"""Serves the page of work lines: an officer states their own, and clears those of the people they manage for letters."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.clock import now
from evenhand.landlords.work_lines import WorkLine, state_line
from evenhand.policy.calendar import localdate
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short
from evenhand.work.lines import clear, lines

NOT_ANSWERED = 422


class LineForm(forms.Form):
    """An officer's work telephone and work mailbox."""

    telephone = fields.PhoneField(
        gettext_lazy("Work telephone"), hint=gettext_lazy("Never your own number"), max_length=40, required=False
    )
    email = fields.EmailField(gettext_lazy("Work mailbox"), hint=gettext_lazy("Never your own address"), required=False)


@require_http_methods(["GET", "POST"])
@signed_in
def work_lines(request: OfficerRequest) -> HttpResponse:
    """Show the officer's own line and their team's; keep what they state, or clear the line that they name."""
    if request.POST.get("action") == "clear":
        return _clear(request)
    found = lines(request.officer)
    posted = request.POST if request.method == "POST" else None
    form = LineForm(posted, initial={"telephone": found.own.telephone, "email": found.own.email})
    if posted and form.is_valid():
        state_line(request.officer, **form.cleaned_data, at=now())
        messages.success(request, _("Saved."))
        return redirect("work-lines")
    context = {"form": form, "state": _state(found.own), "team": [_shown(one) for one in found.team]}
    return render(request, "web/my_work/work_lines.html", context, status=NOT_ANSWERED if posted else 200)


def _clear(request: OfficerRequest) -> HttpResponse:
    told = request.POST
    seen = (told.get("telephone", ""), told.get("email", ""))
    if clear(told.get("of", ""), by=request.officer, seen=seen, at=now()):
        messages.success(request, _("Letters may print it from now on."))
    else:
        messages.error(request, _("It was changed or cleared meanwhile. Look at it again."))
    return redirect("work-lines")


def _state(line: WorkLine) -> str:
    if line.cleared_at and line.cleared:
        return _("{name} cleared it on {day}.").format(name=line.cleared_by, day=short(localdate(line.cleared_at)))
    if not line.stated:
        return _("None is stated.")
    if line.manager:
        return _("It waits for {name} to clear it.").format(name=line.manager)
    return _("It waits for a person who owns the policy to clear it.")


def _shown(line: WorkLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "of": line.reference,
        "telephone": line.telephone,
        "email": line.email,
        "state": _state(line),
        "waits": not line.cleared,
    }
