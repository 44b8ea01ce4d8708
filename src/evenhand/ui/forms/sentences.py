"""Asks questions inside the sentence that their answers complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

GAP = "…"


@dataclass(frozen=True)
class Sentence:
    """The words around the blanks, one text more than there are, and the fields that are the blanks, in order."""

    words: tuple[str, ...]
    blanks: tuple[str, ...]

    @property
    def said(self) -> str:
        """Return the sentence where its blanks cannot appear, without a full stop."""
        return said(self.words)


def said(words: tuple[str, ...]) -> str:
    """Return the words around blanks as one text: "You may contact us … times a …"."""
    return GAP.join(words).removesuffix(".")


def in_a_sentence(words: tuple[str, ...], asked: Mapping[str, forms.Field]) -> None:
    """Put single-line questions into one sentence, by the names that the form gives them.

    Each keeps its label, which a screen reader reads after the sentence. The first of them draws the
    sentence; the others are drawn in it and nowhere else.
    """
    first: Any = next(iter(asked.values()))
    first.sentence = Sentence(words, tuple(asked))
    first.template_name = "forms/sentence.html"
