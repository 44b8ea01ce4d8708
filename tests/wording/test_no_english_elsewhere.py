"""Checks that wording of codes, acts and letters is in `wording`, and other text in catalogues."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import evenhand

HOUSE = Path(evenhand.__path__[0])
EDGES = frozenset({"web", "partner", "ops", "ui", "config", "wording", "migrations"})
"""What has sentences of its own: edges, whose interface Django translates; and the one place for all others."""
SENTENCE = re.compile(r"\w \w.*[.?!]$", re.DOTALL)
PHRASE = re.compile(r"[A-Za-z] [A-Za-z]")
TAG = re.compile(r"<[^>]*(>|$)|^[^<]*>")
SAID_TO_PEOPLE = frozenset({"NotAdoptable", "NotEvidenceError", "NotKept", "TooManyViews"})
"""Errors whose text a page shows; all others are for programmers and for who runs the service."""
TRANSLATED = frozenset({"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"})
OTHER = {
    "api": "the document and the problems of the API, for who writes programs",
    "snapshot.py": "told to who runs the demo",
    "clock.py": "told to who runs the demo",
    "casework/facts/statement.py": "SQL",
    "health": "SQL, and words for the administrator of the service; what a page shows of it, Django translates",
    "journal": "SQL, the names of its keys, and words for the administrator of the service",
    "landlords/queries.py": "an error that no page shows",
    "landlords/branding.py": "told to who runs the service, on the command line",
    "letters/blocks.py": "the pieces of a letter, as errors for programmers name them",
    "letters/fonts.py": "the name of a font",
    "markers/instructions.py": "words that are looked for in an instruction, not said",
    "policy/calendar.py": "an error of the kernel",
    "policy/pack": "the grammar of a policy file, described and checked for who writes one",
    "policy/scrutiny/coverage.py": "a label of docs/honoured.md, which is read by who writes rules",
    "policy/replay": "the grammar of a history, described and checked for who writes one",
}
"""Where other phrases stand, and why they are not worded."""
BELOW = [
    path
    for path in sorted(HOUSE.rglob("*.py"))
    if not EDGES & set(path.relative_to(HOUSE).parts) and path.name != "__main__.py"
]
EMPTIED = [HOUSE / "web" / path for path in ("acts/registry.py", "case/next_steps.py", "case/timeline.py")]


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield each text that the code itself holds, also inside f-strings.

    Left out: docstrings, comments, types in quotes, what a column is for, errors that no page shows, what Django translates.
    """
    for node in ast.iter_child_nodes(tree):
        if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or is_an_error(node):
            continue
        if (isinstance(node, ast.keyword) and node.arg == "help_text") or is_translated(node):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from literals(node)


def is_an_error(node: ast.AST) -> bool:
    raised = node.exc if isinstance(node, ast.Raise) else None
    return isinstance(raised, ast.Call) and ast.unparse(raised.func) not in SAID_TO_PEOPLE


def is_translated(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in TRANSLATED


def phrases(path: Path) -> list[str]:
    return [text for text in literals(ast.parse(path.read_text("utf-8"))) if PHRASE.search(TAG.sub("", text))]


def excused(path: Path) -> str:
    """Return by which entry of `OTHER` a module may hold phrases; "" for none."""
    return next((place for place in OTHER if name_of(path) == place or name_of(path).startswith(f"{place}/")), "")


def tables(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the value of each table of a module that names acts."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        inside = ast.walk(value) if value else ()
        if any(isinstance(one, ast.Attribute) and ast.unparse(one.value) == "Act" for one in inside):
            yield value


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('"""Not this one. It is a docstring."""\na = f"You told us {b}. Thank you."\n', ["You told us ", ". Thank you."]),
        ('raise ValueError("No such thing.")\n', []),
        ('raise NotKept("It is too long.")\n', ["It is too long."]),
        ('Field(help_text="What it is for")\n', []),
        ('raise NotKept(_("It is too long."))\n', []),
    ],
)
def test_a_sentence_is_found_where_people_may_read_it(code, found):
    assert list(literals(ast.parse(code))) == found


def test_below_the_edges_no_package_holds_words():
    found = {name_of(path): phrases(path) for path in BELOW if not excused(path)}

    assert {name: words for name, words in found.items() if words} == {}


def test_each_exception_is_still_wanted():
    assert {excused(path) for path in BELOW if phrases(path)} - {""} == OTHER.keys()


@pytest.mark.parametrize("path", EMPTIED, ids=lambda path: path.stem)
def test_a_table_of_acts_holds_no_sentence(path):
    found = [text for table in tables(ast.parse(path.read_text("utf-8"))) for text in literals(table)]

    assert [text for text in found if SENTENCE.search(text)] == []
