"""Checks the documentation: links lead somewhere, commands exist and print what is shown."""

import argparse
import importlib
import re
import tomllib

import pytest

from evenhand.ops import cli
from evenhand.ops.policy_pages import demands_page, how_far
from evenhand.policy.pack.load import FLOOR
from evenhand.policy.scrutiny.trace import traced
from evenhand.wording.reference import reference
from tests.docs.pages import PAGES, ROOT, anchors, commands, links, name, targets, transcripts

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
WRITING = ROOT / "docs" / "writing-a-policy.md"
MAKE = {found for found in re.findall(r"^([.a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE) if found != ".PHONY"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name(page)}: {link}"
        assert not anchor or anchor in anchors(target), f"{name(page)}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page):
    for words in commands(page):
        parser = cli.parser()
        for word in words[1:]:
            inner = next((found for found in parser._actions if isinstance(found, argparse._SubParsersAction)), None)
            if inner and not word.startswith("-"):
                assert word in inner.choices, f"{name(page)}: {' '.join(words)}"
                parser = inner.choices[word]
            option = re.match(r"\[?(--[a-z-]+)", word)
            assert not option or option[1] in parser._option_string_actions, f"{name(page)}: {' '.join(words)}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_targets_of_make_exist(page):
    assert set(targets(page)) <= MAKE


@pytest.mark.parametrize(("command", "output"), transcripts(WRITING), ids=lambda value: value[:60])
def test_documented_command_prints_what_the_page_shows(command, output, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "110")
    cli.main(command.split()[1:])
    printed = capsys.readouterr()

    assert [line.rstrip() for line in (printed.out + printed.err).splitlines()] == output.splitlines()


def test_writing_a_policy_shows_what_is_printed():
    assert len(transcripts(WRITING)) >= 4


def test_the_reference_of_topics_is_read_off_the_models():
    written = (ROOT / "docs" / "topics.md").read_text("utf-8")

    assert written == reference(), "run: evenhand policy schema --topics > docs/topics.md"


def test_demands_page_is_what_the_trace_counts():
    written = (ROOT / "docs" / "demands.md").read_text("utf-8")

    assert written == demands_page(traced([])), "run: evenhand policy trace --page > docs/demands.md"


@pytest.mark.parametrize("page", ["README.md", "docs/honoured.md"])
def test_page_states_the_numbers_of_the_trace(page):
    rows = traced([])
    five = [row for row in rows if row.landlord != FLOOR]
    written = " ".join((ROOT / page).read_text("utf-8").split())

    assert f"{len(five)} demands of the five policies: {how_far(five)}" in written
    assert f"{len(rows)} with the floor's: {how_far(rows)}" in written


def test_the_order_of_the_house_is_the_one_that_the_build_reads():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    written = re.search(r"```layers\n(.*?)```", page, re.DOTALL)[1].split("\n")[:-1]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]

    assert written == [re.sub(r"[()]", "", layer) for layer in layers]


def test_every_place_that_the_architecture_names_is_there():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("## Where to find things")[2].partition("## How to add")[0]
    named = re.findall(r"`([a-z_]+/[a-z_./]*)`", table)

    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists() and not (ROOT / "src/evenhand" / path).exists()] == []


def test_each_path_of_a_noun_is_there():
    table = ARCHITECTURE.partition("## From noun to files")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+/[a-z_./]*)`", table))

    assert len([line for line in table.splitlines() if line.startswith("| ")]) == 1 + 22
    assert sorted(path for path in named if not (ROOT / "src" / "evenhand" / path).exists()) == []


def test_each_app_of_a_noun_is_in_the_table_of_nouns():
    table = ARCHITECTURE.partition("## From noun to files")[2].partition("\n## ")[0]
    apps = {path.parent.name for path in (ROOT / "src" / "evenhand").glob("*/models.py")}

    assert len(apps) == 18
    assert sorted(app for app in apps if f"`{app}/" not in table) == []


def test_each_function_of_the_request_is_there():
    table = ARCHITECTURE.partition("## A request, from top to bottom")[2].partition("Templates decide nothing")[0]
    named = re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", table)

    assert len(named) == 16
    for dotted in named:
        module, _, function = dotted.rpartition(".")
        assert callable(getattr(importlib.import_module(f"evenhand.{module}"), function)), dotted
