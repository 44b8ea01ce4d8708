"""``@clause("octavia:4.2:2")``: which demands a test shows honoured; the results go to build/trace/results.json.

``evenhand policy trace`` reads that file. A narrow run renews only the tests that it ran.
"""

import json
import os
from pathlib import Path

import pytest

RESULTS = Path(os.environ.get("EVENHAND_TRACE") or Path(__file__).parent.parent / "build" / "trace" / "results.json")

_clauses: dict[str, list[str]] = {}
_outcomes: dict[str, str] = {}


def clause(*ids: str) -> pytest.MarkDecorator:
    """Mark a test with the demands that it shows honoured, by their ids in clauses.csv."""
    return pytest.mark.clause(*ids)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note the clauses of each collected test."""
    for item in items:
        _clauses[item.nodeid] = sorted({name for mark in item.iter_markers("clause") for name in mark.args})


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how each test went: failed anywhere is failed, skipped is skipped."""
    if (report.when == "call" or report.outcome != "passed") and _outcomes.get(report.nodeid) != "failed":
        _outcomes[report.nodeid] = report.outcome


def pytest_sessionfinish() -> None:
    """Write what is known, over what an earlier run knew."""
    if not _outcomes:
        return
    known = {row["nodeid"]: row for row in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    for nodeid, outcome in _outcomes.items():
        known[nodeid] = {"nodeid": nodeid, "clauses": _clauses.get(nodeid, []), "outcome": outcome}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(sorted(known.values(), key=lambda row: row["nodeid"]), indent=1) + "\n")
