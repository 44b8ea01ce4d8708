"""Sets the database's triggers aside while a test's rows are removed, and puts them back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TRIGGERED_TABLES = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal
"""


@contextmanager
def without_triggers() -> Iterator[None]:
    """Run the block with no trigger of ours in the way."""
    aside = _without_on_postgresql if connection.vendor == "postgresql" else _without_on_sqlite
    with aside():
        yield


@contextmanager
def _without_on_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERED_TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@contextmanager
def _without_on_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)
