"""Times each migration that came after the newest kept version, on a landlord with many cases and as many reports.

Usage: python -m bench.migrations [CASES], on SQLite or where DATABASE_URL names a PostgreSQL server.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bench.data import asked
from bench.pages import filled
from bench.served import tidy_when_stopped
from bench.spent import with_backend
from tests.upgrade.frozen import FOLDER, packed, versions

HERE = "here"
FEW = "1"
"""Cases of each kind that are made by acts; the others are made in bulk."""


def main() -> None:
    """Fill a database, take it back to the kept version and forward again, one line a migration."""
    tidy_when_stopped()
    if sys.argv[1:] == [HERE]:
        for line in timed():
            print(line, flush=True)
        return
    cases = sys.argv[1] if sys.argv[1:] else "100000"
    with (
        tempfile.TemporaryDirectory(prefix="evenhand-bench-") as folder,
        filled((cases, FEW), Path(folder), os.environ.get("DATABASE_URL", "")) as (ours, _),
    ):
        print(asked(ours, "python", "-m", "bench.migrations", HERE), end="")


def timed() -> Iterator[str]:
    """Yield for each migration its name, seconds and CPU seconds (user, system and PostgreSQL's backend together)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "evenhand.config.settings"
    django.setup()
    kept = applied(versions()[-1])
    executor = MigrationExecutor(connection)
    ours = {app for app, _ in kept}
    added = [(app, None) for app, _ in executor.loader.graph.leaf_nodes() if app not in ours]
    executor.migrate(added + [(app, max(name for one, name in kept if one == app)) for app in sorted(ours)])
    spent = with_backend(connection)
    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        began, cpu = perf_counter(), spent()
        MigrationExecutor(connection).migrate([(migration.app_label, migration.name)])
        yield f"{migration}: {perf_counter() - began:.1f} s, CPU {(spent() - cpu).total:.1f} s"


def applied(version: str) -> set[tuple[str, str]]:
    """Return the migrations that a kept version's database has: app label and name."""
    dump = packed(FOLDER / version / "sqlite.sql.xz").decode()
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(dump)
        return set(database.execute("SELECT app, name FROM django_migrations"))


if __name__ == "__main__":
    main()
