"""Serves the page on which an officer protects a customer's address, and a decision-maker ends that."""

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
from evenhand.ui import components
from evenhand.ui.forms.narrative import ShortTextField
from evenhand.ui.people import person_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.work import protection

NOT_ANSWERED = 422


class ProtectForm(forms.Form):
    """Who says that the address is to be protected, or why that ends."""

    why = ShortTextField(
        gettext_lazy("How do we know?"),
        hint=gettext_lazy("Who told us, and when. The journal keeps it, and no page shows it."),
        missing=gettext_lazy("Write how we know"),
        ours=True,
        max_length=200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def protect(request: OfficerRequest, reference: str) -> HttpResponse:
    """Protect a customer's address, or end that."""
    by, at, ends = request.officer, now(), request.POST.get("action") == "end"
    if not protection.may_protect(by):
        raise NotHere(reference)
    person = the_customer(by, reference)
    form = ProtectForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        (protection.end if ends else protection.protect)(reference, form.cleaned_data["why"], by=by, at=at)
        says = _("Ended. Their address shows again.") if ends else _("Protected. Lists and searches no longer lead to it.")
        messages.success(request, says)
        return redirect("customer", reference)
    context = {
        "form": form,
        "person": person_of(person, ()),
        "protected": person.protected,
        "ends": person.protected and protection.may_end(by),
        "trail": (
            components.Link(_("Customers"), reverse("customers")),
            components.Link(reference, reverse("customer", args=[reference])),
            components.Link(_("Protect their address")),
        ),
    }
    return render(request, "web/customers/protect.html", context, status=NOT_ANSWERED if form.is_bound else 200)
