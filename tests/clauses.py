"""Marks the demands that a test shows, by ``@clause``; results go to build/trace/results.json.

``evenhand policy trace`` reads that file. A narrow run renews only the tests that it ran.
"""

import json
import os
from pathlib import Path

import pytest

RESULTS = Path(os.environ.get("EVENHAND_TRACE") or Path(__file__).parent.parent / "build" / "trace" / "results.json")

CLAUSES = "clauses"
_clauses: dict[str, list[str]] = {}
_outcomes: dict[str, str] = {}


def clause(*ids: str) -> pytest.MarkDecorator:
    """Mark a test with the demands that it shows honoured, by their ids in clauses.csv."""
    return pytest.mark.clause(*ids)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note the clauses of each collected test where its report takes them along: from a worker to who writes them down."""
    for item in items:
        item.user_properties.append((CLAUSES, sorted({name for mark in item.iter_markers("clause") for name in mark.args})))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how each test went: failed anywhere is failed, skipped is skipped."""
    if CLAUSES not in (kept := dict(report.user_properties)):
        return  # a worker that died says nothing of its test's clauses; what a run before it knew of them stays
    _clauses[report.nodeid] = list(kept[CLAUSES])
    if (report.when == "call" or report.outcome != "passed") and _outcomes.get(report.nodeid) != "failed":
        _outcomes[report.nodeid] = report.outcome


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write what is known, over what an earlier run knew. A worker's reports are written by the process that it works for."""
    if not _outcomes or hasattr(session.config, "workerinput"):
        return
    known = {row["nodeid"]: row for row in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    for nodeid, outcome in _outcomes.items():
        known[nodeid] = {"nodeid": nodeid, "clauses": _clauses[nodeid], "outcome": outcome}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(sorted(known.values(), key=lambda row: row["nodeid"]), indent=1) + "\n")
