"""Checks that `policy check` refuses two answers of which only the order in the file would choose one."""

import pytest

from evenhand.policy.pack.document import Unusable
from tests.policy.borough.shape import saying

MANAGER, DIRECTOR = "{roles: [manager]}", "{roles: [director]}"
REMEDY = 'add a line to one "for", so that it goes before the other'


def faults(one, other):
    """Return the faults of a pack with an authority for each of two selectors."""
    try:
        saying(
            f"authority: {{act: authorise, for: {one}, by: {MANAGER}}}",
            f"authority: {{act: authorise, for: {other}, by: {DIRECTOR}}}",
        )
    except Unusable as unusable:
        return [(fault.where, fault.what, fault.remedy) for fault in unusable.faults]
    return []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{measures: [limit]}", "{kinds: [contact_restriction]}"),
        ("{families: [conduct]}", "{measures: [limit]}"),
        ("{urgent: true}", "{measures: [limit]}"),
        ("{families: [conduct]}", "{behaviours: [shouting]}"),
        ("{kinds: [contact_restriction, agreement]}", "{kinds: [contact_restriction, premises]}"),
    ],
)
def test_answers_that_fit_a_case_equally_are_refused(one, other):
    assert faults(one, other) == [("clause 2", "authority fits some cases as closely as clause 2 does", REMEDY)]


def test_answers_for_two_families_are_refused():
    family = "behaviour.family: {key: other, title: Other}"
    two = [f"authority: {{act: authorise, for: {{families: [{key}]}}, by: {MANAGER}}}" for key in ("conduct", "other")]

    with pytest.raises(Unusable) as unusable:
        saying(family, *two)
    assert [(fault.what, fault.remedy) for fault in unusable.value.faults] == [
        ("authority fits some cases as closely as clause 2 does", REMEDY)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{measures: [limit]}", "{kinds: [premises]}"),
        ("{urgent: true}", "{urgent: false}"),
        ("{decisions: [measure]}", "{decisions: [marker]}"),
        ("{measures: [limit]}", "{measures: [limit], urgent: true}"),
    ],
)
def test_answers_of_which_one_fits_a_case_are_taken(one, other):
    assert faults(one, other) == []
