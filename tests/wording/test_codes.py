"""Checks that each code that a page shows in plain words is in the table of codes, for translation."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

from evenhand.policy import vocabulary
from evenhand.policy.calendar import Unit
from evenhand.policy.layers import Policy
from evenhand.policy.pack import answers, terms
from evenhand.policy.pack.load import FLOOR, shipped
from evenhand.policy.vocabulary import Asks
from evenhand.wording import english
from evenhand.wording.answers import TITLES
from evenhand.wording.codes import CODES
from evenhand.wording.words import plain

WORDED_ELSEWHERE = {vocabulary.Act, vocabulary.Category, vocabulary.Layer, vocabulary.Strength, vocabulary.Tri}
"""Vocabularies whose codes have a table of their own, or that no page shows."""


def enums() -> Iterator[type[Enum]]:
    """Yield each vocabulary that a page shows by its codes."""
    for kind in (*vars(vocabulary).values(), Unit):
        if isinstance(kind, type) and issubclass(kind, Enum) and kind not in WORDED_ELSEWHERE and len(kind):
            yield kind


def models() -> Iterator[type[BaseModel]]:
    """Yield each model of what a demand answers, but the list of topics: `wording.answers.TITLES` names those."""
    for module in (answers, terms):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel) and model is not answers.Answers:
                yield model


def literals(hint: Any) -> Iterator[str]:
    """Yield each code of a type."""
    if get_origin(hint) is Literal:
        yield from (one for one in get_args(hint) if isinstance(one, str))
    else:
        for inner in get_args(hint):
            yield from literals(inner)


def test_each_code_that_a_page_shows_is_worded():
    codes = {one.value for kind in enums() for one in kind}
    codes |= {field.alias or name for model in models() for name, field in model.model_fields.items()}
    codes |= {
        code for model in models() for hint in get_type_hints(model, include_extras=True).values() for code in literals(hint)
    }

    assert codes - CODES.keys() == set()


def test_each_safeguard_is_worded():
    named = {answer.value.rule for answer in Policy(floor=shipped(FLOOR)).every("safeguard")}

    assert named - CODES.keys() == set()


def test_each_topic_is_named():
    assert {field.alias or name for name, field in answers.Answers.model_fields.items()} - TITLES.keys() == set()


def test_a_code_of_a_landlord_is_shown_in_its_own_words():
    assert plain("working_days") == "working days"
    assert plain("out_of_hours_desk") == "out of hours desk"


@pytest.mark.parametrize("asks", list(Asks))
def test_each_request_has_a_duty_and_a_time_in_words(asks):
    assert {f"duty_request_{asks}", f"no_time_for_{asks}"} <= set(english.MESSAGES)
