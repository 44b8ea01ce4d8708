"""Checks which measure is lighter, over every kind of term: nothing that removes is lighter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.policy.facts.facts import Measure
from evenhand.policy.pack.terms import Terms
from evenhand.policy.strictness import stricter, stricter_terms
from evenhand.policy.vocabulary import Channel
from tests.policy.drawn_terms import DAYS, PERIODS, TERMS, terms


def test_every_kind_of_term_is_compared():
    assert set(TERMS) == set(Terms.model_fields)


@given(terms)
def test_terms_are_not_stricter_than_themselves_or_than_none(stated):
    assert stricter_terms(stated, stated) == ()
    assert stricter_terms(stated, Terms()) == ()


@pytest.mark.parametrize("term", list(TERMS))
@given(data=st.data())
def test_a_term_that_was_not_there_before_is_stricter(term, data):
    value = data.draw(TERMS[term].filter(bool))
    restricts = term not in {"limited_channels", "earlier_matter"} and (term != "channels_only" or set(value) != set(Channel))

    assert bool(stricter_terms(Terms(), Terms(**{term: value}))) == restricts


@given(terms, terms, terms)
def test_lighter_than_lighter_is_lighter(one, two, three):
    if not stricter_terms(one, two) and not stricter_terms(two, three):
        assert stricter_terms(one, three) == ()


@given(TERMS["contacts_per"].filter(bool), TERMS["contacts_per"].filter(bool), st.integers(1, 70))
def test_a_lighter_rate_never_allows_less_in_any_number_of_days(before, after, days):
    if not stricter_terms(Terms(contacts_per=before), Terms(contacts_per=after)):
        assert _most(after, days) >= _most(before, days)


def _most(rate, days):
    """Return how often the person may make contact on so many days that begin with a period."""
    return rate.count * -(-days // PERIODS[rate.per])


@given(terms, terms)
def test_lighter_measure_leaves_every_channel_and_topic_open(before, after):
    if stricter_terms(before, after):
        return
    left = {channel for channel in (before.channels_only or Channel) if channel not in before.channels_closed}
    still = {channel for channel in (after.channels_only or Channel) if channel not in after.channels_closed}
    assert left <= still
    assert set(after.topics_closed) <= set(before.topics_closed)
    assert not (after.days and set(before.days or DAYS) - set(after.days))
    assert not (after.word_limit and after.word_limit < (before.word_limit or 5001))


DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": DAY + timedelta(days=1)}, ("until",)),
        ({"until": None}, ("until",)),
        ({"until": DAY - timedelta(days=1)}, ()),
        ({"review_on": DAY + timedelta(days=1)}, ("review_on",)),
        ({"review_on": None}, ("review_on",)),
        ({"starts_on": DAY - timedelta(days=9)}, ("starts_on",)),
        ({"wide": True}, ("wide",)),
    ],
)
def test_a_longer_or_a_wider_measure_is_stricter(changes, said):
    measure = Measure("EV-M1", "writing_only", starts_on=DAY - timedelta(days=5), until=DAY, review_on=DAY)

    assert stricter(measure, replace(measure, **changes)) == said
