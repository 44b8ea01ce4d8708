"""Packs a database of a version into files, and unpacks it again, on SQLite and on PostgreSQL."""

import io
import json
import lzma
import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg import sql

FOLDER = Path(__file__).parent
PROJECT = FOLDER.parents[1]
SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASE, FILES = "evenhand.sqlite3", ("heads", "files")


def versions() -> list[str]:
    """Return the versions of which a database is kept."""
    return sorted(one.name for one in FOLDER.iterdir() if (one / "expected.json.xz").exists())


def packed(path: Path) -> bytes:
    """Return what is in a packed file."""
    return lzma.decompress(path.read_bytes())


def pack(path: Path, content: bytes) -> None:
    """Pack bytes into a file."""
    path.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def expected(version: str) -> dict[str, Any]:
    """Return what the version itself read in its database: the same shape as `observe.observed`."""
    found: dict[str, Any] = json.loads(packed(FOLDER / version / "expected.json.xz"))
    return found


def run(module: str, *words: str, data: Path, server: str = "") -> str:
    """Run a module of this folder on a database, in demo mode and in a process of its own; return what it printed.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    apart = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "DATABASE_", "DJANGO_"))}
    env = apart | {
        "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
        "EVENHAND_DEMO": "1",
        "EVENHAND_DATA": str(data),
        "DATABASE_URL": server,
        "PYTHONPATH": os.pathsep.join((str(PROJECT / "src"), str(PROJECT))),
    }
    command = [sys.executable, "-m", f"tests.upgrade.{module}", *words]
    done = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {(done.stdout + done.stderr).strip()[-4000:]}")
    return done.stdout


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """Yield the address of an empty database of a server, which is dropped afterwards."""
    name = f"evenhand_upgrade_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def keep(folder: Path, data: Path, server: str = "") -> None:
    """Pack the database, and what stands beside it, into a version's folder."""
    engine = POSTGRESQL if server else SQLITE
    pack(folder / f"{engine}.sql.xz", _dumped(server) if server else _dumped_by_sqlite(data))
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name in FILES:
            tar.add(data / name, name)
    pack(folder / f"{engine}.files.tar.xz", made.getvalue())


def _dumped_by_sqlite(data: Path) -> bytes:
    with sqlite3.connect(data / DATABASE) as connection:
        return "\n".join(connection.iterdump()).encode()


def _dumped(server: str) -> bytes:
    """Return a dump without the lines that only `psql` understands."""
    words = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", f"--dbname={server}"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith("\\")).encode()


def restore(version: str, data: Path, server: str = "") -> None:
    """Unpack a version's database, and what stands beside it, into an empty folder and an empty database."""
    folder, engine = FOLDER / version, POSTGRESQL if server else SQLITE
    with tarfile.open(fileobj=io.BytesIO(packed(folder / f"{engine}.files.tar.xz"))) as tar:
        tar.extractall(data, filter="data")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(packed(folder / f"{engine}.sql.xz"))
        return
    with sqlite3.connect(data / DATABASE) as connection:
        connection.executescript(packed(folder / f"{engine}.sql.xz").decode())
