"""Checks that each plain question of adopting makes its answers and its sentence from one value."""

import pytest

from evenhand.adoption.plain_answers import CHOSEN, HOW_LONG, PLAIN, STARTS, WHO, made_from, sentence
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.scrutiny.open_questions import ASKED, asked_as_a_reading, unanswered
from evenhand.wording.adopted import SENTENCES

POLICY = Policy(floor=shipped("floor"), pack=shipped("octavia"))
VALUES = [
    *((question, {"roles": ["service_manager"]}) for question in WHO),
    *((question, {"value": 2, "unit": "months"}) for question in HOW_LONG),
    *((question, "receipt") for question in STARTS),
    ("whose-conduct-counts", ["customer", "visitor"]),
    ("who-it-protects", ["staff", "contractor"]),
    ("which-customers-it-reaches", ["tenant", "leaseholder"]),
]


def answers_of(question, value):
    return Answers.model_validate(made_from(question, value), strict=False)


def test_each_plain_question_has_a_value_and_a_sentence():
    assert {question for question, _ in VALUES} == set(PLAIN) == set(SENTENCES)
    assert {*CHOSEN, *WHO, *HOW_LONG, *STARTS} <= {asked.code for asked in ASKED}


@pytest.mark.parametrize(("question", "value"), VALUES)
def test_made_answers_answer_their_question(question, value):
    asked = next(one for one in ASKED if one.code == question)

    assert asked.answered_by(answers_of(question, value), "octavia")
    assert sentence(question, answers_of(question, value), POLICY).endswith(".")


@pytest.mark.parametrize(
    ("question", "value", "says"),
    [
        ("who-hears-an-appeal", {"roles": ["director"]}, "A Director with no part in the decision hears appeals."),
        (
            "how-often-a-measure-is-looked-at-again",
            {"value": 1, "unit": "months"},
            "A measure is reviewed every month.",
        ),
        (
            "by-when-an-appeal-is-asked-for",
            {"value": 20, "unit": "working_days"},
            "An appeal is asked for within 20 working days of the letter.",
        ),
        (
            "from-which-day-the-answer-to-an-appeal-counts",
            "day_after_receipt",
            "The time for answering an appeal counts from the day after receipt.",
        ),
        ("whose-conduct-counts", ["customer", "visitor"], "The conduct of these people counts: customer and visitor."),
    ],
)
def test_sentence_states_the_value(question, value, says):
    assert sentence(question, answers_of(question, value), POLICY) == says


def test_answers_with_more_than_the_value_have_no_made_sentence():
    more = Answers.model_validate({"duration": {"usual": {"value": 2, "unit": "months"}, "set_period": True}}, strict=False)

    assert sentence("how-long-a-measure-lasts", more, POLICY) == ""


@pytest.mark.parametrize("slug", PACKS)
def test_no_question_is_asked_twice(slug):
    """A silence that a sentence with readings settles is asked there alone."""
    policy = Policy(shipped("floor"), shipped(slug))
    asked = {one.code for one in unanswered(policy) if asked_as_a_reading(policy, one)}

    assert asked <= {
        "how-often-a-measure-is-looked-at-again",
        "how-often-a-marker-is-looked-at-again",
        "by-when-an-appeal-is-answered",
        "by-when-a-request-to-end-a-measure-is-answered",
        "by-when-a-request-for-an-adjustment-is-answered",
    }
    assert {"by-when-a-request-to-end-a-measure-is-answered", "by-when-a-request-for-an-adjustment-is-answered"} <= asked
