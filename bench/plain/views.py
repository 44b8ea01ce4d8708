"""Bare Django pages with the fields of ours."""

from functools import cache

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bench.plain.models import Row
from evenhand.cases.models import Case
from evenhand.casework.facts import with_facts

PAGE = 25
ours: list[forms.Form] = []
"""The product's form, whose questions the plain one copies: given by the bench."""


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """List the newest open cases."""
    rows = list(Row.objects.filter(closed=False).order_by("-opened_at")[:PAGE])
    return render(request, "plain/cases.html", {"rows": rows})


@login_required
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is on file of one case."""
    found = get_object_or_404(with_facts(Case.objects.all()), reference=reference)
    contacts = found.contacts.select_related("taken_by").order_by("-happened_at")[:PAGE]
    return render(request, "plain/case.html", {"case": found, "contacts": contacts})


@login_required
def incident_form(request: HttpRequest) -> HttpResponse:
    """Ask what happened."""
    return render(request, "plain/incident.html", {"form": same_questions()(request.POST or None)})


@cache
def same_questions() -> type[forms.Form]:
    """Return a form of the same questions as ours, each with Django's own field and control of that kind."""
    return type("Plain", (forms.Form,), {name: _stock(field) for name, field in ours[0].fields.items()})


def _stock(field: forms.Field) -> forms.Field:
    said = {"label": field.label, "help_text": field.help_text, "required": False}
    if isinstance(field, forms.MultipleChoiceField):
        return forms.MultipleChoiceField(choices=field.choices, widget=forms.CheckboxSelectMultiple, **said)
    if isinstance(field, forms.ChoiceField):
        return forms.ChoiceField(choices=field.choices, widget=forms.RadioSelect, **said)
    for kind in (forms.FileField, forms.BooleanField, forms.DateTimeField, forms.DateField):
        if isinstance(field, kind):
            return kind(**said)
    if field.widget.is_hidden:
        return forms.CharField(widget=forms.HiddenInput, **said)
    if isinstance(field.widget, forms.Textarea):
        return forms.CharField(widget=forms.Textarea, **said)
    return forms.CharField(**said)
