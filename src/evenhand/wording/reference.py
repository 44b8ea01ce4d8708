"""Prints everything that a policy file can say, in Markdown, from the models.

``evenhand policy schema --topics`` prints it, and a test compares ``docs/topics.md`` with it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import FLOOR, shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.values import WORDS_OF_TERM
from evenhand.policy.vocabulary import Act, NoticePart
from evenhand.wording import acts, english
from evenhand.wording.answers import title

_HEAD = """\
# What a policy file can say

*Printed by `evenhand policy schema --topics` from the models that read the files; a test compares. How to use it:
[writing a policy](writing-a-policy.md).*

A field without a default must be given. `for` bounds an answer to some decisions, and most topics have it.
"""
_PLAIN: dict[Any, str] = {
    str: "text",
    int: "number",
    bool: "`true` or `false`",
    date: "date, `YYYY-MM-DD`",
    Answers: "[answers by topic](#topics)",
}
_WORDS = ((Act, {key: words.name for key, words in acts.ACTS.items()}), (NoticePart, english.PARTS))


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD, "## Topics\n", *_topics(), "## The file around them, and what it is made of\n", *_records()]
    parts += ["## Words\n", *_words(), *_term_words(), "## Facts\n", *_facts(), "## Safeguards\n", *_safeguards()]
    return "\n".join(parts)


def _topics() -> Iterator[str]:
    for name, field in Answers.model_fields.items():
        topic = field.alias or name
        model = next(_models(field.annotation))
        yield f"### `{topic}`\n\n*{title(topic)}.* {_says(model)}\n\n{_table(model)}"


def _records() -> Iterator[str]:
    topics = {model for field in Answers.model_fields.values() for model in _models(field.annotation)}
    for model in _within(Pack, set()):
        if model not in {*topics, Answers}:
            yield f"### {model.__name__}\n\n{_says(model)}\n\n{_table(model)}"


def _within(model: type[BaseModel], seen: set[type[BaseModel]]) -> list[type[BaseModel]]:
    if model in seen:
        return []
    seen.add(model)
    inner = [found for field in model.model_fields.values() for found in _models(field.annotation)]
    return [model, *(deeper for found in inner for deeper in _within(found, seen))]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _says(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").replace("``", "`").split())


def _table(model: type[BaseModel]) -> str:
    hints = get_type_hints(model, include_extras=True)
    rows = ["| field | holds | default | |", "|---|---|---|---|"]
    for name, field in model.model_fields.items():
        said = (field.description or "").replace("|", "\\|")
        rows.append(f"| `{field.alias or name}` | {_holds(hints[name])} | {_default(field)} | {said} |")
    return "\n".join(rows) + "\n"


def _default(field: Any) -> str:
    if field.is_required():
        return ""
    default = field.default
    if default is PydanticUndefined or default is None or isinstance(default, BaseModel) or default == ():
        return "none"
    listed = default if isinstance(default, tuple) else (default,)
    return ", ".join(f"`{str(item).lower() if isinstance(item, bool) else item}`" for item in listed)


def _holds(hint: Any) -> str:
    origin, inner = get_origin(hint), [item for item in get_args(hint) if item not in {NoneType, Ellipsis}]
    if origin is Literal:
        return " or ".join(f"`{str(item).lower() if isinstance(item, bool) else item}`" for item in inner)
    if origin is Annotated:
        return _text(hint.__metadata__) if inner[0] is str else _holds(inner[0])
    if origin is tuple:
        return f"list: {_holds(inner[0])}"
    if origin is dict:
        return f"{_holds(inner[0])} to {_holds(inner[1])}"
    if inner:
        return " or ".join(_holds(item) for item in inner)
    return _PLAIN.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def _text(limits: Iterable[Any]) -> str:
    pattern = next((found for limit in limits if (found := getattr(limit, "pattern", None))), "")
    known = {"^[a-z][a-z0-9_]*$": "key", "^(0[1-9]|1[0-2])": "`MM-DD`", r"^([01]\d|2[0-3])": "`HH:MM`"}
    return next((says for start, says in known.items() if str(pattern).startswith(start)), "text")


def _term_words() -> Iterator[str]:
    for term, words in WORDS_OF_TERM.items():
        yield f"### The words of `{term}`\n\nIn `choose` of that term.\n\n" + "\n".join(f"- `{word}`" for word in words) + "\n"


def _words() -> Iterator[str]:
    names: dict[str, type[StrEnum]] = {}
    for model in _within(Pack, set()):
        for field in model.model_fields.values():
            names |= {found.__name__: found for found in _enums(field.annotation)}
    for name, words in sorted(names.items()):
        meaning = next((english_of for known, english_of in _WORDS if words is known), {})
        listed = "\n".join(f"- `{word}`" + (f": {meaning[word]}" if word in meaning else "") for word in words)
        yield f"### {name}\n\n{_says(words)}\n\n{listed}\n"  # type: ignore[arg-type]


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for inner in get_args(annotation):
        yield from _enums(inner)


def _facts() -> Iterator[str]:
    yield "What `requires`, `any_of`, `needs_all`, `when` and `only_if` may name, beside the keys of questions.\n"
    yield "| fact | it is so when | established by |\n|---|---|---|"
    for kind in FACT_CATALOGUE.values():
        yield f"| `{kind.key}` | {english.FACTS[kind.key]} | {acts.ACTS[kind.by].name} |"
    yield ""


def _safeguards() -> Iterator[str]:
    yield "Named rules of the product, bound by the floor. A policy may restate one; none can switch it off.\n"
    for answer in Policy(floor=shipped(FLOOR)).every("safeguard"):
        yield f"- `{answer.value.rule}` (floor {answer.cited.number}): {answer.demand.says}"
    yield ""
