"""Tests a letter as a PDF: tags, fonts, reading order, the envelope's window."""

import os
import threading
from itertools import pairwise

import pikepdf
import pytest

from evenhand.letters import pdf
from evenhand.letters.blocks import NEWEST, Address, LetterIncompleteError
from evenhand.letters.contents import CustomerSide, Kind, NoticePart, compose
from evenhand.letters.fonts import FontsMissingError
from tests.clauses import clause
from tests.letters.samples import BLANK, COMPLETE, EVERY_PART, facts
from tests.letters.structure import font_names, opened, shown_at, structure

MIXED = "#strong[no] $x$ *b* _i_ @ref <label> \\ // /* #panic() ]] `raw` <script>alert(1)</script> {{ x }}"


def made(fonts, kind=Kind.RESTRICTION, given=COMPLETE):
    return pdf.render(compose(kind, given, EVERY_PART).letter, fonts=fonts)


def tree(fonts, kind=Kind.RESTRICTION, given=COMPLETE):
    return structure(opened(made(fonts, kind, given)))


@pytest.fixture(scope="module", params=list(Kind))
def each(request, fonts):
    return opened(made(fonts, request.param))


def test_pdf_claims_ua_1_and_meets_its_conditions(each):
    with each.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(each.docinfo.Title)
    assert each.Root.MarkInfo.Marked == True  # noqa: E712 - a PDF's own truth value
    assert str(each.Root.Lang) == "en-GB"
    assert each.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - the same
    assert all(page.get("/Tabs") in {None, "/S"} for page in each.pages)


def test_every_word_on_a_page_is_tagged_or_marked_as_decoration(each):
    for page in each.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth > 0 or str(operator) not in {"Tj", "TJ", "'", '"'}


def test_headings_begin_with_one_title_and_skip_no_level(each):
    levels = [int(element.role[1]) for element in structure(each).walk() if element.role in {f"H{n}" for n in range(1, 7)}]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_tables_have_header_cells_with_a_scope(each):
    tables = structure(each).all("Table")

    assert tables
    for table in tables:
        assert [(cell.words, cell.scope) for cell in table.all("TH")] == [("What", "Column"), ("When", "Column")]


def test_all_fonts_are_noto_and_embedded(each):
    assert font_names(each) == {"NotoSans-Regular", "NotoSans-Bold"}


def test_pdf_is_read_in_the_order_in_which_it_is_seen(fonts):
    words = tree(fonts).words

    order = [
        "Riverbank Homes",
        "Ms Ada Okafor Flat 2 14 Sample Street Otterford OT2 0ZZ",
        "Monday 3 August 2026",
        "Our reference: EV-7KQ2XP",
        "A change to how you can deal with us",
        "Dear Ms Okafor",
        *COMPLETE.what_is_decided,
        "Monday 10 August 2026",
        "0808 157 0199",
        "email appeals@riverbank.example",
        *COMPLETE.behaviour,
        "I was at the end of my rope.",
        "Yours sincerely",
        "Dana Field Service Manager, Tenancy Services Riverbank Homes",
    ]
    places = [words.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)


def test_lists_and_quotations_are_tagged_apart_from_paragraphs(fonts):
    read = tree(fonts)

    assert [item.words for item in read.all("LBody")][:1] == [COMPLETE.what_is_decided[0]]
    assert "Nobody rang me back." in read.all("BlockQuote")[0].words


def test_reference_is_on_every_page_and_read_out_once(fonts):
    document = opened(made(fonts))

    assert len(document.pages) > 2
    assert structure(document).words.count("Our reference") == 1


def test_recipient_is_in_the_envelope_window(fonts):
    """A DL window shows 20 to 110 mm from the left and 57 to 81 mm from the top, whichever way the folded sheet slips."""
    document = opened(made(fonts))
    window = [words.strip() for words, across, down in shown_at(document.pages[0]) if 20 < across < 110 and 57 < down < 81]

    assert window == list(COMPLETE.recipient.lines)


def test_the_same_letter_is_the_same_bytes(fonts):
    assert made(fonts) == made(fonts)


def test_incomplete_letter_is_refused_with_every_missing_part(fonts):
    with pytest.raises(LetterIncompleteError) as refused:
        made(fonts, given=BLANK)

    assert {gap.part for gap in refused.value.gaps} == set(NoticePart)
    assert "how to ask for an adjustment" in str(refused.value)


@clause("floor:61")
def test_a_letter_without_the_number_for_emergencies_is_refused(fonts):
    with pytest.raises(LetterIncompleteError, match="which number to ring in an emergency"):
        pdf.render(compose(Kind.FINDING, facts(emergencies=""), ()).letter, fonts=fonts)


def test_markup_in_any_field_stays_words(fonts):
    hostile = facts(
        greeting=MIXED,
        reference=MIXED,
        outcome=MIXED,
        behaviour=(MIXED,),
        reasons=(MIXED,),
        your_account=CustomerSide(MIXED, MIXED),
        recipient=Address((MIXED,)),
        support=(MIXED,),
    )

    read = tree(fonts, given=hostile)

    assert read.words.replace("\u200b", "").count(MIXED) == 10
    assert len(read.all("H1")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "x" * 20_000,
        "I was upset. " * 1_600,
        "🙂" * 500,
        "\u202e\u0000\ufeff\u200b\u00ad" + "a" * 99,
        "مرحبا بالعالم " * 100,
        "نص and text " * 300,
        "Z\u0351\u036b\u0343" * 300,
        "\n".join("line" for _ in range(300)),
        "投诉" * 300,
        "a\t\r\n\x0b\u2028b",
    ],
    ids=["one word", "long", "emoji", "hidden", "arabic", "both ways", "marks", "lines", "chinese", "breaks"],
)
def test_no_words_of_a_person_stop_a_letter(fonts, words):
    read = tree(fonts, given=facts(your_account=CustomerSide(words), behaviour=(words,), who_decided=COMPLETE.who_decided))

    assert "Yours sincerely" in read.words
    assert "\ufffd" not in read.words


def test_a_word_of_20_000_characters_is_all_there(fonts):
    read = tree(fonts, given=facts(your_account=CustomerSide("x" * 20_000)))

    assert read.all("BlockQuote")[0].words.count("x") == 20_000


def test_right_to_left_letter_is_marked_as_such(fonts):
    document = opened(made(fonts, given=facts(language="ur")))

    assert str(document.Root.Lang) == "ur"
    assert str(document.Root.ViewerPreferences.Direction) == "/R2L"


def test_characters_without_a_glyph_are_reported_before_sending(fonts):
    letter = compose(Kind.FINDING, facts(your_account=CustomerSide("投诉 🙂")), EVERY_PART).letter

    assert pdf.unshown(letter, fonts=fonts) == "投诉🙂"
    assert pdf.unshown(compose(Kind.FINDING, COMPLETE, EVERY_PART).letter, fonts=fonts) == ""


def test_long_recipient_moves_the_letter_down_and_hides_nothing(fonts):
    lines = tuple(f"Line {number}" for number in range(1, 25))

    assert "Line 1 Line 2" in tree(fonts, given=facts(recipient=Address(lines))).words


def test_a_folder_without_fonts_is_refused(tmp_path):
    with pytest.raises(FontsMissingError, match="make static"):
        pdf.render(compose(Kind.FINDING, COMPLETE, ()).letter, fonts=tmp_path)


def test_several_threads_may_ask_at_once(fonts):
    kinds = list(Kind)
    alone = {kind: made(fonts, kind) for kind in kinds}
    together: dict[Kind, bytes] = {}

    threads = [threading.Thread(target=lambda kind=kind: together.update({kind: made(fonts, kind)})) for kind in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert together == alone


def test_forked_process_is_refused_instead_of_hanging(fonts):
    made(fonts)
    press = pdf._press(fonts.resolve(), NEWEST)
    press.process = os.getpid() + 1
    try:
        with pytest.raises(pdf.TypesettingError, match="spawn"):
            made(fonts)
    finally:
        press.process = os.getpid()
