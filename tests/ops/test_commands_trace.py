"""Trace: a row for every demand, with the code that honours it and the passing tests that show it."""

import json
from collections import Counter

import pytest

from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny import readers
from evenhand.policy.scrutiny.coverage import How, furthest, honours
from evenhand.policy.scrutiny.readers import is_kept, writers_of
from evenhand.policy.scrutiny.trace import clauses, counted, traced
from evenhand.policy.vocabulary import NoticePart


def result(outcome="passed", *ids):
    return {"nodeid": f"tests/x.py::test_{outcome}", "clauses": list(ids), "outcome": outcome}


def row(identity, *results):
    return next(row for row in traced(results) if row.id == identity)


def test_trace_has_a_row_for_every_demand_and_requirement():
    rows = traced([])

    assert Counter(row.id for row in rows if row.landlord != FLOOR) == Counter(line["id"] for line in clauses())
    assert {int(row.clause) for row in rows if row.landlord == FLOOR} == set(range(1, 89))


@pytest.mark.parametrize("slug", PACKS)
def test_the_packs_have_exactly_the_demands_of_the_list(slug):
    have = [f"{slug}:{clause.number}:{place}" for clause, place, _ in shipped(slug).demands()]

    assert sorted(have) == sorted(line["id"] for line in clauses() if line["landlord"] == slug)


def test_every_demand_is_honoured_by_something():
    assert [row.id for row in traced([]) if "honour" in row.lacks] == []


@pytest.mark.parametrize(
    ("identity", "how"),
    [
        ("octavia:4.2:1", How.ENFORCED),  # the wrong role is refused
        ("octavia:4.2:6", How.ENFORCED),  # the letter cannot go without it
        ("a2dominion:4.2:3", How.MADE),  # the rule only says so, the letter prints it
        ("floor:77:3", How.MADE),  # the letter names the Ombudsman
        ("octavia:5.1:1", How.LISTED),  # each authorised measure is owed a report
        ("floor:24:1", How.LISTED),  # a need has its columns
        ("a2dominion:4.1:1", How.MADE),  # the rule refuses nothing, and the letter prints its grounds
        ("floor:69:1", How.SHOWN),  # no column keeps these forms
        ("stonewater:1.5:1", How.SHOWN),  # no page reads a promise
        ("floor:79:3", How.LISTED),  # its outcome is owed, and kept
        ("floor:80:1", How.SHOWN),  # nothing here takes a request for access
        ("floor:81:1", How.ENFORCED),  # a named person authorises
        ("floor:82:1", How.SHOWN),
        ("floor:83:1", How.LISTED),
        ("floor:84:1", How.LISTED),  # a harassed worker is owed a look at the risk
        ("floor:85:1", How.LISTED),  # no interval is named, so no day
        ("floor:86:1", How.LISTED),  # an order has its columns
        ("floor:87:1", How.LISTED),  # each way is dated data
        ("floor:88:2", How.LISTED),  # fewer warnings are a departure, never refused
        ("a2dominion:7.2:1", How.MADE),  # letters name the controller
        ("a2dominion:7.3:1", How.SHOWN),
        ("a2dominion:7.3:2", How.SHOWN),  # letters give the purpose that the landlord states, not this one
        ("a2dominion:7.4:1", How.MADE),
        ("a2dominion:7.5:1", How.SHOWN),  # no letter goes to staff
        ("a2dominion:7.6:1", How.MADE),
        ("floor:59:1", How.LISTED),  # nothing makes the report
        ("clarion:8:3", How.SHOWN),
    ],
)
def test_a_demand_counts_by_what_runs(identity, how):
    assert row(identity).how is how


def test_a_page_that_a_policy_names_counts_as_shown():
    demand = Demand(says="Fair.", answers=Answers(promise={"says": "fair", "shown_on": ("case_page",)}))  # type: ignore[arg-type]

    assert furthest(honours(demand, "x", "1")) is How.SHOWN


def test_a_part_that_no_letter_writes_is_not_made():
    assert [part for part in NoticePart if not writers_of(part)] == []
    assert not writers_of("a_part_of_no_letter")


def test_a_record_counts_where_a_column_keeps_it():
    assert is_kept("assessor")
    assert not is_kept("data_request")
    columns = {name: row for name, row in readers._KEPT_IN.items() if not is_kept(name)}
    assert columns == {}, "the table names columns that no model has"


def test_a_rule_that_refuses_nothing_enforces_nothing():
    told = Demand(says="Final.", answers=Answers(**{"appeal.answer": {"final": True, "within": None}}))  # type: ignore[arg-type]

    assert [honour.how for honour in honours(told, "x", "1") if honour.says.startswith("rule:")] == [How.SHOWN]


def test_numbers_add_up_to_the_demands():
    rows = traced([])

    assert sum(counted(rows).values()) == len(rows)
    assert counted(rows)[None] == 0


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
    shape = ["id", "landlord", "clause", "requirement", "honoured_by", "tests", "how", "shown"]
    assert [list(each) for each in found["rows"][:1]] == [shape]
    assert found["rows"][0]["tests"] == ["tests/x.py::test_passed"]
    assert as_json("policy", "trace", "octavia")[0] == 1


def test_trace_without_a_test_run_lacks_tests(ran, tmp_path, monkeypatch):
    monkeypatch.setenv("EVENHAND_TRACE", str(tmp_path / "none.json"))

    code, out, _ = ran("policy", "trace", "clarion")

    assert code == 1
    assert "Tests: 46 not run." in out
    assert "no test" not in out


def test_trace_of_a_policy_that_is_not_there(ran):
    assert ran("policy", "trace", "nobody")[0] == 2
