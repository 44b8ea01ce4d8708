"""Trace: a row for every demand, with the code that honours it and the passing tests that show it."""

import json
from collections import Counter

import pytest

from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny.coverage import honours
from evenhand.policy.scrutiny.trace import clauses, traced


def result(outcome="passed", *ids):
    return {"nodeid": f"tests/x.py::test_{outcome}", "clauses": list(ids), "outcome": outcome}


def row(identity, *results):
    return next(row for row in traced(results) if row.id == identity)


def test_trace_has_a_row_for_every_demand_and_requirement():
    rows = traced([])

    assert Counter(row.id for row in rows if row.landlord != FLOOR) == Counter(line["id"] for line in clauses())
    assert {int(row.clause) for row in rows if row.landlord == FLOOR} == set(range(1, 79))


@pytest.mark.parametrize("slug", PACKS)
def test_the_packs_have_exactly_the_demands_of_the_list(slug):
    have = [f"{slug}:{clause.number}:{place}" for clause, place, _ in shipped(slug).demands()]

    assert sorted(have) == sorted(line["id"] for line in clauses() if line["landlord"] == slug)


def test_every_demand_is_honoured_by_something():
    assert [row.id for row in traced([]) if "honour" in row.lacks] == []


def test_authority_is_honoured_by_the_rule_on_the_wrong_role():
    found = row("octavia:4.2:1").honoured_by

    assert (found[0], found[-1]) == ("rule:authority before authorise", "page:/policy/octavia/4.2")


def test_a_notice_is_honoured_by_its_parts():
    assert "letter:measure says service_implications" in row("octavia:4.2:6").honoured_by


def test_a_safeguard_is_honoured_by_the_code_that_names_it():
    assert "rule:conduct_described before warn, impose, tell_marker" in row("floor:26:1").honoured_by


def test_a_review_is_honoured_by_a_duty():
    assert "duty:review" in row("stonewater:5.2:1").honoured_by


def test_demand_without_answers_is_not_honoured():
    assert honours(Demand(says="Emptied."), "octavia", "4.2") == []
    assert honours(Demand(says="Kept.", answers=Answers(record={"keeps": ("decision",)})), "x", "1")  # type: ignore[arg-type]


def test_only_a_passing_test_shows_a_demand():
    assert row("octavia:4.2:1", result("passed", "octavia:4.2:1")).lacks == ()
    assert row("octavia:4.2:1", result("skipped", "octavia:4.2:1")).lacks == ("test",)
    assert row("octavia:4.2:1").lacks == ("test",)


def test_a_failing_test_takes_the_honour_away():
    both = row("octavia:4.2:1", result("passed", "octavia:4.2:1"), result("failed", "octavia:4.2:1"))

    assert both.lacks == ("test",)


def test_the_floor_may_be_named_by_its_number():
    assert row("floor:9:1", result("passed", "floor:9")).tests == ("tests/x.py::test_passed",)


def test_trace_reads_the_last_results(as_json, tmp_path, monkeypatch):
    noted = tmp_path / "results.json"
    noted.write_text(json.dumps([result("passed", *[line["id"] for line in clauses() if line["landlord"] == "clarion"])]))
    monkeypatch.setenv("EVENHAND_TRACE", str(noted))

    code, found = as_json("policy", "trace", "clarion")
    assert code == 0
    assert [list(each) for each in found["rows"][:1]] == [["id", "landlord", "clause", "requirement", "honoured_by", "tests"]]
    assert found["rows"][0]["tests"] == ["tests/x.py::test_passed"]
    assert as_json("policy", "trace", "octavia")[0] == 1


def test_trace_without_a_test_run_lacks_tests(ran, tmp_path, monkeypatch):
    monkeypatch.setenv("EVENHAND_TRACE", str(tmp_path / "none.json"))

    code, out, _ = ran("policy", "trace", "clarion")

    assert code == 1
    assert "lacks test" in out


def test_trace_of_a_policy_that_is_not_there(ran):
    assert ran("policy", "trace", "nobody")[0] == 2
