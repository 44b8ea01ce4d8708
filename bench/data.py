"""Makes the data that builds serve, on SQLite and on PostgreSQL.

Of a build it uses the commands alone.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from bench.served import Build

LEFT_OUT = ("contenttypes", "auth.permission", "sessions")
"""Rows that migrating makes and nobody needs."""


def asked(build: Build, *words: str | Path, **env: str) -> str:
    """Run a command of a build; return what it printed.

    Raises:
        RuntimeError: it failed; with its output.
    """
    command = [build.project / ".venv" / "bin" / words[0], *words[1:]]
    done = subprocess.run(command, cwd=build.project, env=build.environment | env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}: {(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout


def migrate(build: Build) -> None:
    """Bring a build's database to its own migrations."""
    asked(build, "evenhand", "manage", "migrate", "--verbosity=0")


def demo(build: Build) -> None:
    """Make the demo's data with a build, in its folder. The demo knows SQLite alone."""
    asked(build, "evenhand", "demo", "prepare", EVENHAND_DEMO_DATA=str(build.data))


def carry(build: Build) -> None:
    """Carry what is in a build's SQLite database into its PostgreSQL one, by Django's own commands."""
    dumped = build.data / "dumped.json"
    left_out = [f"--exclude={name}" for name in LEFT_OUT]
    asked(replace(build, database_url=""), "evenhand", "manage", "dumpdata", *left_out, f"--output={dumped}")
    migrate(build)
    asked(build, "evenhand", "manage", "loaddata", dumped)
    dumped.unlink()


@contextmanager
def databases(server: str, *names: str) -> Iterator[list[str]]:
    """Yield the addresses of empty databases on a PostgreSQL server, which are removed when the block ends."""
    mine = [f"evenhand_bench_{os.getpid()}_{name}" for name in names]
    try:
        for name in mine:
            _tell(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield [urlsplit(server)._replace(path=f"/{name}").geturl() for name in mine]
    finally:
        for name in mine:
            _tell(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _tell(server: str, words: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(words)
