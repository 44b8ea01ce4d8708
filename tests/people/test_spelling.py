"""Checks the shared spellings of misspelt words, and their sounds. No database."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from evenhand.people.spelling import slack, sound, spellings


@given(st.text("abcd", min_size=3, max_size=9), st.text("abcd", min_size=3, max_size=9))
def test_words_within_their_slack_share_a_spelling(one, other):
    if OSA.distance(one, other) <= min(slack(one), slack(other)):
        assert spellings(one) & spellings(other)


def test_slack_grows_with_the_word():
    assert [slack(word) for word in ("ng", "ann", "shah", "patel", "abernethy")] == [0, 1, 1, 2, 2]


def test_short_word_has_one_spelling_and_a_long_one_29():
    assert spellings("ng") == {"ng"}
    assert max(len(spellings(word)) for word in ("shah", "patel", "abernethy", "thistlewood")) == 29


def test_words_that_sound_alike_have_one_sound():
    pairs = (("catherine", "kathryn"), ("phillip", "filip"), ("wright", "right"), ("sean", "shaun"), ("geoff", "jeff"))

    assert [sound(one) == sound(other) for one, other in pairs] == [True] * len(pairs)
    assert sound("li") != sound("wu")
    assert sound("shah") != sound("singh")
