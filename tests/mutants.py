"""Takes the answers of each demand out of its pack in turn: some test of that demand must then fail.

``python -m tests.mutants [SLUG...]`` (``make mutants``). The tests of tests/policy are imported and collected once; each mutant
is a forked child, in which only the tests that carry the demand's ``@clause`` run: first with its answers, where they must
pass, then without. Exit code 1 where a removal goes unnoticed.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Demand

TESTS = Path(__file__).parent / "policy"
NOTICED = "noticed"
UNNOTICED = "its tests pass without its answers"
UNTESTED = "no test carries it"
FAILING = "its tests fail even with its answers"


@dataclass
class Mutants:
    """A pytest plugin: instead of running the tests, runs each demand's tests against a pack without its answers."""

    slugs: tuple[str, ...]
    found: dict[str, str] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork a child for each demand."""
        tests = _by_clause(session.items)
        for identity, demand in _demands(self.slugs):
            items = tests.get(identity, [])
            self.found[identity] = _outcome(items, demand) if items else UNTESTED
        return True


def _by_clause(items: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
    tests: dict[str, list[pytest.Item]] = {}
    for item in items:
        for identity in {name for mark in item.iter_markers("clause") for name in mark.args}:
            whole = identity if identity.count(":") > 1 else f"{identity}:1"
            tests.setdefault(whole, []).append(item)
    return tests


def _demands(slugs: tuple[str, ...]) -> Iterator[tuple[str, Demand]]:
    for slug in slugs:
        for clause, place, demand in shipped(slug).demands():
            yield f"{slug}:{clause.number}:{place}", demand


def _outcome(items: list[pytest.Item], demand: Demand) -> str:
    if not _pass(items, None):
        return FAILING
    return UNNOTICED if _pass(items, demand) else NOTICED


def _pass(items: list[pytest.Item], without: Demand | None) -> bool:
    """Return whether a demand's tests pass, in a child of their own, without the demand's answers or with all."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _run(items, without)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _run(items: list[pytest.Item], without: Demand | None) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if without is not None:
        vars(without)["answers"] = Answers()
        vars(without)["reading"] = None
    noticed = False
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        reports = runtestprotocol(item, log=False, nextitem=following)
        noticed = any(report.failed for report in reports)
        if noticed:
            break
    os._exit(int(noticed))


def main(words: list[str]) -> int:
    """Run the mutants of these packs, or of all; print what went unnoticed."""
    began = time.monotonic()
    os.environ["EVENHAND_ALL_AFRESH"] = "1"  # what was prepared knows nothing of what is taken out
    mutants = Mutants(tuple(words) or (FLOOR, *PACKS))
    code = pytest.main([str(TESTS), "-q", "-p", "no:cacheprovider"], plugins=[mutants])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        return int(code)
    missed = [(identity, outcome) for identity, outcome in mutants.found.items() if outcome != NOTICED]
    noticed = len(mutants.found) - len(missed)
    told = [f"{identity}: {outcome}" for identity, outcome in missed]
    told.append(f"{len(mutants.found)} demands, {noticed} noticed when taken out, {time.monotonic() - began:.0f} s")
    sys.stdout.write("\n".join(told) + "\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
