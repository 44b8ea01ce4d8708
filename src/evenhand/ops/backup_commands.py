"""Runs ``evenhand backup``, ``evenhand restore`` and ``evenhand files check``, once Django has started."""

import argparse
import json
import sqlite3
import sys
from dataclasses import asdict

from django.db import DatabaseError

from evenhand.clock import now
from evenhand.health.backup import back_up
from evenhand.health.files import compare
from evenhand.health.manifest import Manifest, NotRestorable
from evenhand.health.restore import Restored, try_out
from evenhand.health.restore import restore as put_back

REFUSED = (NotRestorable, OSError, DatabaseError, sqlite3.Error)
FILES = {
    "missing": "the file is missing",
    "changed": "the file is not the one that was stored",
    "unclaimed": "a file without a row",
}


def backup(asked: argparse.Namespace) -> int:
    """Make a backup and say what is in it; return 2 where none was made."""
    try:
        made = back_up(asked.folder.absolute(), now())
    except REFUSED as why:
        return _refused("no backup was made", why)
    print(f"{asked.folder}: {_held(made)}.")
    print(f"Keep EVENHAND_KEY apart from it (fingerprint {made.key}). Try it: evenhand restore --check {asked.folder}")
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Restore a backup or try it; return 1 where something does not hold afterwards, 2 where it was refused."""
    folder = asked.folder.absolute()
    try:
        done = try_out(folder) if asked.check else put_back(folder, now(), asked.replace)
    except REFUSED as why:
        return _refused("nothing was restored", why)
    print(f"{'Tried' if asked.check else 'Restored'}: {_held(done.manifest)}.")
    for line in _afterwards(done):
        print(line)
    for fault in done.faults:
        print(f"evenhand: {fault}", file=sys.stderr)
    if not done.faults:
        print("Counts, guards, chains and files are those of the backup.")
    return 1 if done.faults else 0


def check_files(asked: argparse.Namespace) -> int:
    """Compare rows of evidence with their files; return 1 where something does not fit."""
    found = compare(hashed=True)
    if asked.json:
        print(json.dumps(asdict(found) | {"ok": found.ok}))
        return 0 if found.ok else 1
    for kind, says in FILES.items():
        for one in getattr(found, kind):
            print(f"{one}: {says}")
    print(f"Rows of evidence: {found.rows}. " + ("All files fit." if found.ok else "Nothing was removed."))
    return 0 if found.ok else 1


def _held(made: Manifest) -> str:
    rows = sum(made.state.counts.values())
    files = sum(path.startswith("files/") for path in made.files)
    entries = sum(end["sequence"] for end in made.state.ends.values())
    return f"{rows} rows, {files} files, journal of {entries} entries, version {made.evenhand}, made at {made.made_at[:19]}Z"


def _afterwards(done: Restored) -> list[str]:
    said = [f"Migrated forward: {done.migrated}."] if done.migrated else []
    said += [f"Erased again, as it was erased since the backup: {done.erased_again}."] if done.erased_again else []
    return said + ([f"The heads until now are in {done.heads_aside}."] if done.heads_aside else [])


def _refused(what: str, why: Exception) -> int:
    for line in str(why).splitlines():
        print(f"evenhand: {what}: {line}", file=sys.stderr)
    return 2
