"""Checks that an email is shown as its header and plain words, without scripts or links."""

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.incidents.file_types import EMAIL, OUTLOOK, TEXT
from evenhand.incidents.messages import MOST, read, words_of
from tests.incidents import outlook

PERSIAN = "\u0646\u0627\u0645\u0647\u200c\u0647\u0627"  # "letters", with the sign that parts its two halves
NAMELESS = {"__properties_version1.0": b"\0" * 8}
HOSTILE = """<html><head><title>T</title><style>p{}</style></head><body><p>You will <b>pay</b>.</p>
<!-- <p>Unseen.</p> --><script>alert("<p>1")</script><img src="https://tracker.example/p.gif"><p>Again &lt;i&gt;</p>
</body></html>"""


def written(**heads):
    made = EmailMessage()
    for name, value in {"From": "Ann Vale <ann@home.example>", "To": "repairs@landlord.example", **heads}.items():
        made[name] = value
    return made


def test_an_email_shows_its_head_and_its_words():
    made = written(Subject="The window — again", Date="Mon, 01 Jun 2026 09:00:00 +0100")
    made.set_content("It lets the rain in.\nRené")

    found = read(EMAIL, bytes(made))

    assert dict(found.head) == {
        "From": "Ann Vale <ann@home.example>",
        "To": "repairs@landlord.example",
        "Date": "Mon, 01 Jun 2026 09:00:00 +0100",
        "Subject": "The window — again",
    }
    assert (found.words, found.formatted, found.cut) == ("It lets the rain in.\nRené", False, False)


def test_plain_version_is_shown_and_attachments_are_listed():
    made = written()
    made.set_content("Plain words.")
    made.add_alternative(HOSTILE, subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="bill.pdf")

    found = read(EMAIL, bytes(made))

    assert (found.words, found.attached) == ("Plain words.", ("bill.pdf",))


def test_html_email_gives_its_words_without_scripts_or_links():
    made = written()
    made.set_content(HOSTILE, subtype="html")

    found = read(EMAIL, bytes(made))

    assert found.words == "You will pay.\nAgain <i>"
    assert found.formatted


@pytest.mark.parametrize("words", ["Ren\u00e9".encode(), "Ren\u00e9".encode("cp1252")])
def test_email_without_a_charset_is_read(words):
    assert read(EMAIL, b"From: a@b.example\r\n\r\n" + words).words == "Ren\u00e9"


def test_a_message_of_outlook_shows_the_same():
    sent = "Received: by a.example\r\nDate: Mon, 01 Jun 2026 09:00:00 +0100\r\n\r\n"
    properties = {
        **outlook.text(outlook.SUBJECT, "The window — again"),
        **outlook.text(outlook.WORDS, "It lets the rain in.\r\nRené"),
        **outlook.text(outlook.SENDER, "Ann Vale"),
        **outlook.text(outlook.ADDRESS, "ann@home.example"),
        **outlook.text(outlook.TO, "Repairs"),
        **outlook.text(outlook.SENT_WITH, sent),
    }

    found = read(OUTLOOK, outlook.message(properties, outlook.text(outlook.NAMED, "bill.pdf"), NAMELESS))

    assert dict(found.head) == {
        "From": "Ann Vale <ann@home.example>",
        "To": "Repairs",
        "Date": "Mon, 01 Jun 2026 09:00:00 +0100",
        "Subject": "The window — again",
    }
    assert (found.words, found.attached) == ("It lets the rain in.\nRené", ("bill.pdf", ""))


def test_html_only_outlook_message_gives_its_words():
    found = read(OUTLOOK, outlook.message({f"__substg1.0_{outlook.HTML}0102": HOSTILE.encode()}))

    assert (found.words, found.formatted) == ("You will pay.\nAgain <i>", True)


@pytest.mark.parametrize("part", ["<!--", "<a ", "<", "</", "<script>", "<p>", "&#", "<![CDATA["])
def test_unclosed_html_is_read_in_one_pass(part):
    begun = time.process_time()

    words_of(part * 500_000)

    assert time.process_time() - begun < 5  # a parser that looks for the end of each takes hours


def test_long_text_is_cut_to_its_beginning():
    found = read(TEXT, b"a" * (MOST + 1))

    assert (len(found.words), found.cut) == (MOST, True)


def test_direction_marks_are_removed_and_foreign_letters_stay():
    assert read(TEXT, f"\u202eexe.\u0000 {PERSIAN} \x1b[2J".encode()).words == f"exe. {PERSIAN} [2J"


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n",
        b"From: =?nonsense?b?////?=\r\nDate: never\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nHello",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 3000,
        b"To: (((((((((((((((((((\r\n\r\n",
    ],
)
def test_malformed_email_is_shown_in_part_or_not_at_all(content):
    found = read(EMAIL, content)

    assert found is None or isinstance(found.words, str)


@given(st.binary(max_size=600))
def test_random_bytes_after_the_head_of_an_email_are_read(content):
    for kind, whole in ((EMAIL, b"From: a@b.example\r\n" + content), (OUTLOOK, content), (TEXT, content)):
        found = read(kind, whole)
        assert found is None or isinstance(found.words, str), kind


@given(st.integers(0, 4095), st.integers(0, 255))
def test_a_message_of_outlook_with_a_wrong_byte_breaks_nothing(place, value):
    whole = bytearray(outlook.message(outlook.text(outlook.WORDS, "Hello")).ljust(4096, b"\0"))
    whole[place] = value
    found = read(OUTLOOK, bytes(whole))
    assert found is None or isinstance(found.words, str)


def test_file_of_another_kind_is_not_read():
    assert read("image/png", b"\x89PNG") is None
