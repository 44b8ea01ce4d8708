"""Draws answers of a policy file at random from the models that read them, with names that a given pack has."""

import types
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel

from evenhand.policy.calendar import Unit
from evenhand.policy.pack.answers import Answers, Span
from evenhand.policy.pack.check import _BY_FIELD, _FACT_FIELDS, _NAMED_BY, declared
from evenhand.policy.pack.pack import Pack
from evenhand.policy.vocabulary import SAFEGUARDS

NUMBERS = st.sampled_from((1, 2, 3, 5, 7, 12, 30, 50, 99, 366, 3660))
SPANS = st.fixed_dictionaries({"value": NUMBERS, "unit": st.sampled_from([unit.value for unit in Unit])})
TEXTS = {
    r"^([01]": ("09:00", "12:30", "23:59"),
    r"^\d{4}": ("2027-02", "2027-06-15", "2027-02-31"),
    r"^(0[1-": ("01-31", "02-29", "02-28", "12-31", "06-15"),
}


def answers(pack: Pack) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the answers of one demand: one or two topics, as a file states them."""
    known = {kind: sorted(names) for kind, names in declared(pack).items()}
    topics = {field.alias or name: _model_of(field.annotation) for name, field in Answers.model_fields.items()}
    one = st.sampled_from(sorted(topics)).flatmap(lambda topic: st.tuples(st.just(topic), _model(topics[topic], known)))
    return st.lists(one, min_size=1, max_size=2, unique_by=lambda pair: pair[0]).map(dict)


def _model_of(annotation: Any) -> type[BaseModel]:
    return next(found for found in get_args(annotation) if isinstance(found, type) and issubclass(found, BaseModel))


def _model(model: type[BaseModel], known: dict[str, list[str]]) -> st.SearchStrategy[dict[str, Any]]:
    if model is Span:
        return SPANS
    hints = get_type_hints(model, include_extras=True)
    must, may = {}, {}
    for name, field in model.model_fields.items():
        drawn = _value(hints[name], known, _kind(model, name))
        (must if field.is_required() else may)[field.alias or name] = drawn
    some = st.lists(st.sampled_from(sorted(may)), max_size=3, unique=True) if may else st.just([])
    return some.flatmap(lambda names: st.fixed_dictionaries(must | {name: may[name] for name in names}))


def _kind(model: type[BaseModel], name: str) -> str | None:
    if name == "rule":
        return "safeguard"
    return _NAMED_BY.get((model, name)) or _BY_FIELD.get(name) or ("fact" if name in _FACT_FIELDS else None)


def _value(hint: Any, known: dict[str, list[str]], kind: str | None) -> st.SearchStrategy[Any]:  # noqa: PLR0911
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one is not types.NoneType]
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in {Union, types.UnionType}:
        return _value(inner[0], known, kind)
    if origin is Annotated:
        return _text(hint, known, kind) if inner[0] is str else _value(inner[0], known, kind)
    if origin is tuple:
        return st.lists(_value(inner[0], known, kind), min_size=1, max_size=3, unique_by=repr)
    if hint is bool:
        return st.booleans()
    if hint is int:
        return NUMBERS
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from([word.value for word in hint])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _model(hint, known)
    return _text(hint, known, kind)


def _text(hint: Any, known: dict[str, list[str]], kind: str | None) -> st.SearchStrategy[str]:
    if kind == "safeguard":
        return st.sampled_from(sorted(SAFEGUARDS))
    if kind:
        return st.sampled_from(known[kind] or ["none_declared"])
    pattern = next((found for one in getattr(hint, "__metadata__", ()) if (found := getattr(one, "pattern", None))), "")
    fitting = (texts for start, texts in TEXTS.items() if str(pattern).startswith(start))
    return st.sampled_from(next(fitting, ("one", "another")))
