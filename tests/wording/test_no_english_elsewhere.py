"""The tables and letters whose words moved to `wording` hold no sentence of their own any more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import evenhand.casework.letters
import evenhand.web

SENTENCE = re.compile(r"\w \w.*[.?!]$", re.DOTALL)
PHRASE = re.compile(r"[A-Za-z] [A-Za-z]")
LETTERS = sorted(Path(evenhand.casework.letters.__path__[0]).glob("*.py"))
EMPTIED = [Path(evenhand.web.__path__[0]) / path for path in ("acts/registry.py", "case/next_steps.py", "case/timeline.py")]


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield each text that the code itself holds, also inside f-strings: no docstring, no comment, no type in quotes."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from literals(node)


def tables(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the value of each table of a module that names acts."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        inside = ast.walk(value) if value else ()
        if any(isinstance(one, ast.Attribute) and ast.unparse(one.value) == "Act" for one in inside):
            yield value


def test_a_sentence_is_found_also_inside_a_formatted_text():
    tree = ast.parse('"""Not this one. It is a docstring."""\na = f"You told us {b}. Thank you."\n')

    assert list(literals(tree)) == ["You told us ", ". Thank you."]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_of_casework_holds_no_words(path):
    assert [text for text in literals(ast.parse(path.read_text("utf-8"))) if PHRASE.search(text)] == []


@pytest.mark.parametrize("path", EMPTIED, ids=lambda path: path.stem)
def test_a_table_of_acts_holds_no_sentence(path):
    found = [text for table in tables(ast.parse(path.read_text("utf-8"))) for text in literals(table)]

    assert [text for text in found if SENTENCE.search(text)] == []
