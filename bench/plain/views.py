"""Shows the product's fields on bare Django pages."""

import json
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from plain import models

PAGE = 25
CONTROLS: dict[str, Any] = {
    "text": (forms.CharField, forms.TextInput),
    "textarea": (forms.CharField, forms.Textarea),
    "hidden": (forms.CharField, forms.HiddenInput),
    "file": (forms.FileField, forms.ClearableFileInput),
    "select": (forms.ChoiceField, forms.Select),
    "radio": (forms.ChoiceField, forms.RadioSelect),
    "checkbox": (forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
}


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """List the newest open cases."""
    rows = list(models.Row.objects.filter(closed=False).order_by("-opened_at")[:PAGE])
    form = same_questions("cases")(request.GET or None)
    return _page(request, "cases", {"rows": rows, "form": form, "staff": models.User.objects.filter(is_active=True)})


@login_required
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Show everything recorded of one case."""
    return _page(request, "case", {"case": get_object_or_404(whole_cases(), reference=reference)})


@login_required
def incident_form(request: HttpRequest) -> HttpResponse:
    """Ask what happened."""
    return _page(request, "incident", {"form": same_questions("incident")(request.POST or None)})


def whole_cases() -> QuerySet[models.Case]:
    """Return cases with everything that their page shows."""
    rows = models.Case.objects.select_related("customer__home", "owner", "opened_by")
    return rows.prefetch_related(
        Prefetch("customer__needs", models.Need.objects.select_related("assessor").order_by("id")),
        Prefetch("incidents", models.Incident.objects.select_related("reporter").order_by("happened_at", "id")),
        Prefetch("measures", models.Measure.objects.select_related("proposed_by", "authorised_by").order_by("id")),
        Prefetch("measures__sign_offs", models.SignOff.objects.select_related("by")),
        Prefetch("markers", models.Marker.objects.select_related("requested_by", "authorised_by").order_by("id")),
        "markers__incidents",
        Prefetch("appeals", models.Appeal.objects.order_by("id")),
        Prefetch("assessed", models.Assessed.objects.select_related("by").order_by("recorded_at", "id")),
        Prefetch("notices", models.Notice.objects.select_related("issued_by").order_by("issued_on", "id")),
        Prefetch("reviews", models.Review.objects.order_by("on", "id")),
        Prefetch("contacts", models.Contact.objects.select_related("taken_by").order_by("-happened_at")),
        Prefetch("steps", models.Step.objects.select_related("by").order_by("recorded_at", "id")),
    )


@cache
def same_questions(page: str) -> type[forms.Form]:
    """Return a form of the questions that the bench noted of the product's page, each with Django's own control."""
    asked = json.loads((settings.DATA / "questions.json").read_text())[page]
    return type("Plain", (forms.Form,), {one["name"]: _field(one) for one in asked})


def _field(one: dict[str, Any]) -> forms.Field:
    field, control = CONTROLS[one["kind"]]
    choices = {"choices": one["choices"]} if one["choices"] else {}
    return field(label=one["label"], help_text=one["help"], required=False, widget=control, **choices)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    works_at = models.Membership.objects.select_related("landlord").filter(user=request.user).first()
    return render(request, f"plain/{name}.html", {**context, "works_at": works_at})
