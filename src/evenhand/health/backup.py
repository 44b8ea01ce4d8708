"""Makes a backup of the whole installation: rows, files, heads and a manifest, under its name only once it is whole."""

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from evenhand.health import engines, manifest
from evenhand.health.actions import note_run
from evenhand.health.manifest import Manifest, NotRestorable
from evenhand.journal.canonical import moment

PRIVATE = 0o077
"""What is taken from the modes of all that is written: nobody but the owner reads a backup."""


def back_up(folder: Path, at: datetime) -> Manifest:
    """Write a backup into a new folder; return its manifest. What fails leaves nothing under that name.

    Files are copied before the rows and again after them, so that each row's file is there though people work meanwhile.

    Raises:
        NotRestorable: the folder exists, the database is damaged, or a program of PostgreSQL is missing or failed.
        OSError: it cannot be written.
    """
    if folder.exists():
        raise NotRestorable(f"{folder} exists: name a new folder. A backup overwrites nothing.")
    before = os.umask(PRIVATE)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            made = _fill(partial, at)
            partial.rename(folder)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    finally:
        os.umask(before)
    note_run("backup", at, {"rows": sum(made.state.counts.values()), "files": len(made.files)})
    return made


def _fill(partial: Path, at: datetime) -> Manifest:
    _copy_new(Path(settings.MEDIA_ROOT), partial / "files")
    _copy_new(Path(settings.HEADS_DIR), partial / "heads", "*.head")
    state = engines.dump(partial)
    _copy_new(Path(settings.MEDIA_ROOT), partial / "files")
    made = manifest.made(partial, made_at=moment(at), engine=connection.vendor, state=state)
    manifest.write(made, partial)
    for path in partial.rglob("*"):
        _settle(path)
    return made


def _copy_new(source: Path, to: Path, pattern: str = "*") -> None:
    """Copy what is not there yet. A file that goes meanwhile was deleted by a colleague, and what arrives has no name yet."""
    to.mkdir(exist_ok=True)
    for path in sorted(source.rglob(pattern)):
        place = to / path.relative_to(source)
        if path.is_file() and not path.name.startswith("arriving-") and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(path, place)
            except FileNotFoundError:
                place.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Let a file outlast a loss of power."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
