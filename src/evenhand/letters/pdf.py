"""Draws a letter as PDF/UA-1: tagged, titled, in its language, the same bytes for the same letter.

Typst sets it from `letter.typ`, and a letter of an earlier edition from that edition's own file, which never changes. The
words travel as JSON and are never read as markup. A warning is an error: a missing family, for instance, would be replaced
in silence. No process may fork after its first letter (typst keeps threads).

Arabic and Urdu are set in Vazirmatn. Noto Sans Arabic draws a letter as its body and its dots, and typst stores the letter
once for each of them, so that a listener hears it twice.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, assert_never

import typst

from evenhand.letters.blocks import (
    Address,
    Block,
    Bullets,
    DetailRow,
    DetailTable,
    Edition,
    Gap,
    Heading,
    LetterDocument,
    Paragraph,
    Quote,
    Reference,
    Signatory,
    Text,
)
from evenhand.letters.fonts import FontSet, read_fonts, showable, unshowable
from evenhand.letters.languages import reads_right_to_left
from evenhand.letters.links import Pieces, pieces_of
from evenhand.wording.letter_words import LetterWords

TEMPLATES: dict[Edition, Path] = {1: Path(__file__).with_name("letter-1.typ"), 2: Path(__file__).with_name("letter.typ")}
Show = Callable[[str], str]


class TypesettingError(Exception):
    """The letter could not be set; the message is typst's own."""


def render(letter: LetterDocument, *, fonts: Path) -> bytes:
    """Return the letter as a PDF.

    Args:
        letter: complete.
        fonts: a folder with the fonts of the letters (``build/fonts``).

    Raises:
        LetterIncompleteError: parts are missing; it names all of them.
        FontsMissingError: the folder has no Noto Sans.
        TypesettingError: typst refused or warned.
    """
    letter.require_complete()
    return _press(fonts.resolve(), letter.edition).print(letter)


def unshown(letter: LetterDocument, *, fonts: Path) -> str:
    """Return the characters of a letter that its PDF names in brackets instead of showing; "" for nearly every letter.

    Where there are some, the HTML goes with the PDF.
    """
    kept = json.dumps(_letter(letter, lambda words: words), ensure_ascii=False)
    return unshowable(kept, read_fonts(fonts.resolve()))


@dataclass
class _Press:
    """One compiler, kept: reusing it is five times faster. It takes one letter at a time."""

    fonts: FontSet
    compiler: typst.Compiler
    process: int = field(default_factory=os.getpid)
    taken: Lock = field(default_factory=Lock)

    def print(self, letter: LetterDocument) -> bytes:
        if os.getpid() != self.process:
            raise TypesettingError("this process was forked after a letter was set; start workers with spawn instead")
        instead = LetterWords(letter.language).say("other_script")
        data = _letter(letter, lambda words: showable(words, self.fonts, instead)) | {"families": self.fonts.families}
        written = datetime.combine(letter.date, time(12), tzinfo=UTC)
        with self.taken:
            return _compile(self.compiler, {"letter": json.dumps(data)}, written)


@lru_cache(maxsize=2)
def _press(folder: Path, edition: Edition) -> _Press:
    template, fonts = TEMPLATES[edition], read_fonts(folder)
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return _Press(fonts, typst.Compiler(template, root=template.parent, font_paths=found, ignore_system_fonts=True))


def _compile(compiler: typst.Compiler, inputs: dict[str, str], written: datetime) -> bytes:
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs, timestamp=written
        )
    except typst.TypstError as refused:
        raise TypesettingError(refused.diagnostic) from refused
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    if not isinstance(made, bytes):
        raise TypesettingError("typst made no PDF")
    return made


def _letter(letter: LetterDocument, show: Show) -> dict[str, Any]:
    sender, words, pieces = letter.sender, LetterWords(letter.language), pieces_of(letter)
    return {
        "title": show(letter.title),
        **_tongue(letter.language),
        "rightToLeft": reads_right_to_left(letter.language),
        "sender": {
            "name": show(sender.name),
            "address": _shown(sender.address.lines, show),
            "reach": [_fact(row, show, pieces) for row in sender.reach],
        },
        "recipient": _shown(letter.recipient.lines, show),
        "day": {"year": letter.date.year, "month": letter.date.month, "day": letter.date.day},
        "written": words.day(letter.date),
        "reference": {"label": show(letter.reference.label), "value": show(letter.reference.value)},
        "page": words.template("page"),
        "blocks": [_block(block, letter, show, pieces) for block in letter.blocks],
    }


def _block(  # noqa: PLR0911 - one line per kind of block
    block: Block, letter: LetterDocument, show: Show, pieces: Pieces
) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "words": show(block.words)}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs, show, pieces)}
        case Bullets():
            return {"kind": "bullets", "items": [_runs(item, show, pieces) for item in block.items]}
        case DetailTable():
            rows = [_fact(row, show, pieces) for row in block.rows]
            return {"kind": "facts", "headings": _shown(block.headings, show), "rows": rows}
        case Quote():
            from_right = reads_right_to_left(block.language) if block.language else None
            tongue = {**_tongue(block.language or letter.language), "rightToLeft": from_right}
            return {"kind": "quote", "words": show(block.words), "by": show(block.by), **tongue}
        case Address():
            return {"kind": "address", "lines": _shown(block.lines, show)}
        case Signatory():
            parts = {name: show(getattr(block, name)) for name in ("closing", "name", "role", "organisation")}
            return {"kind": "signature", **parts}
        case Reference():
            return {"kind": "reference", "label": show(block.label), "value": show(block.value)}
        case Gap():
            raise TypesettingError(f"a letter with a gap is not set: {block.says}")
        case _:
            assert_never(block)


def _tongue(language: str) -> dict[str, str | None]:
    """Return language and region in typst's form."""
    first, *rest = language.split("-")
    return {"lang": first, "region": next((part for part in rest if len(part) == 2), None)}


def _shown(lines: tuple[str, ...], show: Show) -> list[str]:
    return [show(line) for line in lines]


def _fact(row: DetailRow, show: Show, pieces: Pieces) -> dict[str, Any]:
    return {"label": show(row.label), "value": _runs(row.value, show, pieces)}


def _runs(runs: Text, show: Show, pieces: Pieces) -> list[dict[str, Any]]:
    return [{"words": show(piece), "strong": run.strong, "href": href} for run in runs for piece, href in pieces(run.words)]
