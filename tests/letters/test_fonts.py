"""Tests that each sign of a letter has a font, or is named."""

import pytest

from evenhand.letters.fonts import FontsMissingError, read_fonts, showable, unshowable

CHINESE = "投诉"
OTHER_SCRIPT = "[words in a script that this page cannot show]"
ARABIC = "مرحبا"


def test_the_folder_holds_two_families_the_main_one_first(fonts):
    assert read_fonts(fonts).families == ("Noto Sans", "Vazirmatn")


def test_folder_without_noto_is_refused_with_advice(tmp_path):
    with pytest.raises(FontsMissingError, match="has no Noto Sans: build the fonts with `make static`"):
        read_fonts(tmp_path)


@pytest.mark.parametrize(
    "words", ["Plain words, “quoted” at £5 …", "Gŵr a gwraig, Łódź, Nguyễn", "Добрый день", "Καλημέρα", ARABIC]
)
def test_the_writing_of_most_of_our_letters_is_shown_as_it_is(fonts, words):
    assert showable(words, read_fonts(fonts), OTHER_SCRIPT) == words
    assert unshowable(words, read_fonts(fonts)) == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Thanks 😀", "Thanks [grinning face]"),
        ("👍🏽!", "[thumbs up sign]!"),
        ("☎\ufe0f now", "[black telephone] now"),
        (f"I said {CHINESE}.", f"I said {OTHER_SCRIPT}."),
        ("\ue000", "[u+e000]"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_character_without_a_font_is_named_and_not_dropped(fonts, words, shown):
    assert showable(words, read_fonts(fonts), OTHER_SCRIPT) == shown


def test_characters_without_a_font_are_listed_once_each(fonts):
    assert unshowable(f"😀{CHINESE}😀 and\nmore", read_fonts(fonts)) == f"😀{CHINESE}"


def test_a_very_long_word_may_break_and_loses_nothing(fonts):
    word = "x" * 1000

    shown = showable(f"before {word} after", read_fonts(fonts), OTHER_SCRIPT)

    assert shown.replace("\u200b", "") == f"before {word} after"
    assert max(len(piece) for piece in shown.replace("\u200b", " ").split()) <= 32


def test_a_break_never_parts_a_letter_from_its_mark(fonts):
    shown = showable("q\u0308" * 400, read_fonts(fonts), OTHER_SCRIPT)

    assert "\u200b\u0308" not in shown
    assert "\u200b" in shown


def test_a_web_address_holds_no_invisible_break(fonts):
    address = "www.housing-ombudsman.org.uk/residents/make-a-complaint"

    assert showable(f"({address}).", read_fonts(fonts), OTHER_SCRIPT) == f"({address})."
    assert showable(f"www.{'x' * 40}.example", read_fonts(fonts), OTHER_SCRIPT).count("\u200b") == 1
