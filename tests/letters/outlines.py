"""Reads from a PDF what its pages draw, glyph by glyph, whatever the stored words say."""

import struct
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Array, Pdf


def boxes(pdf: Pdf) -> list[tuple[str, int]]:
    """Return the font and number of each glyph that is drawn as the box for a missing one (glyph 0, or its outline)."""
    return [
        (name, glyph)
        for page in pdf.pages
        for name, glyph, outlines in _drawn(page)
        if glyph == 0 or outlines[glyph] == outlines[0] != b""
    ]


def _drawn(page) -> Iterator[tuple[str, int, list[bytes]]]:
    fonts = {name: (str(font.BaseFont), _outlines(font)) for name, font in page.Resources.get("/Font", {}).items()}
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) in {"Tj", "TJ"}:
            name, outlines = fonts[font]
            for glyph in _codes(operands[0]):
                yield name, glyph, outlines


def _codes(shown) -> Iterator[int]:
    strings = [each for each in shown if isinstance(each, pikepdf.String)] if isinstance(shown, Array) else [shown]
    codes = b"".join(map(bytes, strings))
    return (code for (code,) in struct.iter_unpack(">H", codes))


def _outlines(font) -> list[bytes]:
    """Return each glyph's outline (tables ``loca`` and ``glyf``), by its number."""
    inner = font.DescendantFonts[0]
    assert str(inner.CIDToGIDMap) == "/Identity"
    file = inner.FontDescriptor.FontFile2.read_bytes()
    (count,) = struct.unpack_from(">H", file, 4)
    records = (struct.unpack_from(">4sIII", file, 12 + 16 * place) for place in range(count))
    tables = {tag: file[start : start + length] for tag, _, start, length in records}
    long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    starts = [place * (1 if long else 2) for (place,) in struct.iter_unpack(">I" if long else ">H", tables[b"loca"])]
    return [tables[b"glyf"][start:end] for start, end in pairwise(starts)]
