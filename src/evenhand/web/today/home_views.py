"""Serves the page of instructions for homes: asked for, authorised by another officer, ended."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.ui.forms.choices import Offering
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.forms.once import Once
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import on as worded
from evenhand.wording.visits import CONDITIONS, RISKS, line, risk_line
from evenhand.work import home_instructions as homes
from evenhand.work.stays import NoHomeThere

NOT_ANSWERED = 422
_OFFERED = (VisitCondition.IN_PAIRS, VisitCondition.RING_OFFICE_FIRST, VisitCondition.POLICE_PRESENT)
"""The others say where one person is met."""


class HomeForm(Once):
    """What colleagues do at a home, until when, and on which report it rests."""

    address = ShortTextField(
        gettext_lazy("For which home?"),
        hint=gettext_lazy("The address with its postcode, for example 3 Mill Row, Otterford, OT1 2AB"),
        missing=gettext_lazy("Enter the address, with its postcode"),
        max_length=250,
    )
    report = fields.TextField(
        gettext_lazy("On which report does it rest?"),
        hint=gettext_lazy("Its reference. The report is about a visitor or somebody unknown, and names no customer."),
        missing=gettext_lazy("Enter the reference of the report"),
        max_length=16,
        width=10,
    )
    conditions = fields.CheckboxesField(
        gettext_lazy("What do colleagues do there?"),
        missing=gettext_lazy("Select what colleagues do"),
    )
    risk = fields.SelectField(
        gettext_lazy("Which kind of risk may contractors see?"),
        first=gettext_lazy("None"),
        required=False,
    )
    until = fields.DateField(
        gettext_lazy("What is its last day?"),
        hint=gettext_lazy("Within 28 days. It then ends by itself, and nothing lengthens it."),
        called=gettext_lazy("Its last day"),
        missing=gettext_lazy("Enter its last day"),
    )
    why = NarrativeField(
        gettext_lazy("Why is it needed?"),
        hint=gettext_lazy("Only the officer who decides reads this."),
        missing=gettext_lazy("Write why it is needed"),
        rows=3,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        conditions, risk = cast("Offering", self.fields["conditions"]), cast("Offering", self.fields["risk"])
        conditions.offer(fields.Choice(one.value, CONDITIONS[one]) for one in _OFFERED)
        risk.offer(fields.Choice(one.value, says) for one, says in RISKS.items())

    def asked(self) -> homes.HomeAsked:
        """Return what was answered."""
        answers = self.cleaned_data
        return homes.HomeAsked(
            address=answers["address"],
            report=answers["report"].strip().upper(),
            conditions=tuple(map(VisitCondition, answers["conditions"])),
            risk=Risk(answers["risk"]) if answers["risk"] else None,
            until=answers["until"],
            why=answers["why"],
        )


class EndForm(forms.Form):
    """Why an instruction ends, or is turned down."""

    because = ShortTextField(
        gettext_lazy("Why does it end?"), missing=gettext_lazy("Write why it ends"), max_length=200, ours=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def home_instructions(request: OfficerRequest) -> HttpResponse:
    """Show the instructions for homes; ask for one, authorise one, or end one."""
    by, at = request.officer, now()
    if not homes.may_see(by):
        raise Http404
    action, about = request.POST.get("action", ""), request.POST.get("instruction", "") or request.GET.get("end", "")
    if action == "authorise":
        homes.authorise(about, by=by, at=at)
        messages.success(request, _("Authorised. Visits and jobs there keep to it from now on."))
        return redirect("home-instructions")
    ending = EndForm(request.POST if action == "end" else None)
    if ending.is_bound and ending.is_valid():
        homes.end(about, ending.cleaned_data["because"], by=by, at=at)
        messages.success(request, _("Ended. Contractors who had it are asked to confirm that."))
        return redirect("home-instructions")
    form = HomeForm(request.POST if action == "ask" else None)
    if form.is_bound and form.is_valid() and _asked(request, form):
        messages.success(request, _("Asked for. Another officer decides."))
        return redirect("home-instructions")
    found = homes.home_instructions(by, at)
    if ending.is_bound and about not in {one.reference for one in found}:
        raise NotHere(about)
    context = {
        "rows": [(one, line(one.conditions, one.until), risk_line([one.risk] if one.risk else [])) for one in found],
        "cut": found.cut,
        "form": form if homes.may_ask(by) else None,
        "ending": ending,
        "about": about,
        "trail": (components.Link(_("Today"), reverse("today")), components.Link(_("Instructions for homes"))),
    }
    refused = form.is_bound or ending.is_bound
    return render(request, "web/today/home_instructions.html", context, status=NOT_ANSWERED if refused else 200)


def _asked(request: OfficerRequest, form: HomeForm) -> bool:
    """Ask for it; False where it is refused, which the form says."""
    try:
        homes.ask(form.asked(), by=request.officer, at=now())
    except NoHomeThere:
        form.add_error("address", _("We have no home at this address. Check it, with its postcode."))
    except homes.NoReport:
        form.add_error(
            "report", _("We have no such report about a person unknown. For a customer, ask for a marker in their case.")
        )
    except homes.NotShort:
        last = worded(localdate(now()) + homes.LONGEST)
        form.add_error("until", _("Enter a day after today, and {last} at the latest").format(last=last))
    else:
        return True
    return False
