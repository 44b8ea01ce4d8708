"""Puts another build beside this one: both serve the demo's data over HTTP, one visitor asks both in turn.

Usage: python -m bench.other PATH-OR-REVISION, on SQLite or where DATABASE_URL names a PostgreSQL server.

Each makes the demo's data itself, which is the same on a day but for what has changed in it. Neither imports the other: they
may differ in every name and every table but their commands, their addresses and their forms.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.busy import busy
from bench.data import carry, databases, demo
from bench.pairs import Compared, Sizes, compare, middle
from bench.served import Build, served, tidy_when_stopped
from bench.spent import Spent
from bench.story import OFFICER, Case, People, Took

OURS = Path(__file__).parent.parent
HALF = 0.5
ACTS = {"log an incident": None, "open a case": None, "note": HALF, "propose": HALF, "authorise": HALF, "decide appeal": HALF}
"""The acts that are shown one by one, and what is aimed for. All others count in the whole case."""
WHOLE = "a whole case, every form"


def main() -> None:
    """Compare with the build that the command names."""
    tidy_when_stopped()
    other = sys.argv[1]
    with checkout(other) as project, tempfile.TemporaryDirectory(prefix="evenhand-bench-") as folder:
        for line in compared(project, Path(folder), os.environ.get("DATABASE_URL", ""), demo, Sizes()):
            print(line, flush=True)


@contextmanager
def checkout(other: str) -> Iterator[Path]:
    """Yield where the other build is: the folder as it was named, or a work tree of a revision, made and removed again."""
    if Path(other).is_dir():
        yield Path(other).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="evenhand-other-") as folder:
        project = Path(folder) / "project"
        _run("git", "worktree", "add", "--detach", project, other, cwd=OURS)
        try:
            print(f"making the environment of {other}", flush=True)
            _run("make", ".venv", "static", cwd=project)
            yield project
        finally:
            _run("git", "worktree", "remove", "--force", project, cwd=OURS)


def compared(project: Path, folder: Path, server: str, make: Callable[[Build], None], sizes: Sizes) -> Iterator[str]:
    """Yield lines of each page and each act, ours beside the build in ``project``.

    ``make`` makes a build's data, in SQLite, in the empty ``folder``; it is carried to ``server`` where that is given.
    """
    with databases(server, *(("older", "newer") if server else ())) as urls:
        older, newer = urls or ("", "")
        theirs = Build(project, folder / "older", older)
        ours = Build(OURS, folder / "newer", newer)
        for build in (theirs, ours):
            make(build)
            if server:
                carry(build)
        with served(ours) as here, served(theirs) as there, busy():
            yield from _both(People.at(here), People.at(there), f"build {name(project)}", sizes)


def name(project: Path) -> str:
    """Return the commit that a checkout is at; the folder's name where it is none."""
    at = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=project, capture_output=True, text=True, check=False)
    return at.stdout.strip() or project.name


def _both(here: People, there: People, beside: str, sizes: Sizes) -> Iterator[str]:
    ours, theirs = (Case(one).tell() for one in (here, there))
    for one in (here, there):
        one.visitors[OFFICER].settle("/cases/")
    for what, path, other in (
        ("list of cases", "/cases/", "/cases/"),
        ("case page", f"/cases/{ours.reference}/", f"/cases/{theirs.reference}/"),
        ("incident form", "/incidents/new/", "/incidents/new/"),
    ):
        sides = here.visitors[OFFICER].side(path), there.visitors[OFFICER].side(other)
        yield compare(what, *sides, beside=beside, aim=None, rounds=sizes.rounds, pairs=sizes.pairs).line()
        shown = [one.visitors[OFFICER].count(where).line() for one, where in ((here, path), (there, other))]
        yield f"    {shown[0]} beside {shown[1]}"
    found = [_told_in_turn(here, there, sizes.cases) for _ in range(sizes.pairs)]
    counts = [Case(one, count=True).tell().counts for one in (here, there)]  # last, when every backend knows its tables
    for act, aim in {**ACTS, WHOLE: None}.items():
        used, others = ([one[side][act] for one in found] for side in (0, 1))
        yield Compared(act, beside, tuple(used), tuple(others), aim).line()
        if act in counts[0]:
            yield f"    {counts[0][act].line()} beside {counts[1][act].line()}"


def _told_in_turn(here: People, there: People, cases: int) -> tuple[Took, Took]:
    """Let both take some whole cases, a part of one in turn; return the median time to send each form.

    The parts are short, so that a machine that grows busy meets both; the median leaves out what met one form alone.
    """
    told: list[tuple[Took, Took]] = []
    for _ in range(cases):
        ours, theirs = Case(here), Case(there)
        for chapter, other in zip(ours.chapters(), theirs.chapters(), strict=True):
            chapter()
            other()
        told.append((ours.took, theirs.took))
    return _medians([ours for ours, _ in told]), _medians([theirs for _, theirs in told])


def _medians(told: Sequence[Took]) -> Took:
    took = {act: middle([one[act] for one in told]) for act in told[0]}
    return {**took, WHOLE: sum(took.values(), Spent(0))}


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
