"""Measures our pages beside bare Django pages with the same fields: a list, a case, the incident form.

Usage: python -m bench.pages [CASES], on SQLite or where DATABASE_URL names a PostgreSQL server. Each side is served by a
process of its own from the same database; the bare one carries no code of ours (`bench/plain`).
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.busy import busy
from bench.data import asked, databases
from bench.pairs import Sizes, compare
from bench.questions import questions
from bench.served import Build, served, tidy_when_stopped
from bench.visitor import Visitor

PROJECT = Path(__file__).parent.parent
AIM = 3
BARE = "plain.wsgi:application"
Made = Mapping[str, Any]
"""The output of `bench.fill`: ``user``, ``password``, ``case`` (its reference), ``cases`` (how many)."""
LIST, FORM = "/cases/", "/incidents/new/"


def main() -> None:
    """Fill a database and compare the three pages."""
    tidy_when_stopped()
    with (
        tempfile.TemporaryDirectory(prefix="evenhand-bench-") as folder,
        filled(sys.argv[1:], Path(folder), os.environ.get("DATABASE_URL", "")) as (ours, made),
    ):
        for line in compared(ours, made, Sizes()):
            print(line, flush=True)


@contextmanager
def filled(words: Sequence[str], data: Path, server: str) -> Iterator[tuple[Build, Made]]:
    """Yield our build on a database that is filled for as long as the block runs. ``words``: those of `bench.fill`."""
    with databases(server, *(("pages",) if server else ())) as urls:
        ours = Build(PROJECT, data, urls[0] if urls else "", path=PROJECT)
        made = json.loads(asked(ours, "python", "-m", "bench.fill", *words))
        asked(bare_beside(ours), "python", "-m", "plain.prepare")
        yield ours, made


def compared(ours: Build, made: Made, sizes: Sizes) -> Iterator[str]:
    """Yield a line for each page, ours beside the bare one, and one with the counts."""
    with served(ours) as here:
        visitor = Visitor(here).sign_in(made["user"], made["password"])
        _note_questions(visitor, ours.data)
        with served(bare_beside(ours)) as there, busy():
            other = Visitor(there).sign_in(made["user"], made["password"])
            yield from _pages(made, visitor, other, sizes)


def bare_beside(ours: Build) -> Build:
    """Return the bare project on the database of a build."""
    return replace(ours, application=BARE, path=Path(__file__).parent)


def _note_questions(visitor: Visitor, data: Path) -> None:
    """Leave to the bare pages, as data, what our forms ask."""
    asked_of = {
        "cases": questions(visitor.get(LIST), method="GET"),
        "incident": questions(visitor.get(FORM), method="POST"),
    }
    (data / "questions.json").write_text(json.dumps(asked_of))


def _pages(made: Made, ours: Visitor, bare: Visitor, sizes: Sizes) -> Iterator[str]:
    of_list = f"list of 25 out of {made['cases']:,} cases"
    for what, path in ((of_list, LIST), ("case page", f"/cases/{made['case']}/"), ("incident form", FORM)):
        for visitor in (ours, bare):
            visitor.get(path)
            visitor.settle(path)
        sides = ours.side(path), bare.side(path)
        yield compare(what, *sides, beside="a bare Django page", aim=AIM, rounds=sizes.rounds, pairs=sizes.pairs).line()
        yield f"    {ours.count(path).line()} beside {bare.count(path).line()}"


if __name__ == "__main__":
    main()
