"""Checks how Arabic and Urdu in a PDF are read out: each letter once, each word in its place."""

# ruff: noqa: RUF001 - letters that look like Latin ones are meant

import re
import shutil
import subprocess
from collections import Counter
from datetime import date

import pytest

from evenhand.letters import pdf
from evenhand.letters.blocks import Bullets, Heading, LetterDocument, Paragraph, Quote, Reference, strong, text
from tests.letters.outlines import boxes
from tests.letters.samples import OKAFOR, RIVERBANK
from tests.letters.structure import font_names, opened, shown_at, structure

ARABIC_LETTERS = "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء أ إ آ ؤ ئ ة ى"
ARABIC = "نكتب إليكم بشأن ما حدث يوم الثلاثاء، ولكم الحق في الاعتراض على هذا القرار؛ هل تفهمون؟"
ARABIC_NUMBERS = "اتصلوا بنا على ٠١٦٣٢ ٩٦٠١٠٠ قبل ٢٨ أغسطس ٢٠٢٦."
URDU_LETTERS = "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے ئ ؤ آ ۂ ۃ"
URDU = "ہم آپ کو خط لکھ رہے ہیں۔ آپ ٹیلی فون، ڈاک یا گھر پر ملاقات سے رابطہ کر سکتے ہیں۔"
URDU_WORDS = "ٹماٹر ڈنڈا لڑکی ماں ہمارے بھائی گھوڑے چچا پتے ژولیدہ مژدہ ٹھنڈ چیزیں؟"
URDU_NUMBERS = "فون نمبر ۰۱۲۳۴۵۶۷۸۹ صبح ۹ بجے۔"
MIXED = "براہ کرم Priya Shah (Housing Officer)، فون 01632 960112، appeals@riverbank.example پر لکھیں۔"
SIGNS = 'رقم [١٢] – «نص»: ٥٠٪، و"نص" £5.00 (50%) 12/08/2026؛ آخر!'
INSIDE_ENGLISH = "Your words “مرحبا بالعالم، والسلام” were sent to Ms بتول أحمد (OT2 0ZZ) by 01632 960112."
MANY_LINES = " ".join((URDU, URDU_WORDS, MIXED) * 3)
SENTENCES = {
    "ar": [ARABIC_LETTERS, ARABIC, ARABIC_NUMBERS, SIGNS, INSIDE_ENGLISH],
    "ur": [URDU_LETTERS, URDU, URDU_WORDS, URDU_NUMBERS, MIXED, INSIDE_ENGLISH, MANY_LINES],
}
LETTER = re.compile(r"[^\W\d_]")
EACH = [(language, words) for language, sentences in SENTENCES.items() for words in sentences]


def made(fonts, *blocks, language):
    reference = Reference("Our reference", "EV-7KQ2XP")
    letter = LetterDocument("A letter", language, RIVERBANK, OKAFOR, date(2026, 8, 3), reference, blocks)
    return pdf.render(letter, fonts=fonts)


def in_weight(weight, words):
    return Paragraph(text(strong(words) if weight == "Bold" else words))


def letters_of(words):
    return Counter(LETTER.findall(words))


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("language", ["ar", "ur", "en-GB"])
@pytest.mark.parametrize("words", [words for _, words in EACH])
def test_words_are_stored_in_the_order_of_reading(fonts, words, language, weight):
    document = opened(made(fonts, in_weight(weight, words), language=language))

    assert structure(document).all("P")[-1].words == words
    assert f"Vazirmatn-{weight}" in font_names(document)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(("language", "words"), EACH)
def test_each_letter_is_drawn_once_and_is_no_box(fonts, language, words, weight):
    plain = opened(made(fonts, in_weight(weight, "x"), language=language))
    document = opened(made(fonts, in_weight(weight, words), language=language))

    added = letters_of(drawn(document)) - letters_of(drawn(plain).replace("x", "", 1))
    assert added == letters_of(words)
    assert boxes(document) == []


def drawn(document):
    """Return what a reader that knows no tags finds: what each glyph stands for, as drawn."""
    return "".join(words for page in document.pages for words, _, _ in shown_at(page))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext on this machine (Debian: poppler-utils)")
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(("language", "words"), EACH)
def test_poppler_counts_the_same_letters(fonts, tmp_path, language, words, weight):
    found = []
    for number, each in enumerate(("x", words)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made(fonts, in_weight(weight, each), language=language))
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True)
        found.append(letters_of(done.stdout))

    assert found[1] - (found[0] - letters_of("x")) == letters_of(words)


@pytest.mark.parametrize(("language", "words"), EACH)
def test_headings_and_lists_are_stored_in_the_order_of_reading(fonts, language, words):
    read = structure(opened(made(fonts, Heading(2, words), Bullets((text(words),)), language=language)))

    assert (read.all("H2")[0].words, read.all("LBody")[0].words) == (words, words)


def test_telephone_numbers_in_urdu_are_drawn_from_the_left(fonts):
    document = opened(made(fonts, in_weight("Regular", "فون 01632 960112 ہے"), language="ur"))
    shown = [(words, across) for words, across, _ in shown_at(document.pages[0]) if words.strip()]
    at = dict(shown[next(place for place, (words, _) in enumerate(shown) if words == "نوف") :])

    assert at["ےہ"] < at["01632 960112"] < at["نوف"]


def test_addresses_in_an_urdu_letter_are_drawn_from_the_left(fonts):
    document = opened(made(fonts, in_weight("Regular", "ڈاک: Weir House, Otterford OT1 0ZZ"), language="ur"))
    shown = [words for words, _, _ in shown_at(document.pages[0])]
    at = {words: across for words, across, _ in shown_at(document.pages[0])}

    assert "14 Sample Street" in shown
    assert at["Otterford"] < at["OT1"] < at["0ZZ"] < at["کاڈ"]


@pytest.mark.parametrize("language", ["ar", None])
def test_quoted_arabic_in_an_english_letter_runs_from_the_right(fonts, language):
    document = opened(made(fonts, Quote("مرحبا (نص)", "Ms Okafor", language), language="en-GB"))
    at = {words: across for words, across, _ in shown_at(document.pages[0])}

    assert at["ابحرم"] > at["صن"]
    assert structure(document).all("BlockQuote")[0].words.startswith("مرحبا (نص)")


def test_an_english_letter_holds_no_other_font(fonts):
    assert font_names(opened(made(fonts, in_weight("Bold", "Plain words, 50%."), language="en-GB"))) == {
        "NotoSans-Regular",
        "NotoSans-Bold",
    }
