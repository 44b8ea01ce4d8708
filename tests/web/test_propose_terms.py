"""Checks that each measure's form can express each of its terms and returns them unchanged."""

from typing import Any

import pytest
from django import forms

from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Matter, Service
from evenhand.web.acts.forms.terms import TermQuestions, answers_of, read_terms, terms_of
from tests.policy.cures import TERM_VALUES, policy_of

MEASURES = [pytest.param(slug, key, id=f"{slug}-{key}") for slug in PACKS for key in policy_of(slug).catalogue("measure")]

ASKED = ("contacts_per_number", "contacts_per_per", "hours_from", "hours_until")
HOURS = "Enter the hours in which they can reach us as times like 09:00, the later one second"
OPEN_MEASURE = next(
    TermQuestions(policy_of(slug), key, "Priya Shah").fields()
    for slug in PACKS
    for key, answer in policy_of(slug).catalogue("measure").items()
    if answer.value.open
)


def full(slug: str, key: str) -> Terms:
    """Return terms that state everything that the measure may state."""
    offered = policy_of(slug).catalogue("measure")[key].value
    rules = offered.terms.named()
    names = Terms.model_fields if offered.open else rules
    chosen = {name: rules[name].choose for name in rules if rules[name].choose}
    return Terms.model_validate({name: chosen.get(name, TERM_VALUES[name]) for name in names})


def typed(terms: Terms) -> dict[str, Any]:
    """Return what a browser would send for these terms."""
    answers = answers_of(terms)
    if day := answers.pop("paused_until", None):
        parts = {"day": day.day, "month": day.month, "year": day.year}
        answers |= {f"paused_until-{name}": str(value) for name, value in parts.items()}
    return {name: "on" if value is True else value for name, value in answers.items()}


@pytest.mark.parametrize(("slug", "key"), MEASURES)
def test_every_term_of_a_measure_is_asked_and_returned_unchanged(slug, key):
    form = forms.Form(typed(full(slug, key)))
    form.fields.update(TermQuestions(policy_of(slug), key, "Priya Shah").fields())

    assert form.is_valid(), form.errors
    assert terms_of(form.cleaned_data) == full(slug, key)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"contacts_per_number": "often", "contacts_per_per": "week", "hours_from": "17:00", "hours_until": "09:00"},
            {
                "contacts_per_number": ["Enter a whole number for “How often may they contact us?”, like 12"],
                "hours_from": [HOURS],
            },
        ),
        (
            {"contacts_per_number": "3", "hours_from": "09:00"},
            {
                "contacts_per_per": ["Select day, week or month for “How often may they contact us?”"],
                "hours_from": [HOURS],
            },
        ),
    ],
)
def test_every_invalid_term_shows_its_error_at_once(typed, errors):
    form = forms.Form(typed)
    form.fields.update({name: field for name, field in OPEN_MEASURE.items() if name in ASKED})

    form.is_valid()

    assert (read_terms(form), dict(form.errors)) == (None, errors)


def test_blank_with_an_error_gets_no_second_one():
    form = forms.Form({"contacts_per_number": "3", "contacts_per_per": "fortnight"})
    form.fields.update({name: field for name, field in OPEN_MEASURE.items() if name in ASKED})

    form.is_valid()
    read_terms(form)

    assert dict(form.errors) == {"contacts_per_per": ["Select one of the choices shown"]}


@pytest.mark.parametrize(("slug", "key"), MEASURES)
def test_no_form_offers_what_law_protects(slug, key):
    policy = policy_of(slug)
    asked = TermQuestions(policy, key, "Priya Shah").fields()
    always = {matter for answer in policy.every("never_blocked") for matter in answer.value.matters} | {Matter.NEW_ISSUE}
    protected = {"topics_closed": always, "services": {Service.HOUSING_APPLICATION}}

    for name, never in protected.items():
        offered = {str(value) for value, _ in asked[name].choices} if name in asked else set()
        assert not offered & {str(value) for value in never}
