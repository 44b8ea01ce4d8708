"""Tests what letters say of each measure, word for word, with its least, usual and most terms."""

import pytest

from evenhand.policy.open_channels import ways_open
from evenhand.policy.vocabulary import Channel
from tests.letters.golden import FOLDER, golden, measures, stated

MEASURES = dict(measures())


@pytest.mark.parametrize("name", list(MEASURES))
def test_letter_of_a_measure_is_the_golden_one(name):
    assert golden(MEASURES[name]) == (FOLDER / f"{name}.txt").read_text("utf-8"), "run: python -m tests.letters.golden"


def test_every_golden_letter_is_of_a_measure():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(MEASURES)


@pytest.mark.parametrize("name", list(MEASURES))
def test_nothing_in_a_letter_is_both_closed_and_open(name):
    for terms in stated(MEASURES[name]).values():
        for way in ways_open([terms]):
            assert way.channel not in terms.channels_closed
            assert way.channel in (terms.channels_only or Channel)
            if way.channel in terms.limited:
                assert set(way.window.days) <= set(terms.days or way.window.days)
                assert way.window.hours == terms.hours
