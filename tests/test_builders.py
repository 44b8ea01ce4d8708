"""Checks that tests use builders, builders use acts, and no test file lends to another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
INSERTS = {"create", "bulk_create", "get_or_create", "update_or_create"}
"""What a manager of rows is asked for who writes one past the acts."""


def _named(node: ast.AST) -> list[str]:
    """Return every part of what an import names; of `import a.b`, and of `from a import b`: a and b."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        module = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        return [part for name in (*module, *(one.name for one in node.names)) for part in name.split(".")]
    return []


def borrows(node: ast.AST) -> bool:
    """Return whether something is imported from a file of tests."""
    return any(part.startswith("test_") for part in _named(node))


def inserts(node: ast.AST) -> bool:
    """Return whether a row is written by its manager, `objects` or a related one."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in INSERTS


def lines_of(source: str, wanted) -> Iterator[int]:
    """Yield the lines of a source on which something stands."""
    yield from (node.lineno for node in ast.walk(ast.parse(source)) if wanted(node))


def found(wanted) -> list[str]:
    """Return where something stands under the folder of tests."""
    return [
        f"{path.relative_to(TESTS.parent)}:{line}"
        for path in sorted(TESTS.rglob("*.py"))
        for line in lines_of(path.read_text("utf-8"), wanted)
    ]


def test_a_file_of_tests_is_imported_by_no_other():
    assert found(borrows) == []


def test_a_row_is_written_by_no_test_but_through_acts():
    assert found(inserts) == []


@pytest.mark.parametrize(
    "source",
    [
        "from tests.web.test_look import TEMPLATES",
        "from tests.web import test_look",
        "import tests.web.test_look",
        "import tests.web.test_look as look",
        "from .test_look import TEMPLATES",
        "def late():\n    from tests.web.test_look import TEMPLATES",
    ],
)
def test_an_import_from_a_file_of_tests_is_found(source):
    assert list(lines_of(source, borrows))


@pytest.mark.parametrize("source", ["from tests.builders.house import house", "from django.test import Client", "import ast"])
def test_an_import_from_elsewhere_is_not_found(source):
    assert not list(lines_of(source, borrows))


@pytest.mark.parametrize(
    "source",
    [
        "Case.objects.create(landlord=landlord)",
        "Case.objects.bulk_create(rows)",
        "case.measures.create(key='writing_only')",
        "row, _ = Home.objects.filter().get_or_create(address='2')",
        "rows.update_or_create(pk=1)",
    ],
)
def test_a_row_written_by_any_manager_is_found(source):
    assert list(lines_of(source, inserts))


@pytest.mark.parametrize("source", ["people.register(landlord, 'Robin Ashe', None)", "Case.objects.update(token=1)"])
def test_an_act_or_a_changed_row_is_not_found(source):
    assert not list(lines_of(source, inserts))
