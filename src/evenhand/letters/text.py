"""Draws a letter as plain text at 72 columns: for email, screen readers and copying.

What a person said is set off by "> " on every line, so that no quotation can pass for a sentence of the letter.
"""

import textwrap
from collections.abc import Iterator
from typing import assert_never

from evenhand.letters.blocks import (
    Address,
    Block,
    Bullets,
    DetailRow,
    DetailTable,
    Gap,
    Heading,
    LetterDocument,
    Paragraph,
    Quote,
    Reference,
    Signatory,
    words_of,
)
from evenhand.wording.letter_words import LetterWords

COLUMNS = 72
UNDERLINES = {1: "=", 2: "-"}


def render(letter: LetterDocument) -> str:
    """Return the letter as text whose lines have at most 72 characters."""
    words = LetterWords(letter.language)
    return "\n\n".join([*_head(letter, words), *(_block(block, words) for block in letter.blocks)]) + "\n"


def _head(letter: LetterDocument, words: LetterWords) -> Iterator[str]:
    yield _lines(letter.sender.name, *letter.sender.address.lines, *map(_row, letter.sender.reach))
    yield _lines(*letter.recipient.lines)
    yield words.day(letter.date)
    yield _block(letter.reference, words)
    yield _heading(letter.title, 1)


def _block(block: Block, words: LetterWords) -> str:  # noqa: PLR0911 - one line per kind of block
    match block:
        case Heading():
            return _heading(block.words, block.level)
        case Paragraph():
            return _wrapped(words_of(block.runs))
        case Bullets():
            return "\n".join(_wrapped(words_of(item), first="* ", rest="  ") for item in block.items)
        case DetailTable():
            return "\n".join(map(_row, block.rows))
        case Quote():
            return _wrapped(block.words, first="> ", rest="> ") + "\n" + _wrapped(block.by, first="-- ", rest="   ")
        case Address():
            return _lines(*block.lines)
        case Signatory():
            return f"{_wrapped(block.closing)}\n\n{_lines(*filter(None, (block.name, block.role, block.organisation)))}"
        case Reference():
            return _wrapped(f"{block.label}: {block.value}")
        case Gap():
            return _wrapped(words.say("gap_in_text", part=block.says))
        case _:
            assert_never(block)


def _heading(words: str, level: int) -> str:
    lines = _wrapped(words)
    longest = max(map(len, lines.split("\n")))
    return f"{lines}\n{UNDERLINES[level] * longest}" if level in UNDERLINES else lines


def _row(row: DetailRow) -> str:
    return _wrapped(f"{row.label}: {words_of(row.value)}", rest="  ")


def _lines(*lines: str) -> str:
    return "\n".join(map(_wrapped, lines))


def _wrapped(words: str, first: str = "", rest: str = "") -> str:
    """Return the words in lines of 72; a break in the words begins a new line with the marks of a first or later one."""
    made: list[str] = []
    for line in words.split("\n"):
        begin = rest if made else first
        # A web address with hyphens stays in one piece, so that it can be followed from an email.
        lines = textwrap.wrap(line, COLUMNS, initial_indent=begin, subsequent_indent=rest, break_on_hyphens=False)
        made += lines or [rest.rstrip()]
    return "\n".join(made)
