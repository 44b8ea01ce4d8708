"""Dumps and loads a whole database: SQLite through its own backup, PostgreSQL by pg_dump and pg_restore in custom format."""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import pq
from psycopg.conninfo import make_conninfo

from evenhand.health.manifest import NotRestorable
from evenhand.health.state import DatabaseState, state_of

FILE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
"""The database's file in a backup."""
PLACES = Path("/usr/lib/postgresql")
"""Where Debian keeps each version's programs."""
WIPE = """
SET lock_timeout = '10s';
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a')) LOOP
        EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name);
    END LOOP;
    FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
    END LOOP;
    FOR one IN SELECT t.oid::regtype AS name FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace
        AND t.typtype IN ('e', 'd') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e') LOOP
        EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', one.name);
    END LOOP;
END $$;
"""
"""Removes all of ours from a database's public schema: what comes next is in the same transaction."""


def dump(folder: Path) -> DatabaseState:
    """Write the whole database into a folder, as of one moment; return what it held then.

    Raises:
        NotRestorable: the copy is damaged, or a program is missing or failed.
    """
    to = folder / FILE[connection.vendor]
    return _dump_sqlite(to) if connection.vendor == "sqlite" else _dump_postgresql(to)


def _dump_sqlite(to: Path) -> DatabaseState:
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        if (said := copy.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise NotRestorable(f"The database is damaged: {said}. Restore the last good backup.")
        return state_of(copy.cursor(), "sqlite")


def _dump_postgresql(to: Path) -> DatabaseState:
    """Dump and count in one snapshot."""
    program = _program("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run([program, "--format=custom", f"--snapshot={snapshot}", f"--file={to}", f"--dbname={_address()}"])
        return state_of(cursor, "postgresql")


def holds_rows() -> bool:
    """Return whether the database holds a landlord, a user or an entry, or cannot be read at all."""
    try:
        with connection.cursor() as cursor:
            counts = state_of(cursor, connection.vendor).counts
    except (DatabaseError, ValueError, TypeError):
        return True
    return any(counts.get(name) for name in ("landlords_landlord", "landlords_user", "journal_entry"))


def name() -> str:
    """Return the name of the database: on SQLite, of its file."""
    return Path(str(connection.settings_dict["NAME"])).name


def load(folder: Path) -> None:
    """Put the backup's database in place of the present one, whole or not at all. Readers wait meanwhile.

    Raises:
        NotRestorable: a program is missing or failed; the database is as it was.
    """
    kept = folder / FILE[connection.vendor]
    if connection.vendor == "postgresql":
        connection.close()
        _load_postgresql(kept, _address())
    else:
        _load_sqlite(kept)


def _load_sqlite(kept: Path) -> None:
    place = Path(str(connection.settings_dict["NAME"]))
    place.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(f"{kept.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        try:
            connection.ensure_connection()
            copy.backup(connection.connection)
        except (DatabaseError, sqlite3.DatabaseError):  # what is there is no database any more: a file takes its place
            connection.close()
            fresh = place.with_name(f".{place.name}-{token_hex(4)}")
            with closing(sqlite3.connect(fresh)) as made:
                copy.backup(made)
            for beside in ("-wal", "-shm"):
                place.with_name(place.name + beside).unlink(missing_ok=True)
            fresh.replace(place)


def _load_postgresql(kept: Path, address: str) -> None:
    """Remove what is there and load the dump, in one transaction. The whole dump is read first."""
    with tempfile.TemporaryDirectory(prefix="evenhand-restore-") as aside:
        script = Path(aside) / "restore.sql"
        _run([_program("pg_restore"), "--no-owner", "--no-privileges", f"--file={script}", str(kept)])
        words = [_program("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        _run([*words, "--output=/dev/null", f"--dbname={address}", f"--command={WIPE}", f"--file={script}"])


@contextmanager
def scratch(folder: Path, place: Path) -> Iterator[None]:
    """Let the default connection be a copy of a backup's database, removed at the end. ``place``: a folder for it.

    Raises:
        NotRestorable: no scratch database can be made.
    """
    ours = connections[DEFAULT_DB_ALIAS]
    made = ours.copy()
    made.settings_dict["OPTIONS"].pop("pool", None)  # a pool belongs to an alias, not to a database
    kept = folder / FILE[ours.vendor]
    with _scratch_sqlite(kept, place) if ours.vendor == "sqlite" else _scratch_postgresql(kept) as scratched:
        made.settings_dict["NAME"] = scratched
        connections[DEFAULT_DB_ALIAS] = made
        try:
            yield
        finally:
            made.close()
            connections[DEFAULT_DB_ALIAS] = ours


@contextmanager
def _scratch_sqlite(kept: Path, place: Path) -> Iterator[str]:
    yield str(shutil.copy(kept, place / "scratch.sqlite3"))


@contextmanager
def _scratch_postgresql(kept: Path) -> Iterator[str]:
    named = f"evenhand_check_{token_hex(6)}"
    try:
        _autocommitted(connection, f'CREATE DATABASE "{named}" TEMPLATE template0')
    except DatabaseError as refused:
        raise NotRestorable(
            f"No scratch database can be made ({str(refused).splitlines()[0]}): let the role of DATABASE_URL create databases."
        ) from refused
    ours = connections[DEFAULT_DB_ALIAS]
    try:
        _load_postgresql(kept, _address(named))
        yield named
    finally:
        _autocommitted(ours, f'DROP DATABASE "{named}" WITH (FORCE)')


def _autocommitted(through: BaseDatabaseWrapper, sql: str) -> None:
    with through.cursor() as cursor:
        cursor.execute(sql)


def _address(database: str = "") -> str:
    """Return the address of the database as libpq reads it, without the password, which a list of processes would show."""
    kept = connection.settings_dict
    known = {one.keyword.decode() for one in pq.Conninfo.get_defaults()}
    given = {key: value for key, value in kept["OPTIONS"].items() if key in known}
    parts = {"host": kept["HOST"], "port": kept["PORT"], "user": kept["USER"], "dbname": database or kept["NAME"]}
    return make_conninfo("", **given | {key: str(value) for key, value in parts.items() if value})


def _environment() -> Mapping[str, str]:
    password = connection.settings_dict["PASSWORD"]
    return os.environ | ({"PGPASSWORD": password} if password else {})


def _program(named: str) -> str:
    """Return a program of PostgreSQL that is as new as the server or newer; the oldest of these."""
    server = _version_of_server()
    found = [*filter(None, [shutil.which(named)]), *sorted(map(str, PLACES.glob(f"*/bin/{named}")))]
    fitting = [(version, path) for path in found if (version := _version(path)) >= server]
    if not fitting:
        raise NotRestorable(
            f"{named} for PostgreSQL {server} is not on PATH and not in {PLACES}/*/bin: "
            f"install the client programs (on Debian: postgresql-client-{server})."
        )
    return min(fitting)[1]


def _version_of_server() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10000


def _version(program: str) -> int:
    with suppress(OSError):
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        if number := re.search(r"\b(\d+)(\.\d+|beta|rc|devel)", said):
            return int(number[1])
    return 0


def _run(words: list[str]) -> None:
    done = subprocess.run(words, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotRestorable(f"{Path(words[0]).name}: {_last(done.stderr)}")


def _last(said: str) -> str:
    """Return the line that says what was wrong."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "no reason given")
