"""Tests a letter as plain text of 72 columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.letters import text as plain
from evenhand.letters.contents import CustomerSide, Kind, compose
from tests.letters.samples import BLANK, COMPLETE, EVERY_PART, facts


def drawn(kind=Kind.RESTRICTION, given=COMPLETE):
    return plain.render(compose(kind, given, EVERY_PART).letter)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_line_is_longer_than_72_characters(kind):
    assert max(map(len, drawn(kind).split("\n"))) <= 72


def test_letter_begins_with_sender_recipient_date_and_reference():
    assert drawn().startswith(
        """Riverbank Homes
Weir House
Mill Lane
Otterford
OT1 0ZZ
Phone: 01632 960100
Email: hello@riverbank.example
Web: www.riverbank.example

Ms Ada Okafor
Flat 2
14 Sample Street
Otterford
OT2 0ZZ

Monday 3 August 2026

Our reference: EV-7KQ2XP

A change to how you can deal with us
====================================

Dear Ms Okafor

We have made a decision"""
    )
    assert drawn().endswith(
        """
Yours sincerely

Dana Field
Service Manager, Tenancy Services
Riverbank Homes
"""
    )


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_quoted_words_stay_set_off_within_72_columns(words):
    quoted = facts(your_account=CustomerSide(f"a{words}"))

    lines = drawn(given=quoted).split("\n")

    first = lines.index(next(line for line in lines if line.startswith("> a")))
    last = lines.index("-- Ms Okafor")
    assert all(line.startswith(">") for line in lines[first:last])
    assert max(map(len, lines)) <= 72


def test_a_quotation_cannot_pass_for_a_heading_of_the_letter():
    quoted = facts(your_account=CustomerSide("I was upset.\nWhat has ended\n--------------\nEverything."))

    assert "\n> What has ended\n> --------------\n> Everything.\n-- Ms Okafor" in drawn(given=quoted)


def test_a_gap_shouts():
    assert "[MISSING: this letter does not yet say how to appeal.]" in drawn(given=BLANK)
