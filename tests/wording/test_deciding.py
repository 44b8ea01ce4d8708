"""Checks that each term has a sentence about the person that states the decision."""

import pytest

from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, Matter, Service, VisitCondition
from evenhand.wording.deciding import binds
from tests.policy.cures import TERM_VALUES

NAME = "Marion Vale"
TITLED = {"body", "description", "limited_channels"}
"""Terms that say what a measure is in words of their own: its name stands for them."""


def says(**terms):
    """Return the clause of some terms."""
    return binds(NAME, Terms(**terms), "Single point of contact")


@pytest.mark.parametrize("term", sorted(set(Terms.model_fields) - TITLED))
def test_each_term_has_a_sentence_about_the_person(term):
    clause = says(**{term: TERM_VALUES[term]})

    assert clause.startswith(f"{NAME} ")
    assert not any(sign in clause for sign in "{}“_[(<=")


@pytest.mark.parametrize(
    ("channels", "clause"),
    [
        (("email",), "Marion Vale may only email us"),
        (("telephone",), "Marion Vale may only telephone us"),
        (("email", "letter"), "Marion Vale may contact us only by email or letter"),
    ],
)
def test_channels_left_open_are_in_plain_words(channels, clause):
    assert says(channels_only=channels) == clause


def test_measure_of_many_terms_names_three_and_counts_the_rest():
    names = ("channels_only", "contacts_per", "days", "word_limit", "live_issues")
    clause = says(**{name: TERM_VALUES[name] for name in names})

    assert clause.count(",") == 2
    assert clause.endswith("and keeps to 2 more terms below")


def test_a_measure_with_no_such_term_is_named():
    assert says(description="We agreed to talk on Fridays.") == "“Single point of contact” applies to Marion Vale"


@pytest.mark.parametrize(
    ("term", "value"),
    [
        *[(term, one) for term in ("channels_only", "channels_closed") for one in Channel],
        *[("visits", one) for one in VisitCondition],
        *[("services", one) for one in Service],
        *[("topics_closed", one) for one in Matter],
    ],
)
def test_every_value_that_a_term_may_have_has_its_words(term, value):
    clause = says(**{term: (value,)})

    assert clause.startswith(f"{NAME} ")
    assert "_" not in clause


def test_limit_on_calls_alone_is_said_of_calls():
    assert says(days=("tuesday",), minutes_each=15, limited_channels=("telephone",)) == (
        f"{NAME} may reach us only on Tuesday by telephone and gets up to 15 minutes for one contact by telephone"
    )
