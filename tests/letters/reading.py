"""Reads an issued letter as its reader does: its title, and its words in one line."""

from typing import Any

from evenhand.letters import text
from evenhand.letters.blocks import LetterDocument


def title_of(notice: Any) -> str:
    return str(notice.letter["title"])


def words_composed(composed: Any) -> str:
    """Return the text of a letter that was composed and not issued, in one line."""
    return " ".join(text.render(composed.letter).split())


def words_of(notice: Any) -> str:
    return " ".join(text.render(LetterDocument.from_json(notice.letter)).split())
