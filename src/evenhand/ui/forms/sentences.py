"""A sentence with blanks: questions of a form that stand inside the sentence that their answers complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

GAP = "…"


@dataclass(frozen=True)
class Sentence:
    """What is said around the blanks, one text more than there are, and the fields that are the blanks, in order."""

    words: tuple[str, ...]
    blanks: tuple[str, ...]

    @property
    def said(self) -> str:
        """Return the sentence as it is named where its blanks cannot stand, without a full stop."""
        return said(self.words)


def said(words: tuple[str, ...]) -> str:
    """Return the words around blanks as one text: "You may contact us … times a …"."""
    return GAP.join(words).removesuffix(".")


def in_a_sentence(words: tuple[str, ...], asked: Mapping[str, forms.Field]) -> None:
    """Let single-line questions stand in one sentence, by the names that the form gives them.

    Each keeps its label, which whoever hears the page is told after the sentence. The first of them draws the
    sentence; the others are drawn in it and nowhere else.
    """
    first: Any = next(iter(asked.values()))
    first.sentence = Sentence(words, tuple(asked))
    first.template_name = "forms/sentence.html"
