"""Checks that each test belongs to some run: each commit's, or the turn of one policy."""

from types import SimpleNamespace

import pytest

import run_tests
from tests import turns
from tests.builders.landlords import OCTAVIA


def item(*marks, nodeid="tests/a.py::test_a", **params):
    return SimpleNamespace(
        nodeid=nodeid,
        fixturenames=(),
        callspec=SimpleNamespace(params=params),
        get_closest_marker=lambda name: getattr(pytest.mark, name).mark if name in marks else None,
    )


def runs(monkeypatch, run, second=False):
    monkeypatch.setattr(turns, "RUN", run)
    monkeypatch.setattr(turns, "SECOND_DATABASE", second)


def test_the_runner_knows_every_policy():
    assert list(run_tests.POLICIES) == turns.POLICIES


@pytest.mark.parametrize("params", [{"policy": "octavia"}, {"setting": OCTAVIA}, {"slug": "octavia", "n": 1}])
def test_a_test_about_a_policy_has_that_policy_s_turn(params):
    assert turns.policy_of(item(**params)) == "octavia"


def test_other_tests_are_shared_out_by_name():
    drawn = {turns.policy_of(item(nodeid=f"tests/a.py::test_{n}")) for n in range(100)}

    assert drawn == set(turns.POLICIES)


@pytest.mark.parametrize(
    ("marks", "second", "expected"),
    [
        ((), False, ["commit", "all"]),
        (("in_turn",), False, ["octavia", "all"]),
        ((), True, []),
        (("django_db",), True, ["octavia", "all"]),
        (("django_db", "both"), True, ["commit", "all"]),
        (("django_db", "once"), True, []),
        (("django_db", "in_turn"), True, ["octavia", "all"]),
    ],
)
def test_when_a_test_runs(monkeypatch, marks, second, expected):
    found = []
    for run in ("commit", "octavia", "clarion", "all"):
        runs(monkeypatch, run, second)
        found += [run] if turns.runs(item(*marks, policy="octavia")) else []

    assert found == expected


def test_the_commit_chooses_the_policy(monkeypatch):
    monkeypatch.setattr(run_tests, "_commit", lambda: "3bd197d")

    assert run_tests._part(["turn"]) == (run_tests.POLICIES[0x3BD197D % 6], {})
    assert run_tests._part(["turn", "clarion"]) == ("clarion", {})
    assert run_tests._part(["long"]) == ("all", {"EVENHAND_LONG": "1"})
    with pytest.raises(run_tests.StoppedError):
        run_tests._part(["turn", "nobody"])
