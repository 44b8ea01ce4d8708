"""Adds or changes one home or one customer, by the landlord's own number, as an import of one row would."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.administration import imports
from evenhand.administration.imports import Counts
from evenhand.clock import now
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.administration.admitted import NOT_ANSWERED, administers, trail
from evenhand.wording.visits import table_fault

OWN = gettext_lazy("Your own number. One that is known already is changed.")


class OwnHomeForm(forms.Form):
    """A home, by the landlord's own number of it."""

    id = fields.TextField(gettext_lazy("Your number of the home, such as its UPRN"), hint=OWN, max_length=40, width=20)
    address = fields.TextField(gettext_lazy("Address"), max_length=300)
    postcode = fields.TextField(gettext_lazy("Postcode"), max_length=10, width=10)


class CustomerForm(forms.Form):
    """A customer, by the landlord's own number of them."""

    id = fields.TextField(
        gettext_lazy("Your number of the customer, such as their tenancy’s"), hint=OWN, max_length=40, width=20
    )
    name = fields.TextField(gettext_lazy("Name"), max_length=200, width=30)
    known_as = fields.TextField(gettext_lazy("Known as"), max_length=100, width=20, required=False)
    telephone = fields.PhoneField(gettext_lazy("Telephone"), required=False)
    email = fields.EmailField(gettext_lazy("Email address"), required=False)
    home = fields.TextField(gettext_lazy("Your number of their home"), max_length=40, width=20, required=False)


@require_safe
@administers
def homes(request: OfficerRequest) -> HttpResponse:
    """Show the ways to bring homes and customers in."""
    ways = (("add-home", _("Add or change a home")), ("import-homes", _("Import homes")),
        ("add-customer", _("Add or change a customer")), ("import-customers", _("Import customers")))  # fmt: skip
    context = {
        "links": [components.Link(text, reverse(name)) for name, text in ways],
        "trail": trail(components.Link(_("Homes and customers"))),
    }
    return render(request, "web/administration/homes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def add_home(request: OfficerRequest) -> HttpResponse:
    """Add one home, or change its address."""
    form = OwnHomeForm(request.POST if request.method == "POST" else None)
    return _one(request, form, _("Add or change a home"), imports.import_homes)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def add_customer(request: OfficerRequest) -> HttpResponse:
    """Add one customer, or change what differs; what is left empty stays."""
    form = CustomerForm(request.POST if request.method == "POST" else None)
    return _one(request, form, _("Add or change a customer"), imports.import_customers)


def _one(request: OfficerRequest, form: forms.Form, title: str, does: Callable[..., Counts]) -> HttpResponse:
    if form.is_valid():
        by, said = request.officer, {name: str(value or "") for name, value in form.cleaned_data.items()}
        counts = does(by.landlord, imports.one_row(said), by=by.user.reference, at=now())
        for one in counts.faults:
            form.add_error(one.column, table_fault(one.row, one.column, one.code, one.said).partition(": ")[2])
        if not counts.faults:
            told = _("Added.") if counts.new else _("Changed.") if counts.changed else _("Nothing changed.")
            messages.success(request, told)
            return redirect("homes")
    context = {"form": form, "title": title, "button": _("Save"), "back": reverse("homes"),
        "trail": trail(components.Link(_("Homes and customers"), reverse("homes")), components.Link(title))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)
