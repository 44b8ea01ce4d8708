"""Copies the demo as it was made, for *Start again* to restore. Nothing of it exists outside demo mode."""

import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

DATABASE = "evenhand.sqlite3"
FOLDERS = ("files", "heads")
"""What lies outside the database: evidence by its hash, and the journal's heads."""


def take() -> None:
    """Copy the demo as it is now."""
    kept = _kept()
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for folder in FOLDERS:
        if (settings.DATA / folder).exists():
            shutil.copytree(settings.DATA / folder, kept / folder)
    with sqlite3.connect(kept / DATABASE) as copy:
        _ours().backup(copy)
    copy.close()


def restore() -> None:
    """Restore the demo as it was made, with its clock and all sessions; readers wait meanwhile.

    Raises:
        RuntimeError: this is not the demo, or no copy of it was kept.
    """
    kept = _kept()
    if not settings.DEMO or not (kept / DATABASE).exists():
        message = "There is no demo here that could start again: `make demo` makes one."
        raise RuntimeError(message)
    for folder in FOLDERS:
        shutil.rmtree(settings.DATA / folder, ignore_errors=True)
        if (kept / folder).exists():
            shutil.copytree(kept / folder, settings.DATA / folder)
    with sqlite3.connect(kept / DATABASE) as copy:
        copy.backup(_ours())
    copy.close()
    settings.CLOCK_FILE.unlink(missing_ok=True)


def can_restore() -> bool:
    """Return whether there is a copy to put back."""
    return settings.DEMO and (_kept() / DATABASE).exists()


def _kept() -> Path:
    return settings.DATA / "as-it-was-made"


def _ours() -> sqlite3.Connection:
    connection.ensure_connection()
    assert isinstance(connection.connection, sqlite3.Connection)  # noqa: S101 - the demo never looks at DATABASE_URL
    return connection.connection
