"""Shows what the policy gives to the landlord as a whole: the person for each, its day, and its last outcome."""

from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.adoption.policy_duties import (
    DutyMoved,
    OwedByLandlord,
    Settled,
    earliest,
    may_see,
    may_settle,
    owed_by_landlord,
    settle,
)
from evenhand.casework.permissions import may_adopt
from evenhand.clock import now
from evenhand.landlords.letter_data import missing
from evenhand.landlords.queries import Officer, staff
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.forms.once import Once
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short

NOT_ANSWERED, MOVED = 422, 409
_MISSING = {
    "no_controller": gettext_lazy(
        "who decides how personal information is used: its name, its ICO number, why and by which law"
    ),
    "no_privacy_notice": gettext_lazy("the web address of the privacy notice of {name}"),
    "no_officer": gettext_lazy("how people reach the data protection officer of {name}"),
    "no_text_number": gettext_lazy("a number for text messages, for people who cannot telephone"),
}
"""What letters need of the landlord and do not have: each completes "Letters do not yet say: ..."."""


class DutyForm(Once):
    """Who answers for a duty, and whether it was done. ``seen``: the duty as it was when the form was opened."""

    seen = fields.HiddenField(required=False)

    person = fields.SelectField(gettext_lazy("Who answers for it?"), first="", required=False)
    done_on = fields.DateField(
        gettext_lazy("When was it done?"),
        hint=gettext_lazy("Leave this empty until it is done. For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )
    outcome = NarrativeField(gettext_lazy("What came of it?"), rows=3, required=False)

    def __init__(self, officer: Officer, owed: OwedByLandlord, on: date, answers: QueryDict | None) -> None:
        super().__init__(answers, initial={"person": owed.person or "", "seen": owed.mark})
        self.on, self.earliest = on, earliest(owed)
        self.names = {one.user.reference: one.user.name for one in staff(officer.landlord)}
        if may_adopt(officer):
            people = (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in staff(officer.landlord))
            self.fields["person"].offer(people)  # type: ignore[attr-defined]
        else:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        """Ask for the outcome of what was done, and refuse a day to come."""
        super().clean()
        answers = self.cleaned_data
        if (done := answers.get("done_on")) and done > self.on:
            self.add_error("done_on", _("The day must be today or in the past"))
        if done and done < self.earliest:
            self.add_error("done_on", _("The day must be {day} or later").format(day=short(self.earliest)))
        if done and not answers.get("outcome"):
            self.add_error("outcome", _("Write what came of it"))
        return answers

    def refuse(self, now: OwedByLandlord) -> None:
        """Show what a colleague recorded meanwhile beside what is asked here; sent again, the form replaces it."""
        given = self.cleaned_data
        yours = self.names.get(given.get("person") or "", now.name)
        told = _(
            "A colleague changed this while you wrote. Recorded now: {now}. Yours: {yours}. To replace it, send yours again."
        )
        self.add_error(
            None,
            told.format(now=_said(now.name, now.done_on, now.outcome), yours=_said(yours, given["done_on"], given["outcome"])),
        )
        again = cast("QueryDict", self.data).copy()
        again["seen"] = now.mark
        self.data = again


def _said(name: str, done_on: date | None, outcome: str) -> str:
    if done_on is None:
        return _("{name} answers for it").format(name=name)
    return _("{name} answers for it, done on {day}: {outcome}").format(
        name=name, day=short(done_on), outcome=outcome.rstrip(".")
    )


@require_http_methods(["GET", "POST"])
@signed_in
def duties(request: OfficerRequest) -> HttpResponse:
    """Show the landlord's duties; for the one in the address, its form."""
    by, at = request.officer, now()
    on = localdate(at)
    if not may_see(by, on):
        raise Http404
    presenter, owed = Presenter.of(by, on), owed_by_landlord(by, on)
    asked = _asked(request, owed)
    form = DutyForm(by, asked, on, request.POST if request.method == "POST" else None) if asked else None
    status = NOT_ANSWERED if request.method == "POST" else 200
    if form and asked and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = Settled(
            person=given.get("person") or "", done_on=given["done_on"], outcome=given["outcome"] or "", seen=given["seen"]
        )
        try:
            settle(asked.key, told, by=by, at=at)
        except DutyMoved as moved:
            form.refuse(moved.now)
            status = MOVED
        else:
            messages.success(request, _("Saved."))
            return redirect("policy-duties")
    context = {
        "form": form,
        "asked": presenter.words.message(asked.duty.message) if asked else "",
        "duties": [_duty(one, presenter, by) for one in owed],
        "missing": [_MISSING[code].format(name=name) for code, name in missing(by.landlord)],
        "trail": (components.Link(_("My work"), reverse("my-work")), components.Link(_("What the policy asks of us"))),
    }
    return render(request, "web/adoption/duties.html", context, status=status)


def _asked(request: OfficerRequest, owed: list[OwedByLandlord]) -> OwedByLandlord | None:
    """Return the duty that the address names. Raises `Http404` where the landlord owes none of that name."""
    key = request.GET.get("duty", "")
    found = next((one for one in owed if one.key == key and one.duty.kind != "adopt_time"), None)
    if (key or request.method == "POST") and found is None:
        raise Http404(key)
    if found and not may_settle(request.officer, found):
        raise PermissionDenied(key)
    return found


def _duty(one: OwedByLandlord, presenter: Presenter, by: Officer) -> components.Duty:
    """Return a duty with the person for it, its last outcome, and the link to its form; a time is adopted elsewhere."""
    who = one.name or _("No person is named")
    if one.done_on:
        who = _("{name}. Last done on {day}: {outcome}").format(name=who, day=short(one.done_on), outcome=one.outcome)
    cited = one.duty.cited
    if cited is None or not may_settle(by, one):
        return presenter.duty(one.duty, who=who)
    href = f"{reverse('policy-duties')}?{urlencode({'duty': one.key})}"
    clause = f"{cited.pack} {cited.number}:{cited.place}"
    says = _("Update “{duty}” ({clause})").format(duty=presenter.words.message(one.duty.message), clause=clause)
    about = components.Link(says, href)
    return presenter.duty(one.duty, about=about, who=who)
