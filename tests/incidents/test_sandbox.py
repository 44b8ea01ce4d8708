"""Checks that an email is read in a separate process, so that a hostile one does no harm."""

import time

from evenhand.incidents.file_types import EMAIL, OUTLOOK, TEXT
from evenhand.incidents.messages import MessageText, read
from evenhand.incidents.sandbox import SECONDS, read_apart
from tests.incidents import outlook

LETTER = b"From: a@b.example\r\nSubject: Window\r\n\r\nIt lets the rain in. \xc3\xa9"


def test_email_read_in_the_sandbox_equals_the_email_read_here():
    for kind, content in (
        (EMAIL, LETTER),
        (OUTLOOK, outlook.message(outlook.text(outlook.WORDS, "Hello"))),
        (TEXT, "At noon. \ud7ff".encode()),
    ):
        assert isinstance(read(kind, content), MessageText)
        assert read_apart(kind, content) == read(kind, content)


def test_email_that_exhausts_time_or_memory_is_refused_in_time():
    begun = time.monotonic()

    assert read_apart(EMAIL, b"Subject: " + b"=?utf-8?q?a?= " * 60_000 + b"\r\n\r\nHello") is None

    assert time.monotonic() - begun < 2 * SECONDS + 5


def test_file_of_another_kind_is_not_read():
    assert read_apart("image/png", b"\x89PNG") is None
