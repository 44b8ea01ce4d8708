"""Keeps the names of tests short and plain (subject, condition, result), and a first line in each of their modules."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LONGEST = 60
NAME = re.compile(r"^ *(?:async )?def (test_\w+)\(", re.MULTILINE)
MANNERED = re.compile(r"_(?:whoever|somebody|nobody|stands|says|told|goes_on|comes_of)(?=_|$)")


def named() -> list[str]:
    return [
        f"{path.relative_to(TESTS)}::{name}" for path in sorted(TESTS.rglob("*.py")) for name in NAME.findall(path.read_text())
    ]


def long(name: str) -> bool:
    return len(name.partition("::")[2]) > LONGEST


def mannered(name: str) -> bool:
    return bool(MANNERED.search(name.partition("::")[2]))


def test_names_have_at_most_60_characters():
    assert len(named()) > 1000
    assert [name for name in named() if long(name)] == []


def test_names_hold_no_mannered_word():
    assert [name for name in named() if mannered(name)] == []


def test_each_test_module_begins_with_what_it_tests():
    modules = sorted(TESTS.rglob("test_*.py"))

    assert len(modules) > 250
    assert [path.name for path in modules if ast.get_docstring(ast.parse(path.read_text())) is None] == []


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("test_case_is_closed", False),
        ("test_officer_understands_the_letter", False),
        ("test_nobody_decides", True),
        ("test_case_goes_on", True),
        ("test_customer_is_told", True),
    ],
)
def test_mannered_word_is_found_only_as_a_whole_word(name, refused):
    assert mannered(f"test_a.py::{name}") is refused
