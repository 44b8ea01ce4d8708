"""Bare Django pages with the fields of ours."""

from functools import cache

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bench.plain.models import Row
from evenhand.cases.models import Case
from evenhand.casework.facts import with_facts

PAGE = 25
ours: dict[str, forms.Form] = {}
"""The product's forms, whose questions the plain ones copy, by the name of the page: given by the bench."""


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """List the newest open cases."""
    rows = list(Row.objects.filter(closed=False).order_by("-opened_at")[:PAGE])
    form = same_questions("cases")(request.GET or None)
    form.fields["owner"].choices = [(one.pk, one.get_full_name()) for one in get_user_model().objects.filter(is_active=True)]
    return render(request, "plain/cases.html", {"rows": rows, "form": form})


@login_required
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is on file of one case."""
    found = get_object_or_404(with_facts(Case.objects.all()), reference=reference)
    contacts = found.contacts.select_related("taken_by").order_by("-happened_at")[:PAGE]
    return render(request, "plain/case.html", {"case": found, "contacts": contacts})


@login_required
def incident_form(request: HttpRequest) -> HttpResponse:
    """Ask what happened."""
    return render(request, "plain/incident.html", {"form": same_questions("incident")(request.POST or None)})


@cache
def same_questions(page: str) -> type[forms.Form]:
    """Return a form of the same questions as ours, each with Django's own field and control of that kind."""
    return type("Plain", (forms.Form,), {name: _stock(field) for name, field in ours[page].fields.items()})


def _stock(field: forms.Field) -> forms.Field:
    said = {"label": field.label, "help_text": field.help_text, "required": False}
    if isinstance(field, forms.MultipleChoiceField):
        return forms.MultipleChoiceField(choices=field.choices, widget=forms.CheckboxSelectMultiple, **said)
    if isinstance(field, forms.ChoiceField):
        control = forms.Select if isinstance(field.widget, forms.Select) else forms.RadioSelect
        return forms.ChoiceField(choices=field.choices, widget=control, **said)
    for kind in (forms.FileField, forms.BooleanField, forms.DateTimeField, forms.DateField):
        if isinstance(field, kind):
            return kind(**said)
    if field.widget.is_hidden:
        return forms.CharField(widget=forms.HiddenInput, **said)
    if isinstance(field.widget, forms.Textarea):
        return forms.CharField(widget=forms.Textarea, **said)
    return forms.CharField(**said)
