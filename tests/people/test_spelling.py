"""Checks the distance between misspelt words, their shared spellings and their sounds. No database."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from evenhand.people.spelling import distance, slack, sound, spellings

words = st.text("abcdé", max_size=9)


def by_table(one, other):
    """Return the same distance from the whole table, as textbooks write it."""
    row = {(place, 0): place for place in range(len(one) + 1)} | {(0, at): at for at in range(len(other) + 1)}
    for place, at in product(range(1, len(one) + 1), range(1, len(other) + 1)):
        least = min(row[place - 1, at] + 1, row[place, at - 1] + 1, row[place - 1, at - 1] + (one[place - 1] != other[at - 1]))
        if place > 1 and at > 1 and one[place - 1] == other[at - 2] and one[place - 2] == other[at - 1]:
            least = min(least, row[place - 2, at - 2] + 1)
        row[place, at] = least
    return row[len(one), len(other)]


@given(words, words)
def test_distance_is_that_of_the_whole_table(one, other):
    assert distance(one, other) == by_table(one, other)


@given(st.text("abcd", min_size=3, max_size=9), st.text("abcd", min_size=3, max_size=9))
def test_words_within_their_slack_share_a_spelling(one, other):
    if distance(one, other) <= min(slack(one), slack(other)):
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
