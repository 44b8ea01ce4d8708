"""Our pages beside bare Django pages with the same fields: a list of 25 out of 100,000 cases, a case, the incident form.

Usage: python -m bench.pages [CASES], on SQLite or where DATABASE_URL names a PostgreSQL server. Each side is served by a
process of its own from the same database; the bare one carries no code of ours (`bench/plain`).
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.busy import busy
from bench.data import asked, databases
from bench.pairs import PAIRS, Side, compare
from bench.questions import questions
from bench.served import Build, Server, served
from bench.visitor import Visitor

PROJECT = Path(__file__).parent.parent
AIM, ROUNDS = 3, 20
BARE = "plain.wsgi:application"
LIST, FORM = "/cases/", "/incidents/new/"


def main() -> None:
    """Fill a database and compare the three pages."""
    with tempfile.TemporaryDirectory(prefix="evenhand-bench-") as folder:
        for line in compared(sys.argv[1:], Path(folder), os.environ.get("DATABASE_URL", "")):
            print(line, flush=True)


def compared(words: Sequence[str], data: Path, server: str, *, pairs: int = PAIRS) -> Iterator[str]:
    """Yield a line for each page, ours beside the bare one, and one with the counts. ``words``: how many cases, or none."""
    with databases(server, *(("pages",) if server else ())) as urls:
        ours = Build(PROJECT, data, urls[0] if urls else "", path=PROJECT)
        made = json.loads(asked(ours, "python", "-m", "bench.fill", *words))
        with served(ours) as here:
            visitor = Visitor(here).sign_in(made["user"], made["password"])
            _note_questions(visitor, data)
            bare = bare_beside(ours)
            asked(bare, "python", "-m", "plain.prepare")
            with served(bare) as there, busy():
                other = Visitor(there).sign_in(made["user"], made["password"])
                yield from _pages(made, (here, visitor), (there, other), pairs=pairs)


def bare_beside(ours: Build) -> Build:
    """Return the bare project on the database of a build."""
    return replace(ours, application=BARE, path=Path(__file__).parent)


def _note_questions(visitor: Visitor, data: Path) -> None:
    """Leave to the bare pages, as data, what our forms ask."""
    asked_of = {
        "cases": questions(visitor.get(LIST).text, method="GET"),
        "incident": questions(visitor.get(FORM).text, method="POST"),
    }
    (data / "questions.json").write_text(json.dumps(asked_of))


def _pages(made: Mapping[str, Any], ours: tuple[Server, Visitor], bare: tuple[Server, Visitor], *, pairs: int) -> Iterator[str]:
    of_list = f"list of 25 out of {made['cases']:,} cases"
    for what, path in ((of_list, LIST), ("case page", f"/cases/{made['case']}/"), ("incident form", FORM)):
        here, there = _side(*ours, path), _side(*bare, path)
        for (_, visitor), side in ((ours, here), (bare, there)):
            side.work()
            visitor.settle(path)
        yield compare(what, here, there, beside="a bare Django page", aim=AIM, rounds=ROUNDS, pairs=pairs).line()
        yield f"    {ours[1].count(path).line()} beside {bare[1].count(path).line()}"


def _side(server: Server, visitor: Visitor, path: str) -> Side:
    return Side(lambda: visitor.get(path), server.spent)


if __name__ == "__main__":
    main()
