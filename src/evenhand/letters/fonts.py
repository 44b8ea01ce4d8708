"""Reads the fonts of letters: the families of a folder, and the characters they can show.

PDF/UA refuses a character that no font can show, and a person may write any character there is. So every text is made
showable first: what the fonts lack is named in brackets, never dropped in silence. `docs/` of OpenType, table ``cmap``.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

MAIN_FAMILY = "Noto Sans"
UNICODE_MAPS = {(3, 10): 0, (0, 6): 1, (0, 4): 1, (3, 1): 2, (0, 3): 3}
"""Platform and encoding of a map from Unicode, the widest first."""
LONGEST_WORD = 32
"""Words longer than this may be broken after each so many characters, so that none runs off the page."""
LONGEST_ADDRESS = 64
"""A web address up to this length is left whole where typst can break it itself, after a hyphen or a slash."""


class FontsMissingError(Exception):
    """The folder does not hold the fonts that letters are set in."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts of one folder: family names, the main one first, and the code points they show."""

    folder: Path
    families: tuple[str, ...]
    signs: frozenset[int]


@lru_cache(maxsize=4)
def read_fonts(folder: Path) -> FontSet:
    """Return the fonts of a folder and of the folders in it.

    Raises:
        FontsMissingError: no Noto Sans in it.
    """
    shown: dict[str, frozenset[int]] = {}
    for path in sorted(folder.rglob("*.ttf")):
        tables = _tables(path.read_bytes())
        family, signs = _family(tables[b"name"]), frozenset(_signs(tables[b"cmap"]))
        shown[family] = shown.get(family, signs) & signs
    if MAIN_FAMILY not in shown:
        raise FontsMissingError(f"{folder} has no {MAIN_FAMILY}: build the fonts with `make static`")
    others = sorted(shown.keys() - {MAIN_FAMILY})
    return FontSet(folder, (MAIN_FAMILY, *others), frozenset().union(*shown.values()))


def unshowable(words: str, fonts: FontSet) -> str:
    """Return the characters that the fonts lack, each once, in order of first use; the invisible do not count."""
    return "".join(dict.fromkeys(sign for sign in words if _lacks(sign, fonts) and unicodedata.category(sign) != "Cf"))


def showable(words: str, fonts: FontSet, other_script: str) -> str:
    """Return the words with what the fonts lack named in brackets, and with places where a very long word may break.

    ``other_script``: what replaces words in a script that the fonts lack.
    """
    named: list[str] = []
    for sign in unicodedata.normalize("NFC", words):
        piece = _named(sign, other_script) if _lacks(sign, fonts) else sign
        if piece and not (piece == other_script and named[-1:] == [other_script]):
            named.append(piece)
    return _breakable("".join(named))


def _lacks(sign: str, fonts: FontSet) -> bool:
    return sign != "\n" and ord(sign) not in fonts.signs


def _named(sign: str, other_script: str) -> str:
    """Return what replaces a character: nothing for the invisible and the tints of skin, else a name."""
    category = unicodedata.category(sign)
    if category in {"Cf", "Mn", "Me", "Sk"}:
        return ""
    if category[0] == "L":
        return other_script
    if category[0] == "Z":
        return " "
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"


def _breakable(words: str) -> str:
    """Return the words with an invisible place to break inside each very long one, never before a mark of the letter before."""
    return re.sub(rf"\S{{{LONGEST_WORD + 1},}}", lambda found: _whole_or_broken(found[0]), words)


def _whole_or_broken(word: str) -> str:
    """Return a web address as it is: an invisible break in it would be copied with it, and it would lead nowhere."""
    address = re.search(r"www\.|https?://", word) and len(word) <= LONGEST_ADDRESS
    breaks_itself = address and max(map(len, re.split("[-/]", word))) <= LONGEST_WORD
    return word if breaks_itself else "\u200b".join(_chunks(word))


def _chunks(word: str) -> Iterator[str]:
    start = 0
    while start < len(word):
        end = start + LONGEST_WORD
        while end < len(word) and unicodedata.category(word[end])[0] in "MC":
            end += 1
        yield word[start:end]
        start = end


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    return {tag: font[offset : offset + length] for tag, _, offset, length in records}


def _family(table: bytes) -> str:
    """Return the family's name: the typographic one (16) where there is one, else the plain one (1)."""
    _, count, strings = struct.unpack_from(">HHH", table)
    names = {}
    for place in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * place)
        if platform == 3 and name in {1, 16}:
            names[name] = table[strings + offset : strings + offset + length].decode("utf-16-be")
    return names.get(16) or names[1]


def _signs(table: bytes) -> Iterator[int]:
    """Yield the code points that a font's widest Unicode map gives a glyph."""
    (count,) = struct.unpack_from(">H", table, 2)
    maps = [struct.unpack_from(">HHI", table, 4 + 8 * place) for place in range(count)]
    usable = sorted((UNICODE_MAPS[platform, kind], at) for platform, kind, at in maps if (platform, kind) in UNICODE_MAPS)
    at = usable[0][1]
    (layout,) = struct.unpack_from(">H", table, at)
    yield from _segments(table, at) if layout == 4 else _groups(table, at)


def _groups(table: bytes, at: int) -> Iterator[int]:
    """Yield from a map of format 12: groups of first, last, glyph."""
    (count,) = struct.unpack_from(">I", table, at + 12)
    for place in range(count):
        first, last, _ = struct.unpack_from(">III", table, at + 16 + 12 * place)
        yield from range(first, last + 1)


def _segments(table: bytes, at: int) -> Iterator[int]:
    """Yield from a map of format 4: arrays of last, first, difference and the places of the glyphs."""
    (doubled,) = struct.unpack_from(">H", table, at + 6)
    count = doubled // 2
    lasts, firsts, shifts, offsets = (
        struct.unpack_from(f">{count}H", table, at + start) for start in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for place, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for sign in range(first, min(last, 0xFFFE) + 1):
            glyph = sign + shifts[place]
            if offsets[place]:
                (glyph,) = struct.unpack_from(
                    ">H", table, at + 16 + 3 * doubled + 2 * place + offsets[place] + 2 * (sign - first)
                )
            if glyph & 0xFFFF:
                yield sign
