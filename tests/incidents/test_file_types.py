"""Checks that the kind of a file is found by its content, whatever the file is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.incidents.file_types import NAMES, kind_of
from evenhand.incidents.files import safe_filename
from tests.incidents import outlook

SOUND, PICTURES = b"\x00\x00\x00\x21hdlr" + b"\0" * 8 + b"soun", b"\x00\x00\x00\x21hdlr" + b"\0" * 8 + b"vide"
KEPT = {
    "a photograph of a telephone": (b"\xff\xd8\xff\xe1" + b"x" * 20, "image/jpeg"),
    "a photograph of an iPhone": (b"\x00\x00\x00\x24ftypheic\x00", "image/heic"),
    "a photograph of an iPhone in the general container": (b"\x00\x00\x00\x24ftypmif1\x00", "image/heic"),
    "a screenshot": (b"\x89PNG\r\n\x1a\n" + b"x" * 20, "image/png"),
    "a voice memo": (b"\x00\x00\x00\x18ftypM4A \x00", "audio/mp4"),
    "a recording of an Android telephone": (b"\x00\x00\x00\x18ftypmp42\x00" + SOUND, "audio/mp4"),
    "a voice note": (b"OggS\x00\x02" + b"x" * 20, "audio/ogg"),
    "an MP3 without a tag": (b"\xff\xfb\x90\x00" + b"x" * 20, "audio/mpeg"),
    "a recording of a desk": (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav"),
    "an email": (b"Received: from a.example\r\nSubject: Window\r\n\r\nHello", "message/rfc822"),
    "an email that begins with what it holds": (b"Content-Type: text/plain\r\nFrom: a@b.example\r\n\r\n", "message/rfc822"),
    "an email in an old encoding": (b"From: Ren\xe9 <a@b.example>\r\n\r\nR\xe9sum\xe9", "message/rfc822"),
    "an email after a byte order mark": (b"\xef\xbb\xbfFrom: a@b.example\r\n\r\nHello", "message/rfc822"),
    "a message of Outlook": (outlook.message(outlook.text(outlook.SUBJECT, "Window")), "application/vnd.ms-outlook"),
}
NONE_OF_THEM = {
    "a film": b"\x00\x00\x00\x18ftypmp42\x00" + SOUND + PICTURES,
    "a container of nothing": b"\x00\x00\x00\x18ftypisom\x00",
    "an old document of Word, which can hold programs": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "WordDocument".encode("utf-16-le"),
    "a program": b"MZ\x90\x00\x03" + b"\x00" * 30,
    "nothing": b"",
    "blanks": b" \r\n\t ",
}


@pytest.mark.parametrize("what", KEPT)
def test_kind_of_an_allowed_file_is_found_by_its_content(what):
    content, kind = KEPT[what]
    assert kind_of(content) == kind


@pytest.mark.parametrize("what", NONE_OF_THEM)
def test_file_of_another_kind_is_refused(what):
    assert kind_of(NONE_OF_THEM[what]) is None


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script>", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', b"#!/bin/sh\n"],
)
def test_markup_or_script_is_plain_text(content):
    assert kind_of(content) == "text/plain"


@given(st.binary(max_size=400))
def test_any_bytes_are_of_a_kind_that_has_a_name_or_of_none(content):
    assert kind_of(content) in {None, *NAMES}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\stairs.jpg", "stairs.jpg"),
        ("voice\u202egpj.exe", "voicegpj.exe"),
        ("a\x00b\r\nSet-Cookie: c.txt", "abSet-Cookie: c.txt"),
        ("///", "file"),
        ("n" * 500 + ".zip.pdf", "n" * 112 + ".zip.pdf"),
    ],
)
def test_a_name_is_shown_without_folders_tricks_or_end(given, shown):
    assert safe_filename(given) == shown
