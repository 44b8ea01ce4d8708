"""Serves the page of where a customer stays: record it with its source, keep it for 28 days more, end it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.access import the_customer
from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.people.queries import stays_of
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.forms.narrative import ShortTextField
from evenhand.ui.people import person_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short
from evenhand.work.instructions import instruction
from evenhand.work.stays import LivesThere, NoHomeThere, may_record, record_stay, settle_stay

NOT_ANSWERED = 422


class StayForm(forms.Form):
    """Where a customer stays, and who said so."""

    address = ShortTextField(
        gettext_lazy("At which home of ours do they stay?"),
        hint=gettext_lazy("The address with its postcode, for example 3 Mill Row, Otterford, OT1 2AB"),
        missing=gettext_lazy("Enter the address, with its postcode"),
        max_length=250,
    )
    source = ShortTextField(
        gettext_lazy("How do we know?"),
        hint=gettext_lazy("Who told us, and when"),
        missing=gettext_lazy("Write who told us"),
        ours=True,
        max_length=200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def stays(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show where a customer stays; record, keep or end it."""
    by, at, action = request.officer, now(), request.POST.get("action", "")
    if not may_record(by):
        raise NotHere(reference)
    person = the_customer(by, reference)
    if person.hidden:
        raise NotHere(reference)
    if action in {"keep", "end"}:
        settle_stay(request.POST.get("stay", ""), ended=action == "end", by=by, at=at)
        messages.success(request, _("Ended.") if action == "end" else _("Kept for 28 days more."))
        return redirect("stays", reference)
    form = StayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            record_stay(reference, form.cleaned_data["address"], form.cleaned_data["source"], by=by, at=at)
        except NoHomeThere:
            form.add_error("address", _("We have no home at this address. Check it, with its postcode."))
        except LivesThere:
            form.add_error("address", _("This is their home. Enter the address where they stay."))
        else:
            messages.success(request, _("Recorded. Visits there keep to what applies to them. Ask again in 28 days."))
            return redirect("stays", reference)
    on = localdate(at)
    context = {
        "form": form,
        "person": person_of(person, instruction(by, reference, on).needs),
        "stays": [
            {
                "reference": one.reference,
                "address": one.address,
                "source": one.source,
                "since": short(one.since),
                "relook": short(one.relook_on),
                "late": one.relook_on <= on,
            }
            for one in stays_of(by.landlord, reference)
        ],
        "trail": (
            components.Link(_("Customers"), reverse("customers")),
            components.Link(reference, reverse("customer", args=[reference])),
            components.Link(_("Where they stay")),
        ),
    }
    return render(request, "web/customers/stays.html", context, status=NOT_ANSWERED if form.is_bound else 200)
