"""Records each query, and each row handed over, while a template is rendered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from django.db import connection
from django.db.models import Manager, Model, QuerySet
from django.template import Context, Template

ITS_OWN = frozenset({"request", "user", "perms", "messages", "block", "forloop"})
"""What Django puts into each page: who is signed in, what is said to them."""


@contextmanager
def noted() -> Iterator[tuple[set[str], set[str]]]:
    """Note which template asked the database what, and which was handed a row under which name."""
    asked: set[str] = set()
    handed: set[str] = set()
    drawn, open_ones = Template._render, []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.add(f"{open_ones[-1]}: {sql}")
        return execute(sql, params, many, context)

    def draw(template: Template, context: Context) -> Any:
        open_ones.append(template.name)
        try:
            if len(open_ones) > 1:
                return drawn(template, context)
            values = {name: value for part in context.dicts for name, value in part.items() if name not in ITS_OWN}
            handed.update(f"{template.name}: {place}" for place in rows_in(values))
            with connection.execute_wrapper(note):
                return drawn(template, context)
        finally:
            open_ones.pop()

    Template._render = draw
    try:
        yield asked, handed
    finally:
        Template._render = drawn


def rows_in(value: Any, place: str = "", within: tuple[int, ...] = ()) -> Iterator[str]:
    """Yield where a row, a query or a manager stands in what a template is handed; the engine's own values hold none."""
    if id(value) in within or type(value).__module__.startswith("evenhand.policy"):
        return
    inside = (*within, id(value))
    if isinstance(value, Model | QuerySet | Manager):
        yield f"{place} is a {type(value).__name__}"
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from rows_in(one, f"{place}.{name}".lstrip("."), inside)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from rows_in(one, f"{place}[]", inside)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from rows_in(getattr(value, field.name, None), f"{place}.{field.name}", inside)
