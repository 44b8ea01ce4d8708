"""Serves the page on which a manager moves what a colleague who is sick has today; tomorrow it is theirs again."""

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from evenhand.casework.context import NotHere
from evenhand.casework.stored import StoredMember
from evenhand.clock import now
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.work.handover import who_may_cover
from evenhand.work.sick_today import CannotVisit, managed, sick_today

NOT_ANSWERED = 422


class SickForm(forms.Form):
    """Who is sick, and who sees to their work today."""

    away = fields.SelectField(gettext_lazy("Who is sick?"), missing=gettext_lazy("Select who is sick"))
    to = fields.SelectField(gettext_lazy("Who sees to it today?"), missing=gettext_lazy("Select who sees to it"))

    def __init__(self, team: Iterable[StoredMember], people: Iterable[StoredMember], sent: QueryDict | None = None) -> None:
        super().__init__(sent)
        for name, members in (("away", team), ("to", people)):
            offered = (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in members)
            self.fields[name].offer(offered)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, str]:
        """Refuse a colleague who would take over from themselves."""
        super().clean()
        if self.cleaned_data.get("to") and self.cleaned_data.get("to") == self.cleaned_data.get("away"):
            self.add_error("to", _("Select another colleague"))
        return self.cleaned_data


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sick(request: OfficerRequest) -> HttpResponse:
    """Move the visits of today, decisions and duties of one person to another, in one act."""
    by = request.officer
    team = managed(by)
    if not team:
        raise NotHere
    form = SickForm(team, who_may_cover(by), request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            done = sick_today(form.cleaned_data["away"], form.cleaned_data["to"], by=by, at=now())
        except CannotVisit:
            form.add_error("to", _("They do not visit, and there are visits today. Select another colleague"))
        else:
            visits = ngettext("{count} visit of today", "{count} visits of today", done.visits).format(count=done.visits)
            says = _("{by} has {visits} of {away}, and sees what waits for them. Tomorrow it is theirs again.")
            messages.success(request, says.format(by=done.by, visits=visits, away=done.away))
            return redirect("leave")
    return render(request, "web/my_work/sick.html", {"form": form}, status=NOT_ANSWERED if form.is_bound else 200)
