"""Checks what an answer to an appeal says of each ground."""

import pytest

from evenhand.policy.vocabulary import Ground
from evenhand.wording.grounds import FOUND, GROUNDS
from evenhand.wording.letter_words import ENGLISH


@pytest.mark.parametrize(
    ("found", "finding"),
    [("made_out", "You are right"), ("partly", "You are partly right"), ("not_made_out", "We do not find that")],
)
def test_finding_includes_its_reason_once_written(found, finding):
    said = "You said that the facts were wrong. "
    assert ENGLISH.ground("factual_error", found, "") == f"{said}{finding}."
    assert ENGLISH.ground("factual_error", found, "Two people say so.") == f"{said}{finding}: Two people say so."


def test_every_ground_and_every_finding_has_its_words():
    assert set(GROUNDS) == set(Ground)
    assert all(ENGLISH.ground(ground, found, "So.").endswith(": So.") for ground in Ground for found in FOUND)
