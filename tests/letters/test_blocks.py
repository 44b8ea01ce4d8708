"""Tests the blocks of a letter: which are refused, and what they keep of a text."""

from datetime import date

import pytest

from evenhand.letters.blocks import (
    Address,
    Bullets,
    DetailRow,
    DetailTable,
    Gap,
    Heading,
    LetterDocument,
    LetterIncompleteError,
    NotALetterError,
    Paragraph,
    Quote,
    Reference,
    Run,
    Signatory,
    strong,
    text,
    words_of,
)
from tests.letters.samples import OKAFOR, RIVERBANK


def letter(*blocks, title="About your call", language="en-GB"):
    return LetterDocument(title, language, RIVERBANK, OKAFOR, date(2026, 8, 3), Reference("Our reference", "EV-7KQ2XP"), blocks)


def test_headings_go_down_one_level_at_a_time_and_up_any_number():
    levels = [2, 3, 4, 2, 2, 3]

    made = letter(*(Heading(level, "What happened") for level in levels))

    assert [block.level for block in made.blocks] == levels


@pytest.mark.parametrize("levels", [[3], [2, 4], [2, 3, 2, 4]])
def test_a_skipped_level_is_refused_and_named(levels):
    with pytest.raises(NotALetterError, match="skips a level"):
        letter(*(Heading(level, "What happened") for level in levels))


@pytest.mark.parametrize("level", [-1, 0, 1, 5])
def test_a_block_cannot_be_a_second_title(level):
    with pytest.raises(NotALetterError, match=r"level 2 to 4"):
        Heading(level, "A second title")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Run(""),
        lambda: Run(" \n "),
        lambda: Run("\u202e\u0000"),
        lambda: Paragraph(()),
        lambda: Bullets(()),
        lambda: Bullets(((),)),
        lambda: DetailTable(("What", "When"), ()),
        lambda: DetailTable(("What", ""), (DetailRow("From", text("now")),)),
        lambda: DetailRow("", text("now")),
        lambda: Quote("", "Ms Okafor"),
        lambda: Quote("I was upset", ""),
        lambda: Address(()),
        lambda: Signatory("Yours sincerely", "", "Service Manager", "Riverbank Homes"),
        lambda: Reference("Our reference", " "),
        letter,
        lambda: letter(Paragraph(text("Hello")), title=""),
    ],
)
def test_empty_block_is_refused(make):
    with pytest.raises(NotALetterError, match="empty"):
        make()


@pytest.mark.parametrize("tag", ["", "english", "EN", "en_GB", 'en" onload="x'])
def test_a_language_that_is_no_tag_is_refused(tag):
    with pytest.raises(NotALetterError, match="language tag"):
        letter(Paragraph(text("Hello")), language=tag)


def test_text_direction_characters_are_removed():
    assert Run("you may \u202eton\u202c ring").words == "you may ton ring"
    assert Quote("a\u0000b\x1bc\ud800d\u2028e\r\nf", "Ms Okafor").words == "abcd\ne\nf"


def test_joining_characters_are_kept():
    joined = "می\u200cخواهم 👩\u200d🚒"  # noqa: RUF001 - Persian, with the sign that keeps two letters apart

    assert Run(joined).words == joined


def test_the_space_between_a_plain_and_a_strong_run_stays():
    assert words_of(text("Ring ", strong("01632 960100"), " today")) == "Ring 01632 960100 today"


def test_letter_with_gaps_is_refused_with_every_gap():
    made = letter(Gap("how_to_appeal", "how to appeal"), Paragraph(text("Hello")), Gap("ombudsman", "who else to ask"))

    with pytest.raises(LetterIncompleteError) as refused:
        made.require_complete()

    assert str(refused.value) == "The letter cannot go yet: it does not say how to appeal; who else to ask."
    assert [gap.part for gap in refused.value.gaps] == ["how_to_appeal", "ombudsman"]
