"""Checks that an iPhone photograph is converted to JPEG in a separate process."""

import io

from PIL import Image

from evenhand.incidents.heic import WIDEST, as_jpeg
from evenhand.incidents.sandbox import seen_apart
from tests.incidents.two_colours import HEIC

RED, BLUE = (200, 40, 40), (40, 40, 200)


def alike(one, other):
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_the_picture_that_is_shown_is_the_one_that_came():
    shown = Image.open(io.BytesIO(seen_apart(HEIC)))

    assert (shown.format, shown.size) == ("JPEG", (48, 32))
    assert alike(shown.getpixel((5, 16)), RED)
    assert alike(shown.getpixel((42, 16)), BLUE)


def test_jpeg_is_no_wider_than_a_page_needs(monkeypatch):
    monkeypatch.setattr("evenhand.incidents.heic.WIDEST", 24)

    assert Image.open(io.BytesIO(as_jpeg(HEIC))).size == (24, 16)
    assert WIDEST == 1600


def test_file_that_only_claims_to_be_heic_is_not_shown():
    for content in (b"\x00\x00\x00\x18ftypheic\x00", HEIC[:300], HEIC[:60] + b"\xff" * 400, b""):
        assert seen_apart(content) is None


def test_the_process_that_reads_files_has_none_of_our_secrets(monkeypatch):
    seen = {}
    monkeypatch.setenv("EVENHAND_SECRET", "planted")
    monkeypatch.setenv("DATABASE_URL", "planted")
    monkeypatch.setattr("subprocess.run", lambda *words, **given: seen.update(given) or (_ for _ in ()).throw(OSError))

    assert seen_apart(HEIC) is None
    assert "planted" not in seen["env"].values()
