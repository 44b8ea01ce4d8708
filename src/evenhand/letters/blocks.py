"""Defines the blocks of a letter, apart from how they are drawn and what the letter is about.

Every word goes through `said`: a letter holds no empty text and no character that is not writing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter

UNWRITTEN = frozenset({"Cc", "Cs"})
"""Unicode categories that are no writing: controls and halves of pairs."""
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Characters that turn or hide the words beside them: with these, a quotation could rewrite our own sentence."""
TITLE_LEVEL = 1
DEEPEST_LEVEL = 4
Edition = Literal[1, 2]
NEWEST: Edition = 2
"""The edition of letters composed now."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


class NotALetterError(ValueError):
    """The pieces do not make a letter; the message names the fault and the reason."""


class LetterIncompleteError(Exception):
    """The letter may not be issued: ``gaps`` holds every missing part."""

    def __init__(self, gaps: "tuple[Gap, ...]") -> None:
        """List all the gaps at once."""
        self.gaps = gaps
        super().__init__("The letter cannot go yet: it does not say " + "; ".join(gap.says for gap in gaps) + ".")


def said(words: str, where: str) -> str:
    """Return the words as they may be written: no controls, no turning characters, lines trimmed.

    Raises:
        NotALetterError: nothing is left.
    """
    kept = written_signs(words)
    trimmed = "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n")
    if not trimmed.strip():
        raise NotALetterError(f"{where} is empty")
    return trimmed


def written_signs(words: str) -> str:
    """Return the signs of words that a letter writes, with line ends as line feeds and tabs as blanks."""
    return "".join(sign for sign in LINE_ENDS.sub("\n", words).replace("\t", " ") if _is_writing(sign))


def _is_writing(sign: str) -> bool:
    return sign == "\n" or (sign not in TURNING and unicodedata.category(sign) not in UNWRITTEN)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one voice: plain, or strong."""

    words: str
    strong: bool = False

    def __post_init__(self) -> None:
        """Keep only writing; the spaces at either end join runs and stay."""
        body = said(self.words, "a run of words")
        before = " " if self.words[:1].isspace() else ""
        after = " " if self.words[-1:].isspace() else ""
        object.__setattr__(self, "words", before + body.strip() + after)


Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Return a text of its parts; a plain string is a plain run."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def strong(words: str) -> Run:
    """Return a run that is emphasised: a date, a name, the one thing not to be missed."""
    return Run(words, strong=True)


def words_of(runs: Text) -> str:
    """Return a text without its emphasis."""
    return "".join(run.words for run in runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` 2 is a section."""

    level: int
    words: str

    def __post_init__(self) -> None:
        """Refuse the title's level, which only the letter itself has."""
        if not TITLE_LEVEL < self.level <= DEEPEST_LEVEL:
            raise NotALetterError(f"a heading has level {TITLE_LEVEL + 1} to {DEEPEST_LEVEL}, not {self.level}")
        object.__setattr__(self, "words", " ".join(said(self.words, "a heading").split()))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a line break in it stays one."""

    runs: Text

    def __post_init__(self) -> None:
        """Refuse a paragraph of nothing."""
        _some(self.runs, "a paragraph")


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things of one kind, in no order that matters."""

    items: tuple[Text, ...]

    def __post_init__(self) -> None:
        """Refuse an empty list and an empty item."""
        _some(self.items, "a list")
        for item in self.items:
            _some(item, "an item of a list")


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One row: what it is, and its value."""

    label: str
    value: Text

    def __post_init__(self) -> None:
        """Refuse a row without a label or a value."""
        object.__setattr__(self, "label", said(self.label, "the label of a fact"))
        _some(self.value, f"the value of {self.label!r}")


@dataclass(frozen=True, slots=True)
class DetailTable:
    """A table of labels and values; both columns have a heading, so that it can be heard as well as seen."""

    headings: tuple[str, str]
    rows: tuple[DetailRow, ...]

    def __post_init__(self) -> None:
        """Refuse a table without rows or headings."""
        label, value = self.headings
        object.__setattr__(self, "headings", (said(label, "a column heading"), said(value, "a column heading")))
        _some(self.rows, "a table of facts")


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, unchanged, with their author; ``language`` where it is not the letter's."""

    words: str
    by: str
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse an empty quotation, or one without an author."""
        object.__setattr__(self, "words", said(self.words, "a quotation"))
        object.__setattr__(self, "by", said(self.by, "the name beside a quotation"))
        if self.language is not None:
            _check_language(self.language)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, line by line, the name first."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse an address without lines."""
        object.__setattr__(self, "lines", tuple(said(line, "a line of an address") for line in self.lines))
        _some(self.lines, "an address")


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, in which role, on behalf of which person (both "" where the landlord itself signs)."""

    closing: str
    name: str
    role: str
    organisation: str

    def __post_init__(self) -> None:
        """Refuse an unsigned letter."""
        object.__setattr__(self, "closing", said(self.closing, "the closing words"))
        object.__setattr__(self, "name", said(self.name, "the name of the signature"))
        object.__setattr__(self, "role", said(self.role, "") if self.role.strip() else "")
        object.__setattr__(self, "organisation", said(self.organisation, "") if self.organisation.strip() else "")


@dataclass(frozen=True, slots=True)
class Reference:
    """What to quote when writing back."""

    label: str
    value: str

    def __post_init__(self) -> None:
        """Refuse a reference without a value."""
        object.__setattr__(self, "label", said(self.label, "the label of a reference"))
        object.__setattr__(self, "value", " ".join(said(self.value, "a reference").split()))


@dataclass(frozen=True, slots=True)
class Gap:
    """A required part that the letter lacks. A letter with one is a draft.

    ``part`` is a key for links and lists; ``says`` completes "This letter does not yet say ...".
    """

    part: str
    says: str


Block = Heading | Paragraph | Bullets | DetailTable | Quote | Address | Signatory | Reference | Gap


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender: the landlord's name and address, and how to reach it (label and value each)."""

    name: str
    address: Address
    reach: tuple[DetailRow, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sender without a name."""
        object.__setattr__(self, "name", said(self.name, "the sender's name"))


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """One letter. Headings in ``blocks`` start at level 2 (the title is 1) and skip no level on the way down.

    ``language`` is a tag such as ``en-GB`` or ``cy``. ``edition``: how it is drawn, so that an issued letter keeps its bytes.
    1: as version 0.1.0 drew every letter; its JSON has no edition. 2: addresses are links; the PDF's first page holds more.

    Raises:
        NotALetterError: no title, no blocks, an unreadable language, a skipped heading level.
    """

    title: str
    language: str
    sender: Sender
    recipient: Address
    date: date
    reference: Reference
    blocks: tuple[Block, ...]
    edition: Edition = 1

    def __post_init__(self) -> None:
        """Check the letter's blocks and headings."""
        object.__setattr__(self, "title", " ".join(said(self.title, "the title").split()))
        _check_language(self.language)
        _some(self.blocks, "the letter")
        _check_levels(self.blocks)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return the missing parts; none in a letter that may be issued."""
        return tuple(block for block in self.blocks if isinstance(block, Gap))

    def as_json(self) -> dict[str, Any]:
        """Return the letter as plain JSON; edition 1 goes without saying."""
        plain: dict[str, Any] = _adapter().dump_python(self, mode="json")
        return plain if self.edition > 1 else {name: value for name, value in plain.items() if name != "edition"}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "LetterDocument":
        """Return the letter that `as_json` gave.

        Raises:
            pydantic.ValidationError: it is not such a thing.
        """
        return _adapter().validate_python(plain)

    def require_complete(self) -> None:
        """Refuse a letter with a gap.

        Raises:
            LetterIncompleteError: with every gap.
        """
        if self.gaps:
            raise LetterIncompleteError(self.gaps)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[LetterDocument]:
    return TypeAdapter(LetterDocument)


def _some(things: tuple[object, ...], where: str) -> None:
    if not things:
        raise NotALetterError(f"{where} is empty")


def _check_language(tag: str) -> None:
    if not LANGUAGE.fullmatch(tag):
        raise NotALetterError(f"{tag!r} is not a language tag such as en-GB, cy or ur")


def _check_levels(blocks: Iterable[Block]) -> None:
    level = TITLE_LEVEL
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                raise NotALetterError(f"the heading {block.words!r} (level {block.level}) skips a level after level {level}")
            level = block.level
