"""Makes the demo's database, migrates an existing one, and rebuilds one made from other data."""

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from evenhand import snapshot
from evenhand.ops.demo import data

DATABASE = "evenhand.sqlite3"


def prepare(asked: argparse.Namespace) -> int:
    """Leave a migrated database with the demo's data; print a line where an old one is rebuilt."""
    made_from = settings.DATA / "made-from"
    if (
        settings.DATA.exists()
        and any(settings.DATA.iterdir())
        and not (made_from.exists() or (settings.DATA / DATABASE).exists())
    ):
        print(f"evenhand: {settings.DATA} is not empty and holds no demo: name another folder.", file=sys.stderr)
        return 2
    if settings.DATA.exists() and not (made_from.exists() and made_from.read_text() == _fingerprint() and _migrated()):
        print("The demo database was made from other data or another version: making it again.")
        _remove()
    if not made_from.exists():
        _build()
        made_from.write_text(_fingerprint())
    return 0


def _build() -> None:
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    data.build()
    snapshot.take()


def _migrated() -> bool:
    try:
        call_command("migrate", verbosity=0)
    except (DatabaseError, ValueError, LookupError):  # a history of migrations that this version does not know
        return False
    return True


def _remove() -> None:
    connection.close()
    shutil.rmtree(settings.DATA)


def _fingerprint() -> str:
    """Return a hash of what the demo's data is made from: its own modules, the packs, the migrations."""
    sources = [*Path(data.__file__).parent.rglob("*.py"), *(settings.PACKAGE / "policy" / "packs").glob("*.yaml")]
    sources += settings.PACKAGE.glob("*/migrations/*.py")
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()
