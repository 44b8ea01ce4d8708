"""Checks that edges (`web`, `ui`, `ops`, `api`) build no query and state the type of each value."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "evenhand"
EDGES = sorted(path for edge in ("web", "ui", "ops", "api") for path in (SOURCE / edge).rglob("*.py"))
BUILDS = frozenset({
    "aggregate", "alias", "annotate", "all", "bulk_create", "bulk_update", "create", "defer", "delete", "distinct",
    "earliest", "exclude", "exists", "extra", "filter", "first", "get_or_create", "in_bulk", "iterator", "last", "latest",
    "only", "order_by", "prefetch_related", "raw", "refresh_from_db", "reverse", "save", "select_for_update",
    "select_related", "update_or_create", "values_list",
})  # fmt: skip
"""What a manager, a query or a row is asked for by these names; nothing else at an edge has them but `NOT_ROWS`."""
WITH_NAMES = frozenset({"get", "values", "update", "count"})
"""The same names belong to dictionaries, which take no names of columns."""
NOT_ROWS = {("ops/demo/database.py", "exists"): "a file of the demo"}
UNKNOWN = {
    ("ui/forms/evidence.py", "data"): "Django's signature of a widget",
    ("web/acts/forms/appeals.py", "_changes"): "terms and days, as JSON",
    ("ui/forms/lookup.py", "field"): "a field of ours, which Django's form gives as its base class",
    ("ui/forms/sentences.py", "first"): "the same",
    ("ops/demo/data/house.py", "tell"): "the story of one landlord, each of a class of its own",
    ("ops/policy_files.py", "value"): "what is printed as JSON",
    ("ops/policy_pages.py", "value"): "a value of a policy's file",
    ("api/app.py", "get_openapi_schema"): "ninja's signature",
    ("api/app.py", "parse_body"): "what a body holds, which nothing has read yet",
    ("api/app.py", "pairs"): "the same",
    ("api/shapes.py", "checks"): "the same",
    ("api/shapes.py", "_many"): "the same",
    ("ops/replay_words.py", "coded"): "codes of several kinds of the engine",
}
"""What may be anything, where no row can stand: the place, and why."""


def queries(tree: ast.AST) -> Iterator[str]:
    """Yield the name of each call that builds a query, and of each manager."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            yield "objects"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in BUILDS or (name in WITH_NAMES and any(word.arg for word in node.keywords)):
                yield name


def untyped(tree: ast.AST) -> Iterator[str]:
    """Yield the name of each argument, result, field and variable that may be anything; contexts and JSON may hold anything."""
    for node in ast.walk(tree):
        match node:
            case ast.arguments():
                named = [*node.posonlyargs, *node.args, *node.kwonlyargs]
                yield from (one.arg for one in named if one.annotation and _is_loose(one.annotation))
            case ast.FunctionDef(name=name, returns=ast.expr() as kind) if _is_loose(kind):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind) if _is_loose(kind):
                yield name


def _is_loose(kind: ast.expr) -> bool:
    if isinstance(kind, ast.Subscript) and ast.unparse(kind.value) in {"dict", "Mapping", "Callable", "type"}:
        return ast.unparse(kind.slice) not in {"(str, Any)", "str, Any"} and any(map(_is_loose, _inside(kind)))
    return (isinstance(kind, ast.Name) and kind.id == "Any") or any(map(_is_loose, _inside(kind)))


def _inside(kind: ast.AST) -> Iterator[ast.expr]:
    return (one for one in ast.iter_child_nodes(kind) if isinstance(one, ast.expr))


def found(look) -> set[tuple[str, str]]:
    """Return what is found in every module of the edges: the module and the name."""
    return {(path, name) for path, tree in _trees().items() for name in look(tree)}


@cache
def _trees() -> dict[str, ast.AST]:
    return {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text()) for path in EDGES}


def test_edges_build_no_query():
    assert found(queries) == set(NOT_ROWS)


def test_edges_take_nothing_for_anything_but_what_is_named_here():
    assert found(untyped) == set(UNKNOWN)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("list(case.steps.all())", ["all"]),
        ("case.markers.get(reference=subject)", ["get"]),
        ("Incident.objects", ["objects"]),
        ("rows.values('name', flat=True)", ["values"]),
        ("sorted(found.values()), answers.get('who', ''), all(found)", []),
    ],
)
def test_a_query_at_an_edge_is_found(code, names):
    assert list(queries(ast.parse(code))) == names


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def card(row: Any) -> Card: ...", ["row"]),
        ("def table(rows: Iterable[Any], *, by: 'Officer') -> Table: ...", ["rows"]),
        ("def row_of(case: Case) -> Any | None: ...", ["row_of"]),
        ("class Shown:\n    row: tuple[Any, ...] = ()", ["row"]),
        ("def clean(self, *args: Any, **more: Any) -> dict[str, Any]: ...", []),
        ("make: Callable[[dict[str, Any]], dict[str, Any]]", []),
    ],
)
def test_untyped_value_at_an_edge_is_found(code, names):
    assert list(untyped(ast.parse(code))) == names
