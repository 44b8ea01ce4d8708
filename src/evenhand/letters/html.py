"""Draws a letter as a fragment of GOV.UK markup. Every word is escaped; it has no style and no script.

The fragment carries its own language, so it can stand in a page of another one.
"""

from collections.abc import Iterable
from html import escape
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
    Text,
)
from evenhand.letters.languages import reads_right_to_left
from evenhand.letters.links import Pieces, pieces_of
from evenhand.wording.letter_words import LetterWords

SIZES = {1: "l", 2: "m", 3: "s"}


def render(letter: LetterDocument, *, top: int = 1) -> str:
    """Return the letter as one ``article``.

    Args:
        letter: may have gaps; each shows as an amber mark with the id ``gap-PART``.
        top: the level of the title: 1 where the letter is the page, 2 where the page has a title of its own.
    """
    words, pieces = LetterWords(letter.language), pieces_of(letter)
    parts = [_head(letter, top, words, pieces), *(_block(block, top, words, pieces) for block in letter.blocks)]
    return f'<article class="letter" {_tongue(letter.language)}>\n' + "\n".join(parts) + "\n</article>\n"


def _head(letter: LetterDocument, top: int, words: LetterWords, pieces: Pieces) -> str:
    sender = letter.sender
    reach = "".join(f"<br>{escape(row.label)}: {_runs(row.value, pieces)}" for row in sender.reach)
    writer = f"<strong>{escape(sender.name)}</strong><br>{_joined(sender.address, pieces)}{reach}"
    return "\n".join(
        (
            f'<p class="govuk-body letter-sender">{writer}</p>',
            _address(letter.recipient, pieces),
            f'<p class="govuk-body"><time datetime="{letter.date.isoformat()}">{words.day(letter.date)}</time></p>',
            _reference(letter.reference),
            _heading(letter.title, 0, top),
        )
    )


def _block(block: Block, top: int, words: LetterWords, pieces: Pieces) -> str:  # noqa: PLR0911 - one line per kind of block
    match block:
        case Heading():
            return _heading(block.words, block.level - 1, top)
        case Paragraph():
            return f'<p class="govuk-body">{_runs(block.runs, pieces)}</p>'
        case Bullets():
            items = "\n".join(f"<li>{_runs(item, pieces)}</li>" for item in block.items)
            return f'<ul class="govuk-list govuk-list--bullet">\n{items}\n</ul>'
        case DetailTable():
            return _table(block.headings, block.rows, pieces)
        case Quote():
            return _quote(block)
        case Address():
            return _address(block, pieces)
        case Signatory():
            return _sign_off(block)
        case Reference():
            return _reference(block)
        case Gap():
            return _gap(block, words)
        case _:
            assert_never(block)


def _heading(words: str, below: int, top: int) -> str:
    level = min(top + below, 6)
    return f'<h{level} class="govuk-heading-{SIZES.get(below + 1, "s")}">{escape(words)}</h{level}>'


def _runs(runs: Text, pieces: Pieces) -> str:
    drawn = ((run.strong, _lines(run.words, pieces)) for run in runs)
    return "".join(f"<strong>{lines}</strong>" if is_strong else lines for is_strong, lines in drawn)


def _lines(words: str, pieces: Pieces) -> str:
    return "".join(_link(piece, href) if href else escape(piece).replace("\n", "<br>") for piece, href in pieces(words))


def _link(address: str, href: str) -> str:
    return f'<a class="govuk-link" href="{escape(href)}" rel="noreferrer">{escape(address)}</a>'


def _table(headings: tuple[str, str], rows: Iterable[DetailRow], pieces: Pieces) -> str:
    """Return a table whose columns and rows both have header cells; the columns give its name."""
    heads = "".join(f'<th scope="col" class="govuk-table__header">{escape(heading)}</th>' for heading in headings)
    body = "\n".join(
        f'<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{escape(row.label)}</th>'
        f'<td class="govuk-table__cell">{_runs(row.value, pieces)}</td></tr>'
        for row in rows
    )
    head = f'<thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>'
    rows_of = f'<tbody class="govuk-table__body">\n{body}\n</tbody>'
    name = escape(": ".join(heading for heading in headings if heading))
    return f'<table class="govuk-table" aria-label="{name}">\n{head}\n{rows_of}\n</table>'


def _quote(quote: Quote) -> str:
    tongue = f" {_tongue(quote.language)}" if quote.language else ' dir="auto"'
    words = "\n".join(f'<p class="govuk-body">{escape(line)}</p>' for line in quote.words.split("\n") if line.strip())
    return (
        f'<figure class="letter-quote"><blockquote class="govuk-inset-text"{tongue}>\n{words}\n</blockquote>\n'
        f'<figcaption class="govuk-body-s">{escape(quote.by)}</figcaption></figure>'
    )


def _tongue(language: str) -> str:
    direction = "rtl" if reads_right_to_left(language) else "ltr"
    return f'lang="{escape(language)}" dir="{direction}"'


def _address(address: Address, pieces: Pieces) -> str:
    return f'<p class="govuk-body letter-address">{_joined(address, pieces)}</p>'


def _joined(address: Address, pieces: Pieces) -> str:
    return "<br>".join(_lines(line, pieces) for line in address.lines)


def _sign_off(block: Signatory) -> str:
    lines = [f"<strong>{escape(block.name)}</strong>", escape(block.role), escape(block.organisation)]
    who = "<br>".join(filter(None, lines))
    return (
        f'<div class="letter-sign-off"><p class="govuk-body">{escape(block.closing)}</p>\n<p class="govuk-body">{who}</p></div>'
    )


def _reference(block: Reference) -> str:
    return f'<p class="govuk-body letter-reference">{escape(block.label)}: <strong>{escape(block.value)}</strong></p>'


def _gap(gap: Gap, words: LetterWords) -> str:
    mark = f'<strong class="govuk-tag govuk-tag--orange">{escape(words.say("gap_mark"))}</strong>'
    says = escape(words.say("gap", part=gap.says))
    return f'<p class="govuk-body letter-gap" id="gap-{escape(gap.part)}">{mark} {says}</p>'
