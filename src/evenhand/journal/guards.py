"""Finds missing triggers of the database that refuse changes of the journal.

Migrations make them. SQLite drops them without a word when a later migration rebuilds the table.
"""

from django.db import connection

EXPECTED = {
    "sqlite": ["journal_entry_no_delete", "journal_entry_no_replace", "journal_entry_no_update"],
    "postgresql": ["journal_entry_no_delete", "journal_entry_no_truncate", "journal_entry_no_update"],
}
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal_entry'::regclass AND tgenabled IN ('O', 'A')",
}


def missing() -> list[str]:
    """Return the names of the guards that are missing or switched off."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return [name for name in EXPECTED[connection.vendor] if name not in standing]
