"""Checks that a sentence and the numbers in its answers agree, in packs, readings and every demo landlord's choices."""

from importlib import import_module

import pytest

from evenhand.policy.calendar import Unit
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import read
from evenhand.policy.pack.said import lengths_said, unsaid
from tests.builders.landlords import SETTINGS
from tests.policy.borough.shape import HEAD

HOUSES = ("harbour_and_vale", "merrowdown", "pellmere", "tarn_and_fell", "wexmoor")
TWO_MONTHS = "review: {every: {value: 2, unit: months}}"


@pytest.mark.parametrize(
    ("says", "lengths"),
    [
        ("Reviewed every six months.", {(Unit.MONTHS, 6)}),
        ("Reviewed each quarter.", {(Unit.MONTHS, 3)}),
        ("Reviewed once a year.", {(Unit.MONTHS, 12)}),
        ("Reviewed half-yearly.", {(Unit.MONTHS, 6)}),
        ("Reviewed monthly, or weekly in danger.", {(Unit.MONTHS, 1), (Unit.DAYS, 7)}),
        ("Answered within 14 working days.", {(Unit.WORKING_DAYS, 14)}),
        ("Asked for within two weeks.", {(Unit.DAYS, 14)}),
        ("A 28-day limit.", {(Unit.DAYS, 28)}),
        ("A six-monthly review.", {(Unit.MONTHS, 6)}),
        ("On certain days or times.", set()),
    ],
)
def test_lengths_in_a_sentence_are_read(says, lengths):
    assert lengths_said(says) == lengths


@pytest.mark.parametrize(
    ("says", "answer", "what"),
    [
        ("Reviewed every six months.", TWO_MONTHS, ["2 months is not a length that the sentence states"]),
        ("Reviewed every two months.", TWO_MONTHS, []),
        ("Reviewed every 8 weeks.", TWO_MONTHS, ["2 months is not a length that the sentence states"]),
        ("Reviewed again and again.", TWO_MONTHS, []),
        ("Reviewed every 12 months.", "review: {every: {value: 1, unit: years}}", []),
        (
            "After three warnings.",
            "precondition: {after: {decision: warning, at_least: 2}, before: [propose]}",
            ["at_least 2 is not a number that the sentence states"],
        ),
        ("After two warnings.", "precondition: {after: {decision: warning, at_least: 2}, before: [propose]}", []),
    ],
)
def test_sentence_that_differs_from_its_number_is_refused(says, answer, what):
    demand = f"      - says: {says}\n        answers:\n          {answer}\n"
    found = []
    try:
        read(f'{HEAD}  - number: "2"\n    demands:\n{demand}')
    except Unusable as unusable:
        found = [(fault.where, fault.what, fault.remedy) for fault in unusable.faults]

    assert found == [("clause 2", one, "make the sentence and this number the same") for one in what]


@pytest.mark.parametrize("name", HOUSES)
def test_choices_of_demo_landlords_state_their_numbers(name):
    choices = import_module(f"evenhand.ops.demo.data.{name}.choices").CHOICES

    assert [(says, list(unsaid(says, Answers.model_validate(answers, strict=False)))) for says, answers in choices] == [
        (says, []) for says, _ in choices
    ]


@pytest.mark.parametrize("slug", SETTINGS)
def test_choices_of_test_landlords_state_their_numbers(slug):
    found = [
        (says, what)
        for says, answers in SETTINGS[slug].choices
        for _, what, _ in unsaid(says, Answers.model_validate(answers, strict=False))
    ]

    assert found == []
