"""Reads the first page of a letter by itself: which words that come before the reasons it lacks, and how many pages follow."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evenhand.letters import pdf
from evenhand.letters.blocks import Block, Bullets, DetailTable, Heading, LetterDocument, Paragraph, words_of
from evenhand.letters.layouts import LAYOUTS
from evenhand.wording.letter_words import LetterWords
from tests.letters.structure import opened, words_on

FIRST = 5
"""So many sections of each layout come before the reasons: head, decision, days, what stays open, how to disagree."""
LATER = {section.heading for sections in LAYOUTS.values() for section in sections[FIRST:]}
SHEETS = 2


class Pages(NamedTuple):
    """How many pages a letter has; what its first page does not say of what it should."""

    many: int
    lacks: list[str]


def pages_of(letter: LetterDocument, fonts: Path) -> Pages:
    """Return the pages of a letter as it is printed."""
    printed = opened(pdf.render(letter, fonts=fonts))
    here = _bare(words_on(printed.pages[0]))
    return Pages(len(printed.pages), [said for said in first_words(letter) if _bare(said) not in here])


def first_words(letter: LetterDocument) -> list[str]:
    """Return each piece of a letter's words that comes before its reasons."""
    words = LetterWords(letter.language)
    later = {words.heading(code) for code in LATER if code}
    found: list[str] = [letter.title]
    for block in letter.blocks:
        if isinstance(block, Heading) and block.words in later:
            break
        found += _said(block)
    return found


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.words
        case Paragraph():
            yield words_of(block.runs)
        case Bullets():
            yield from map(words_of, block.items)
        case DetailTable():
            for row in block.rows:
                yield from (row.label, words_of(row.value))
        case _:
            raise AssertionError(f"no block of this kind comes first: {block}")


def _bare(words: str) -> str:
    return "".join(words.split())
