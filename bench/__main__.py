"""Runs every comparison, one after the other, each in a process of its own; how to read it: docs/benchmarks.md.

Usage: python -m bench [--cases N] [--other PATH-OR-REVISION] [--busy LOOPS]
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bench.busy import ASKED

POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/postgres"


@dataclass(frozen=True)
class Comparison:
    """One module to run, with its words; on both databases where it reads any."""

    title: str
    module: str
    words: tuple[str, ...] = ()
    databases: bool = True


def main() -> int:
    """Run all; return 1 where one could not run."""
    asked = _parser().parse_args()
    failed = 0
    for comparison in comparisons(asked.cases, asked.other):
        for title, env in environments(comparison):
            print(f"\n{title}", flush=True)
            words = [sys.executable, "-m", comparison.module, *comparison.words]
            if subprocess.run(words, env=env | {ASKED: str(asked.busy)}, check=False).returncode:
                failed = 1
                print(f"{title}: could not run (the lines above say why)", flush=True)
    return failed


def comparisons(cases: int, other: str) -> Iterator[Comparison]:
    """Yield what is compared."""
    yield Comparison("All acts of a case", "bench.acts", databases=False)
    yield Comparison("Contact gate", "bench.gate", databases=False)
    yield Comparison("Facts of a case", "bench.facts")
    yield Comparison("Pages", "bench.pages", (str(cases),) if cases else ())
    if other:
        yield Comparison("Another build", "bench.other", (other,))


def environments(comparison: Comparison) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield under which titles and variables a comparison runs."""
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if not comparison.databases:
        yield comparison.title, without
        return
    yield f"{comparison.title} on SQLite", without
    yield f"{comparison.title} on PostgreSQL", without | {"DATABASE_URL": os.environ.get("DATABASE_URL", POSTGRESQL)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Compare CPU and counts with peers and limits.")
    parser.add_argument("--cases", type=int, default=0, help="how many cases the list is taken from (100,000)")
    parser.add_argument("--other", default="", metavar="PATH-OR-REVISION", help="another build, put beside by HTTP")
    parser.add_argument("--busy", type=int, default=0, metavar="LOOPS", help="endless loops to run meanwhile")
    return parser


if __name__ == "__main__":
    sys.exit(main())
