"""Lists the days on which a landlord is closed; adds one once its effects were seen, and withdraws one that is to come."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.clock import now
from evenhand.landlords.actions import close_on, reopen_on
from evenhand.landlords.queries import closure_days
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.administration.admitted import NOT_ANSWERED, administers, trail
from evenhand.wording.dates import on as worded
from evenhand.wording.dates import short
from evenhand.work.moved_days import MovedIn, would_move

MOST = 50
_WHAT = {
    "review": gettext_lazy("the review"),
    "end": gettext_lazy("the last working day before the end"),
    "appeal_by": gettext_lazy("the last working day to appeal"),
    "appeal_answer": gettext_lazy("the answer to the appeal"),
    "complaint_acknowledged": gettext_lazy("the acknowledgement of the complaint"),
    "complaint_answer": gettext_lazy("the answer to the complaint"),
    "request_answer": gettext_lazy("the answer to the request"),
}


class ClosureForm(forms.Form):
    """A day to come on which the office is closed, and why, as letters say it."""

    day = fields.DateField(gettext_lazy("Which day?"), hint=gettext_lazy("For example, 24 12 2026"))
    why = fields.TextField(
        gettext_lazy("What is it called?"),
        hint=gettext_lazy("Pages and letters say it, such as Christmas Eve."),
        max_length=100,
    )

    def __init__(self, on: date, closed: dict[date, str], sent: QueryDict | None = None) -> None:
        super().__init__(sent)
        self.on, self.closed = on, closed

    def clean_day(self) -> date:
        """Refuse a day that is over, or closed already."""
        day: date = self.cleaned_data["day"]
        if day < self.on:
            raise forms.ValidationError(_("The day must be today or later"))
        if day in self.closed:
            raise forms.ValidationError(_("You are closed on this day already: {why}").format(why=self.closed[day]))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def closures(request: OfficerRequest) -> HttpResponse:
    """Show the closure days; what a new one would move, then add it; or withdraw one."""
    by, at, action = request.officer, now(), request.POST.get("action", "")
    on, closed = localdate(at), closure_days(by.landlord)
    if action == "withdraw":
        return _withdrawn(request, on)
    form, moved = ClosureForm(on, closed, request.POST if request.method == "POST" else None), list[MovedIn]()
    seen = form.is_valid()
    if seen:
        day, why = form.cleaned_data["day"], form.cleaned_data["why"]
        moved = would_move(by.landlord, day, why, at)
        if action == "add":
            close_on(by.landlord, day, why=why, by=by, at=at)
            messages.success(request, _("Added. Each case owes its customer the new day."))
            return redirect("closure-days")
    context = {
        "form": form,
        "seen": seen,
        "count": len(moved),
        "moved": [_says(one) for one in moved[:MOST]],
        "cut": len(moved) > MOST,
        "coming": [(day.isoformat(), worded(day), why, day > on) for day, why in closed.items() if day >= on],
        "over": [(worded(day), why) for day, why in closed.items() if day < on],
        "trail": trail(components.Link(_("Closure days"))),
    }
    status = NOT_ANSWERED if form.is_bound and not seen else 200
    return render(request, "web/administration/closures.html", context, status=status)


def _withdrawn(request: OfficerRequest, on: date) -> HttpResponse:
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        day = on
    if day > on and reopen_on(request.officer.landlord, day, by=request.officer, at=now()):
        messages.success(request, _("Withdrawn: {day} is a working day again.").format(day=short(day)))
    else:
        messages.error(request, _("Only a closure that is to come can be withdrawn."))
    return redirect("closure-days")


def _says(one: MovedIn) -> tuple[components.Link, str]:
    says = _("{what} moves from {was} to {now}.").format(
        what=_WHAT[one.day.what], was=short(one.day.was), now=short(one.day.now)
    )
    return components.Link(_("Case {reference}").format(reference=one.case), reverse("case", args=[one.case])), says
