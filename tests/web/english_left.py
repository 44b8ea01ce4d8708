"""Finds the English left on a page while all messages are in a made-up language."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from inspect import getsource
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import models
from pydantic import BaseModel

from evenhand.wording.codes import CODES
from evenhand.wording.letter_words import to_reader
from tests.wording.pseudo import spoken, tables

HEARD = ("aria-label", "title", "alt", "placeholder")
BY_SCRIPTS = "data-i18n."
"""How the attributes begin that hold the words of scripts, ours and those of GOV.UK Frontend."""
FILLED_BY_SCRIPTS = re.compile(r"%?\{\w+\}")
SPOKEN = re.compile(r"\[[^\]]*\]")
TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
WORDED = (
    "acts",
    "answers",
    "choices",
    "codes",
    "deciding",
    "english",
    "examples",
    "gate",
    "grounds",
    "instructions",
    "labels",
    "letters",
    "remarks",
    "representatives",
    "terms",
    "visits",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
OF_THE_PRODUCT = ("Evenhand", "Demo")
KEPT_LETTER = "letter"
"""The column that holds every word of a letter: those are what is looked at, and no data."""


class _Shown(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in HEARD and value]
        self.found += [FILLED_BY_SCRIPTS.sub("", value) for name, value in attrs if name.startswith(BY_SCRIPTS) and value]

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.found.append(data)


class English:
    """What may stand in English on pages: ``data``, each text exactly; and what is left beside it."""

    def __init__(self, data: Iterable[str]) -> None:
        codes = {code.replace("_", " ") for code in CODES}
        self.whole = {" ".join(text.split()).casefold() for text in data if text not in codes}
        longest_first = sorted((text for text in self.whole if TWO_LETTERS.search(text)), key=len, reverse=True)
        self.known = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest_first))

    def left_in(self, html: str) -> list[str]:
        """Return each text of a page, seen or heard, in which something is left."""
        texts = dict.fromkeys(" ".join(text.split()) for text in _Shown(html).found)
        return [text for text in texts if self._is_left(SPOKEN.sub(" ", text))]

    @cache  # noqa: B019 - one of these lives as long as its test
    def _is_left(self, text: str) -> bool:
        if not TWO_LETTERS.search(text) or text.strip().casefold() in self.whole:
            return False
        return bool(TWO_LETTERS.search(self.known.sub(" ", text.casefold())))


def strings(value: Any) -> Iterator[str]:
    """Yield each text in a value, each of its lines, each code as plain words, and a policy's title as said to its reader."""
    if isinstance(value, str):
        yield from (str(value), *value.splitlines(), value.replace("_", " "), to_reader(value))
    elif isinstance(value, BaseModel):
        yield from strings([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from strings([getattr(value, one.name) for one in fields(value)])


def rows() -> Iterator[str]:
    """Yield every text in the database: names, addresses, references, what somebody typed, codes."""
    for model in (one for one in apps.get_models() if one.__module__.startswith("evenhand.")):
        kept = [
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, (models.CharField, models.TextField, models.JSONField)) and one.name != KEPT_LETTER
        ]
        for row in model._default_manager.values_list(*kept) if kept else ():
            yield from strings(row)


def written_in(module: ModuleType) -> Iterator[str]:
    """Yield each text that a module's source holds: for modules of invented values."""
    found = ast.walk(ast.parse(getsource(module)))
    yield from (node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str))


def speak(monkeypatch) -> None:
    """Let each table of words say what it says in the made-up language; one that two modules know is one table."""
    done: set[int] = set()
    for name in WORDED:
        module = import_module(f"evenhand.wording.{name}")
        for table, value in tables(module).items():
            if isinstance(value, dict) and id(value) not in done:
                done.add(id(value))
                for key, said in value.items():
                    if _is_said(said):
                        monkeypatch.setitem(value, key, spoken(said))
            elif not isinstance(value, dict) and _is_said(value):
                monkeypatch.setattr(module, table, spoken(value))
    glossary = {spoken(word): spoken(means) for word, means in import_module("evenhand.wording.glossary").GLOSSARY.items()}
    monkeypatch.setattr("evenhand.web.words.views.GLOSSARY", glossary)


def _is_said(value: Any) -> bool:
    if isinstance(value, (dict, tuple)):
        return all(map(_is_said, value.values() if isinstance(value, dict) else value))
    return not isinstance(value, Enum) and (isinstance(value, str) or is_dataclass(value))
