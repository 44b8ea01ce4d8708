"""Reads a YAML file as typed data and reports every error at once, each with its place and remedy."""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, NodeEvent

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a file: where, in which clause, what is wrong and how to mend it."""

    line: int
    column: int
    where: str
    what: str
    remedy: str

    def worded(self, name: str) -> str:
        """Return the published line: ``file:line:column clause - what - what to do``."""
        clause = f" {self.where}" if self.where else ""
        return f"{name}:{self.line}:{self.column}{clause} - {self.what} - {self.remedy}"


class Unusable(Exception):  # noqa: N818
    """A file cannot be used; ``faults`` holds everything that is wrong with it."""

    def __init__(self, faults: list[Problem]) -> None:
        super().__init__("; ".join(fault.what for fault in faults))
        self.faults = sorted(faults)


@dataclass(frozen=True)
class Document:
    """A parsed YAML file: plain values, and the place of each."""

    plain: Any
    marked: Any

    def place(self, loc: tuple[str | int, ...]) -> tuple[int, int]:
        """Return line and column, counted from 1, of a value (or of its parent where it is missing)."""
        node: Any = self.marked
        found = (1, 1)
        for step in loc:
            marks: Any = getattr(node, "lc", None)
            if marks is None or marks.data is None:
                break
            try:
                line, column = marks.key(step) if isinstance(node, dict) else marks.item(step)
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
            found = (line + 1, column + 1)
        return found

    def clause(self, loc: tuple[str | int, ...]) -> str:
        """Return "clause 4.2" for a place inside that clause, else an empty text."""
        if len(loc) >= 2 and loc[0] == "clauses" and isinstance(loc[1], int):
            try:
                return f"clause {self.plain['clauses'][loc[1]]['number']}"
            except (KeyError, IndexError, TypeError):
                return f"clause no. {loc[1] + 1}"
        return ""


def text_of(path: Path) -> str:
    """Return the text of a file; raises `Unusable` when it cannot be opened, is too large or is not UTF-8."""
    try:
        with path.open("rb") as file:
            held = file.read(MOST_BYTES + 1)
        return _not_too_large(held).decode("utf-8")
    except OSError as error:
        raise Unusable([Problem(1, 1, "", f"cannot be opened: {error.strerror}", "give the path of a file")]) from error
    except UnicodeDecodeError as error:
        raise Unusable([Problem(1, 1, "", "is not UTF-8 text", "save it as UTF-8")]) from error


def parse(text: str) -> Document:
    """Parse strict YAML 1.2.

    Raises:
        Unusable: not YAML, a duplicate key, an anchor, alias or tag, too large or too deep.
    """
    _not_too_large(text.encode("utf-8", "surrogatepass"))
    try:
        if _may_be_clever(text):
            _refuse_cleverness(text)
        marked = _reader().load(text)
        plain = _plain(marked)
    except MarkedYAMLError as error:
        raise Unusable([_yaml_fault(error)]) from None
    except (YAMLError, ValueError, RecursionError, AttributeError, TypeError, IndexError, KeyError) as error:
        what = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise Unusable([Problem(1, 1, "", f"this is not YAML 1.2: {what}", "correct the file's layout")]) from error
    return Document(plain, marked)


class _Dateless(RoundTripConstructor):
    """Leaves dates as texts, so that an impossible day is reported with its place like any wrong value."""


_Dateless.add_constructor("tag:yaml.org,2002:timestamp", lambda reader, node: reader.construct_scalar(node))


def _reader() -> YAML:
    reader = YAML(typ="rt", pure=True)
    reader.Constructor = _Dateless
    return reader


def _not_too_large(held: bytes) -> bytes:
    if len(held) > MOST_BYTES:
        raise Unusable([Problem(1, 1, "", "the file is larger than 1 MB", "split it, or take out what does not belong here")])
    return held


def _yaml_fault(error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = " ".join((error.problem or "this cannot be read").split()).split(" To suppress")[0]
    return Problem(
        mark.line + 1 if mark else 1,
        mark.column + 1 if mark else 1,
        "",
        f"this is not the YAML that a policy is written in: {what}",
        "correct the layout here; quote a text that holds : or #",
    )


_CLEVER = re.compile(
    r"""
    (^|[\s,\[{:?-])[&*!]    # what an anchor, an alias or a tag may begin with
    | ^\ {30}               # a layout deeper than any policy is
    | (-\ +){6}             # lists within lists
    | [\[{]([^\]}\[{]*[\[{]){9}
    """,
    re.MULTILINE | re.VERBOSE,
)


def _may_be_clever(text: str) -> bool:
    """Return whether a text needs the slow check for anchors, aliases and tags."""
    return _CLEVER.search(text) is not None


def _refuse_cleverness(text: str) -> None:
    faults, depth = [], 0
    for event in YAML(typ="rt", pure=True).parse(text):
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        clever = isinstance(event, AliasEvent) or (
            isinstance(event, NodeEvent) and (event.anchor or getattr(event, "ctag", None) or getattr(event, "tag", None))
        )
        if clever or depth > MOST_DEPTH:
            mark = event.start_mark
            what = "nested too deeply" if depth > MOST_DEPTH else "an anchor, alias or tag stands here"
            faults.append(Problem(mark.line + 1, mark.column + 1, "", what, "write the value out in full"))
            if depth > MOST_DEPTH:
                break
    if faults:
        raise Unusable(faults)


_SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Control signs, and signs that turn the direction of a text or are not seen: a terminal or a page would obey them."""


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    if isinstance(node, (bool, NoneType)):
        return node
    if isinstance(node, date):
        return str(node) if isinstance(node, datetime) else node.isoformat()
    return next((kind(node) for kind in (int, float) if isinstance(node, kind)), _SIGNS.sub("", str(node)))


def validate(document: Document, model: type[M]) -> M:
    """Return the document as a model; raises `Unusable` with every error of shape."""
    try:
        return model.model_validate_json(json.dumps(document.plain))
    except ValidationError as error:
        raise Unusable([_shape_fault(document, model, problem) for problem in _own(error.errors())]) from error
    except (ValueError, RecursionError) as error:
        raise Unusable([Problem(1, 1, "", f"this cannot be read: {error}", "correct the value")]) from error


def _own(problems: list[Any]) -> list[Any]:
    """Drop reports of a list as too short where its items are themselves wrong."""
    within = {tuple(problem["loc"][:end]) for problem in problems for end in range(len(problem["loc"]))}
    return [problem for problem in problems if problem["type"] != "too_short" or tuple(problem["loc"]) not in within]


def _shape_fault(document: Document, model: Any, problem: Any) -> Problem:
    loc = tuple(problem["loc"])
    line, column = document.place(loc)
    name = str(loc[-1]) if loc else "the file"
    kind, context = problem["type"], problem.get("ctx", {})
    if kind == "extra_forbidden":
        what, remedy = f'"{name}" is not known here', did_you_mean(name, _siblings(model, loc)) or "remove it"
    elif kind == "missing":
        what, remedy = f'"{name}" is missing', "add it"
    elif kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        given = problem.get("input")
        what = f"{json.dumps(given, default=str, ensure_ascii=False)} is not a word for {name}"
        remedy = did_you_mean(str(given), expected) or f"use one of: {', '.join(expected)}"
    else:
        what, remedy = _in_words(name, kind, context, str(problem["msg"]))
    return Problem(line, column, document.clause(loc), what, remedy)


_WRONG_SHAPE = {
    "int_type": ("is not a whole number", "write a number, such as 3"),
    "int_parsing": ("is not a whole number", "write a number, such as 3"),
    "bool_type": ("is neither true nor false", "write true or false"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "string_type": ("is not a text", "write words, and put a number or a date in quotes"),
    "tuple_type": ("is not a list", "write a list in square brackets: [one, two]"),
    "model_type": ("has no fields", "write fields in braces: {{field: value}}"),
    "dict_type": ("has no fields", "write fields in braces: {{field: value}}"),
    "date_type": ("is not a day", "write a day as 2026-06-03"),
    "date_parsing": ("is not a day", "write a day as 2026-06-03"),
    "date_from_datetime_parsing": ("is not a day", "write a day as 2026-06-03"),
    "greater_than_equal": ("is less than {ge}", "write {ge} or more"),
    "less_than_equal": ("is more than {le}", "write {le} or less"),
    "string_too_short": ("has fewer than {min_length} letters", "write it out, or take the field out"),
    "string_too_long": ("has more than {max_length} letters", "shorten it"),
    "too_short": ("names fewer than {min_length}", "name {min_length} or more, or take the field out"),
}
"""What is wrong with a value of another shape, and how to write it, by pydantic's name for the error."""
_FORMS = (
    ("^[a-z][a-z0-9_]*$", "use small letters, digits and underscores, with a letter first, such as service_manager"),
    ("^[a-z0-9]+(-", "use small letters and digits, joined by hyphens, such as harbour-homes"),
    ("^[A-Za-z0-9]+([.-]", "use letters and digits, joined by stops or hyphens, such as 4.2"),
    ("^(0[1-9]|1[0-2])", "write the month and the day, such as 06-30"),
    ("^([01]", "write the time with two digits each, such as 09:30"),
    ("^https", "write an address that begins with https://"),
    ("^Z[A-Z0-9]", "write the registration number, such as Z1234567"),
    (r"^\d{4}-\d{2}", "write the year and month, such as 2026-06, or the day"),
)
"""How to write a value of each form, by the beginning of its pattern."""


def _in_words(name: str, kind: str, context: dict[str, Any], message: str) -> tuple[str, str]:
    """Return what is wrong with a field and the remedy, in a policy owner's words."""
    if kind == "string_pattern_mismatch":
        form = next((says for start, says in _FORMS if context["pattern"].startswith(start)), "write it as docs/topics.md says")
        return f"{name} is not written in its form", form
    if kind in _WRONG_SHAPE:
        what, remedy = _WRONG_SHAPE[kind]
        return f"{name} {what.format(**context)}", remedy.format(**context)
    said = message.removeprefix("Value error, ")
    return f"{name}: {said[:1].lower()}{said[1:]}", "write it as docs/topics.md says"


def did_you_mean(given: str, known: list[str]) -> str | None:
    """Return "did you mean ..." with the closest known word, or None."""
    close = difflib.get_close_matches(given, known, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else None


def _siblings(model: Any, loc: tuple[str | int, ...]) -> list[str]:
    for step in loc[:-1]:
        if isinstance(step, str):
            model = _inner(model, step) or model
    fields = getattr(model, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _inner(model: Any, step: str) -> Any:
    for name, field in getattr(model, "model_fields", {}).items():
        if step in {name, field.alias}:
            return next((found for found in _models(field.annotation)), None)
    return None


def _models(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)
