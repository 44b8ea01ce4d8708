"""Makes a language from English by a function: each word in brackets, with accents."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from types import ModuleType
from typing import Any

FILLED_IN = re.compile(r"(\{[^}]*\}|%\(\w+\)[sd]|<[^>]*>|&\w+;)")
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
ACCENTS = str.maketrans("aeiouAEIOU", "àéîöûÀÉÎÖÛ")
TAG = "qps"
"""The language's tag, of those that are kept for private use."""
SPOKEN = re.compile(r"\[[^\]\s]*\]")
LEAST = 3
"""So many words in a row are English; fewer may stand on a page for another reason."""


def accented(text: str) -> str:
    """Return a text of the language: "Ask {by}." as "[Àsk] {by}."."""
    return "".join(
        piece if FILLED_IN.fullmatch(piece) else WORD.sub(lambda word: f"[{word[0].translate(ACCENTS)}]", piece)
        for piece in FILLED_IN.split(text)
    )


def spoken(value: Any) -> Any:
    """Return a table, or anything in it, in the language."""
    if isinstance(value, str):
        return accented(value)
    if isinstance(value, dict):
        return {key: spoken(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(spoken, value))
    return replace(value, **{one.name: spoken(getattr(value, one.name)) for one in fields(value)})


def tables(module: ModuleType) -> dict[str, Any]:
    """Return what a module of English says, by the names of its tables."""
    return {name: value for name, value in vars(module).items() if name.isupper()}


def language(module: ModuleType) -> ModuleType:
    """Return the module of the language beside one of English: the same tables."""
    made = ModuleType(f"{module.__name__}_pseudo")
    vars(made).update({name: spoken(value) for name, value in tables(module).items()})
    return made


def english_of(value: Any) -> Iterator[str]:
    """Yield each run of words that a table says in English, without what is filled in."""
    if isinstance(value, str):
        pieces = (piece.strip() for piece in FILLED_IN.split(value) if not FILLED_IN.fullmatch(piece))
        yield from (piece for piece in pieces if len(WORD.findall(piece)) >= LEAST)
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in english_of(getattr(value, one.name)))
    else:
        yield from (text for inner in (value.values() if isinstance(value, dict) else value) for text in english_of(inner))


def unspoken(text: str) -> list[str]:
    """Return each run of words of a text that is not of the language, line by line, each once, in order."""
    runs = (run.strip(" ,;") for line in text.split("\n") for run in re.split(r"[^\w ,;'&@./:-]+", SPOKEN.sub("|", line)))
    return sorted({run.strip(" ,;.:/-") for run in runs if re.search("[A-Za-z]", run)})


def words_of_page(page: str) -> str:
    """Return what a piece of HTML says, also to those who hear it."""
    heard = re.sub(r'<[^>]*aria-label="([^"]*)"[^>]*>', r"\n\1\n", page)
    return unescape(re.sub(r"<[^>]+>", "\n", heard))
