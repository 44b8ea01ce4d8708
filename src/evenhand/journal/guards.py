"""Finds triggers of the database that are missing, switched off or do something else than they should.

Migrations make them: each one named ``guards`` holds its statements in SQLITE and POSTGRESQL, and what the database has is
compared with those, word for word. SQLite drops triggers without a word when a later migration rebuilds the table.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from django.db import connection
from django.db.migrations.loader import MigrationLoader

EXPECTED = {
    "sqlite": ["journal_entry_no_delete", "journal_entry_no_replace", "journal_entry_no_update"],
    "postgresql": ["journal_entry_no_delete", "journal_entry_no_truncate", "journal_entry_no_update"],
}
"""The triggers of the journal itself."""
STANDING = {
    "sqlite": "SELECT name, sql, '' FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT t.tgname, pg_get_triggerdef(t.oid), p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
    """,
}
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+)")
_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(\).*?\$\$(.*)\$\$", re.DOTALL)
_EVENTS = re.compile(r"BEFORE ([A-Z ]+) ON")
_CALLS = re.compile(r"EXECUTE FUNCTION (\w+)\(\)")


def missing() -> list[str]:
    """Return the names of the guards that are missing or switched off, in the order of their names."""
    standing = _standing()
    return sorted(name for name in _expected(connection.vendor) if name not in standing)


def changed() -> list[str]:
    """Return the names of the guards that are there and do something else."""
    standing = _standing()
    return sorted(name for name, what in _expected(connection.vendor).items() if standing.get(name, what) != what)


def _standing() -> dict[str, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return {name: (_plain(sql), _plain(does)) for name, sql, does in cursor.fetchall()}


@cache
def _expected(vendor: str) -> dict[str, tuple[str, str]]:
    """Return what each guard has to be: its statement and, on PostgreSQL, what its function does."""
    statements = [statement for module in _modules() for statement in getattr(import_module(module), vendor.upper())]
    does = {found[1]: found[2] for one in statements if (found := _FUNCTION.search(one))}
    triggers = {found[1]: one for one in statements if (found := _TRIGGER.search(one))}
    return {name: (_plain(one), _plain(_function(one, does))) for name, one in triggers.items()}


def _modules() -> Iterator[str]:
    for (_app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if name.endswith("_guards"):
            yield migration.__module__


def _function(statement: str, does: dict[str, str]) -> str:
    called = _CALLS.search(statement)
    return does[called[1]] if called else ""


def _plain(sql: str) -> str:
    """Return a statement without what each database writes in its own way: blanks, the schema, the order of events."""
    plain = " ".join(sql.replace("public.", "").split())
    return _EVENTS.sub(lambda found: f"BEFORE {' OR '.join(sorted(found[1].split(' OR ')))} ON", plain)
