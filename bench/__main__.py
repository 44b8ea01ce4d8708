"""Runs every comparison, the pages on both databases.

Usage: python -m bench [CASES]. How many cases the list is taken from: 100,000 unless told.
"""

import os
import subprocess
import sys

POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/bench"


def main() -> None:
    """Compare acts, then pages on SQLite and on PostgreSQL; what cannot run says why."""
    words = sys.argv[1:]
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    for title, module, env in (
        ("Acts", "bench.acts", without),
        ("Pages on SQLite", "bench.pages", without),
        ("Pages on PostgreSQL", "bench.pages", {**without, "DATABASE_URL": os.environ.get("DATABASE_URL", POSTGRESQL)}),
    ):
        print(f"\n{title}", flush=True)
        done = subprocess.run([sys.executable, "-m", module, *words], env=env, check=False)
        if done.returncode:
            print(f"{title}: could not run (the lines above say why)", flush=True)


if __name__ == "__main__":
    main()
