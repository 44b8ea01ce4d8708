"""Reads what a database holds: counts by table, migrations, the end of each chain, guards. Both engines, any cursor."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from evenhand.journal.canonical import moment

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
GUARDS = {
    "sqlite": "SELECT tbl_name || ' ' || name, 'O', sql, '' FROM sqlite_master WHERE type = 'trigger' ORDER BY 1",
    "postgresql": """
        SELECT c.relname || ' ' || t.tgname, t.tgenabled::text, pg_get_triggerdef(t.oid), p.prosrc
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
        UNION ALL
        SELECT c.relname || ' row security', c.relrowsecurity::text || c.relforcerowsecurity::text,
            coalesce((SELECT string_agg(o.polname || o.polcmd::text || coalesce(pg_get_expr(o.polqual, o.polrelid), '')
                || coalesce(pg_get_expr(o.polwithcheck, o.polrelid), ''), ';' ORDER BY o.polname)
                FROM pg_policy o WHERE o.polrelid = c.oid), ''), ''
        FROM pg_class c WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relnamespace = current_schema()::regnamespace
        ORDER BY 1
    """,
}
ENDS = """
    SELECT e.landlord_id, e.sequence, e.hash, e.recorded_at FROM journal_entry e
    JOIN (SELECT landlord_id, max(sequence) AS last FROM journal_entry GROUP BY landlord_id) AS ends
    ON e.landlord_id = ends.landlord_id AND e.sequence = ends.last ORDER BY e.landlord_id
"""


class Cursor(Protocol):
    """What both Django's cursor and sqlite3's have."""

    def execute(self, sql: str, /) -> Any: ...
    def fetchall(self) -> Sequence[Sequence[Any]]: ...


@dataclass(frozen=True)
class DatabaseState:
    """What a database holds.

    ``counts``: rows by table. ``migrations``: ``app.name``. ``ends``: each chain's newest entry by landlord number.
    ``guards``: how each trigger is switched and a hash of what it does, by table and name; row security likewise.
    """

    counts: dict[str, int] = field(default_factory=dict)
    migrations: tuple[str, ...] = ()
    ends: dict[str, dict[str, Any]] = field(default_factory=dict)
    guards: dict[str, str] = field(default_factory=dict)


def state_of(cursor: Cursor, engine: str) -> DatabaseState:
    """Return what the database behind a cursor holds; an empty one, nothing."""
    counts = {name: _rows(cursor, f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in _rows(cursor, TABLES[engine])}  # noqa: S608
    if "django_migrations" not in counts:
        return DatabaseState(counts)
    migrations = tuple(f"{app}.{name}" for app, name in _rows(cursor, "SELECT app, name FROM django_migrations ORDER BY 1, 2"))
    return DatabaseState(counts, migrations, _ends(cursor, counts), guards_of(cursor, engine))


def guards_of(cursor: Cursor, engine: str) -> dict[str, str]:
    """Return how each trigger and each table's row security is switched, and a hash of what it does."""
    return {name: f"{how} {_hash(*what)}" for name, how, *what in _rows(cursor, GUARDS[engine])}


def _ends(cursor: Cursor, counts: dict[str, int]) -> dict[str, dict[str, Any]]:
    slugs: dict[int, str] = {}
    if "landlords_landlord" in counts:
        slugs = {number: slug for number, slug in _rows(cursor, "SELECT id, slug FROM landlords_landlord")}  # noqa: C416 - rows
    if "journal_entry" not in counts:
        return {}
    return {
        str(landlord): {"slug": slugs.get(landlord, ""), "sequence": sequence, "hash": last, "recorded_at": _moment(at)}
        for landlord, sequence, last, at in _rows(cursor, ENDS)
    }


def _rows(cursor: Cursor, sql: str) -> Sequence[Sequence[Any]]:
    cursor.execute(sql)
    return cursor.fetchall()


def _moment(at: datetime | str) -> str:
    """Return a moment as heads have it. SQLite holds text, in UTC."""
    read = datetime.fromisoformat(at) if isinstance(at, str) else at
    return moment(read if read.tzinfo else read.replace(tzinfo=UTC))


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(" ".join(text.split()) for text in texts).encode()).hexdigest()[:16]
