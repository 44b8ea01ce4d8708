"""Checks that this build reads an earlier version's letters, decisions, journal, pages and drafts."""

import json
import os

import pytest
from django.db import connection

import evenhand
from evenhand.policy.vocabulary import RENAMED
from tests.upgrade.codes import codes
from tests.upgrade.frozen import FOLDER, POSTGRESQL, SQLITE, expected, fresh_database, restore, run, versions

pytestmark = [pytest.mark.both, pytest.mark.django_db]
HERE = POSTGRESQL if connection.vendor == "postgresql" else SQLITE

GONE = {
    "0.1.0": {
        "Howard Sipple": {"Robert Ayling", "Sheila Tomlin"},
        "Sidney Marl": {"Robert Ayling"},
        "Brian Catchpole": {"Alison Frayne", "Desmond Achebe", "Piotr Zielin"},
        "Patrick Dolan": {"Grace Mensah", "Helen Frost", "Owen Pryce"},
        "Marek Dusek": {"Robert Ayling", "Sheila Tomlin"},
    }
}
"""Colleagues who left the page of a customer's case: since then it lists reviewers only where an appeal can be decided."""


@pytest.fixture(scope="module", params=versions())
def read(request, tmp_path_factory):
    """Give what a version read in its database, and what this build reads there once it has migrated it."""
    version, data = request.param, tmp_path_factory.mktemp("upgrade")
    kept = expected(version)[HERE]
    if HERE == SQLITE:
        restore(version, data)
        return kept["observed"], json.loads(run("observe", kept["moment"], data=data))
    with fresh_database(os.environ["DATABASE_URL"]) as server:
        restore(version, data, server)
        return kept["observed"], json.loads(run("observe", kept["moment"], data=data, server=server))


def test_each_issued_letter_has_its_bytes(read):
    then, now = read

    assert len(then["letters"]) > 30
    assert now["letters"] == then["letters"]


def test_each_decision_has_its_verdict_facts_and_clauses(read):
    then, now = read

    assert len(then["decisions"]) > 50
    assert now["decisions"] == then["decisions"]


def test_an_entry_of_each_act_is_read_worded_and_verified(read, request):
    then, now = read
    version = request.node.callspec.params["read"]
    acts = json.loads((FOLDER / version / "codes.json").read_text())["vocabulary"]["Act"]

    assert set(then["journal"]) >= set(acts)
    assert now["journal"] == then["journal"]
    assert all(entry["worded"] for entry in now["journal"].values())
    assert now["chains"] == then["chains"]
    assert all(chain["ok"] for chain in now["chains"].values())


def test_each_page_of_a_case_has_its_references_days_and_names(read, request):
    then, now = read
    version = request.node.callspec.params["read"]

    assert len(then["pages"]) > 15
    assert now["pages"].keys() == then["pages"].keys()
    for case, page in now["pages"].items():
        before = then["pages"][case]
        assert set(before["references"]) <= set(page["references"]), case
        more = set(page["references"]) - set(before["references"])
        assert more <= set(page["colleagues"]), case  # a refused act now leads to handing it to who can do it
        assert set(page["days"]) == {*before["days"], *page["since"]}, case
        gone = GONE[version].get(page["customer"], set())
        assert [name for name in page["names"] if name in before["names"]] == [n for n in before["names"] if n not in gone], (
            case
        )
        assert set(page["names"]) - set(before["names"]) <= set(page["staff"]), case  # a refused act now names who can do it
    assert GONE[version].keys() <= {page["customer"] for page in now["pages"].values()}


def test_drafts_views_and_visits_are_kept(read):
    then, now = read

    assert sum(line.startswith("draft") for line in then["kept"]) == 5
    assert now["kept"] == then["kept"]
    assert not [line for line in now["kept"] if line.endswith(("[]", "lost"))]


@pytest.mark.parametrize("version", versions())
def test_codes_only_grow_and_keep_their_defaults(version):
    then, now = json.loads((FOLDER / version / "codes.json").read_text()), codes()

    for kind, table in (("rules", "rule"), ("messages", "Message"), ("cures", "Cure"), ("facts", ""), ("addresses", "")):
        assert set(then[kind]) - set(now[kind]) - set(RENAMED.get(table, ())) == set(), kind
    for name, values in then["vocabulary"].items():
        assert set(values) - set(now["vocabulary"].get(name, ())) - set(RENAMED.get(name, ())) == set(), name
    for name, fields in then["records"].items():
        assert {field: now["records"].get(name, {}).get(field) for field in fields} == fields, name


def test_a_database_of_this_version_is_kept():
    assert evenhand.__version__ in versions()
