"""Checks that public references are random and readable, and that wrong ones are recognised."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.landlords.references import ALPHABET, PREFIX, generate, generated_from, is_reference, normalise

BODIES = st.text(ALPHABET, min_size=6, max_size=6)


def reference(seed: int) -> str:
    with generated_from(Random(seed)):
        return generate()


@given(st.integers())
def test_drawn_reference_is_valid(seed):
    assert is_reference(reference(seed))


@given(st.integers(), st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_caught(seed, place, character):
    right = reference(seed)
    body = right.removeprefix(PREFIX)
    wrong = PREFIX + body[:place] + character + body[place + 1 :]

    assert is_reference(wrong) == (wrong == right)


@pytest.mark.parametrize("typed", ["ev-7kq2m4x", "EV 7KQ 2M4X", " 7kq2m4x "])
def test_a_reference_is_tidied_as_it_is_typed(typed):
    assert normalise(typed) == "EV-7KQ2M4X"


@pytest.mark.parametrize("text", ["", "EV-", "EV-0O1IL", "7KQ2M4X", "EV-7KQ2M4X7KQ2M4X", "EV-<script>"])
def test_invalid_reference_is_recognised(text):
    assert not is_reference(text)


def test_two_draws_differ():
    assert len({generate() for _ in range(500)}) == 500
