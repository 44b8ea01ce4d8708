"""Checks that source, tests and documents name the actor, and that screens use plain verbs."""

import ast
import re
from functools import cache

import pytest

from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.released import releases
from tests.docs.pages import ROOT
from tests.wording.catalogue import entries

NAMES_NOBODY = re.compile(r"\b(who(?:so)?ever|whom(?:ever)?)\b", re.IGNORECASE)
ON_SCREEN = re.compile(r"\b((?:is|are) told|stands at)\b", re.IGNORECASE)
FOLDERS = ("src", "tests", "docs", "setup", "bench")
READ = {".css", ".html", ".js", ".md", ".pot", ".py", ".sql", ".toml", ".txt", ".typ", ".yaml"}
RELEASED = ("src/evenhand/policy/packs/", "tests/upgrade/")  # kept as they were released
ABOUT_THE_WORDS = {"tests/docs/test_plain_words.py", "tests/setup/test_test_names.py", "tests/wording/test_words.py"}
WORDING = sorted((ROOT / "src" / "evenhand" / "wording").glob("*.py"))
CATALOGUE = ROOT / "src" / "evenhand" / "locale" / "django.pot"


def _files():
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in READ and path.is_file()]
    for path in sorted([*found, *ROOT.glob("*.md")]):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(RELEASED) and name not in ABOUT_THE_WORDS:
            yield name, path


@cache
def _restated():
    """Return the demands of released policies that have such a word: other files may quote them."""
    packs = [shipped(slug) for slug in sorted({name.partition("@")[0] for name in releases()})]
    said = {demand.says for pack in packs for _, _, demand in pack.demands()}
    return tuple(says for says in said if NAMES_NOBODY.search(says))


def unnamed(text):
    """Return the words in a text that stand for an actor without naming one, but for those in a released demand."""
    for says in _restated():
        text = text.replace(says, "")
    return NAMES_NOBODY.findall(text)


def _texts(module):
    """Return the texts of a module of words, without its docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in docs and type(node.value) is str
    ]


def test_a_planted_word_is_found():
    assert unnamed("Ask whoever proposed it, and whom_to_ask. To whom?") == ["whoever", "whom"]
    assert ON_SCREEN.findall("The case stands at warned; the customer is told.") == ["stands at", "is told"]


def test_a_released_demand_may_be_quoted():
    assert unnamed(" ".join(_restated())) == []
    assert _restated()


def test_every_file_names_the_actor():
    wrong = {name: words for name, path in _files() if (words := unnamed(path.read_text("utf-8")))}

    assert wrong == {}


@pytest.mark.parametrize("module", WORDING, ids=lambda path: path.stem)
def test_words_for_pages_have_a_plain_verb(module):
    assert [text for text in _texts(module) if ON_SCREEN.search(text)] == []


def test_pages_have_a_plain_verb():
    texts = re.findall(r'^(?:msgid(?:_plural)? )?"(.*)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)

    assert len(texts) > 1000
    assert [text for text in texts if ON_SCREEN.search(text)] == []


STRAIGHT = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|(?<=s)'(?= )")
"""An apostrophe of a typewriter, in a word or at its end; what people read has ’."""


def test_a_straight_apostrophe_is_found():
    assert STRAIGHT.findall("the policy's own, landlords' and “don’t” or 'quoted'") == ["'", "'"]


@pytest.mark.parametrize("module", WORDING, ids=lambda path: path.stem)
def test_words_for_pages_have_curly_apostrophes(module):
    assert [text for text in _texts(module) if STRAIGHT.search(text)] == []


def test_messages_have_curly_apostrophes():
    assert [entry for entry in entries(CATALOGUE) if STRAIGHT.search(entry.says + entry.plural)] == []


def test_templates_have_curly_apostrophes():
    code = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>|<[^>]*>", re.DOTALL)
    texts = {path.name: code.sub("", path.read_text("utf-8")) for path in (ROOT / "src").rglob("templates/**/*.html")}

    assert len(texts) > 100
    assert [name for name, text in texts.items() if STRAIGHT.search(text)] == []
