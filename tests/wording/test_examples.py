"""Checks that each question has a good and a poor example, and that neither passes as an answer."""

import pytest

from evenhand.casework.details.measures import says_nothing
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.vocabulary import Act
from evenhand.wording.examples import ANY, EXAMPLES, example_of, is_an_example

ASKED = {
    *(key for key, kind in FACT_CATALOGUE.items() if kind.by is Act.ASSESS),
    *(key for slug in PACKS for key in Policy(floor=shipped("floor"), pack=shipped(slug)).catalogue("question")),
}


def test_examples_exist_for_exactly_the_questions_asked():
    assert set(EXAMPLES) == ASKED


def test_no_two_questions_share_an_example():
    shown = [one for example in EXAMPLES.values() for one in (example.good, example.poor)]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("fact", sorted(ASKED))
def test_no_example_passes_for_an_answer_nor_with_a_word_changed(fact):
    shown = example_of(fact)
    assert is_an_example(fact, shown.good)
    assert is_an_example(fact, f"  {shown.good.upper()} ")
    assert is_an_example(fact, shown.good.replace("May", "June", 1))
    assert is_an_example(fact, shown.poor)
    assert not is_an_example(fact, "Heard both recordings and asked Ms Reed. It is so for the second call alone.")


@pytest.mark.parametrize("fact", sorted(ASKED))
def test_good_example_is_fuller_than_the_poor_one(fact):
    good, poor = example_of(fact).good, example_of(fact).poor
    assert not says_nothing(good)
    assert len(good) > 2 * len(poor)
    assert len(good) <= 140


def test_a_question_that_is_new_here_has_one_too():
    assert example_of("asked_by_a_policy_of_next_year") is ANY
