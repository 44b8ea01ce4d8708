"""Restores a backup in place of what is there, or tries it in a scratch database; each says what then does not hold."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, connection

from evenhand.health import engines, manifest
from evenhand.health.actions import note_run
from evenhand.health.backup import PRIVATE
from evenhand.health.files import compare
from evenhand.health.manifest import Manifest, NotRestorable
from evenhand.health.state import DatabaseState, state_of
from evenhand.journal import queries
from evenhand.journal.actions import destroy_key
from evenhand.journal.models import PersonKey


@dataclass(frozen=True)
class Restored:
    """What was restored or tried, and what does not hold; ``erased_again``: keys destroyed since, destroyed again.

    ``migrated``: how many migrations were run forward. ``heads_aside``: where the heads until now were put.
    """

    manifest: Manifest
    entries: int
    faults: tuple[str, ...]
    migrated: int = 0
    erased_again: int = 0
    heads_aside: Path | None = None


def try_out(folder: Path) -> Restored:
    """Load a backup into a scratch database, and compare counts, guards, chains and files there. Nothing of ours changes.

    Raises:
        NotRestorable: it is not whole, of another key, of a newer version, or no scratch database can be made.
    """
    kept = manifest.read(folder)
    with tempfile.TemporaryDirectory(prefix="evenhand-check-") as place:
        Path(place).chmod(0o700)
        with engines.scratch(folder, Path(place)), _settings(HEADS_DIR=folder / "heads", MEDIA_ROOT=folder / "files"):
            return _looked_at(kept, Restored(kept, 0, ()))


def restore(folder: Path, at: datetime, replace: str = "") -> Restored:
    """Put a backup in place of what is there. ``replace``: the name of the database, where it holds rows.

    Rows are replaced in one transaction. Files are added and none is removed; heads until now are put aside. Everybody has
    to sign in again. What was erased since the backup is erased again, where the present database can be read.

    Raises:
        NotRestorable: as `try_out`; or the database holds rows and was not named. Nothing was written then.
        OSError: a folder cannot be written.
    """
    kept = manifest.read(folder)
    if engines.holds_rows() and replace != engines.name():
        raise NotRestorable(
            f"The database {engines.name()} holds rows, or cannot be read. To replace all of it, add --replace {engines.name()}"
        )
    erased = _destroyed_keys()
    before = os.umask(PRIVATE)
    try:
        _put_files(kept, folder)
        engines.load(folder)
        aside = _put_heads(folder, at)
    finally:
        os.umask(before)
    found = _looked_at(kept, Restored(kept, 0, (), heads_aside=aside))
    Session.objects.all().delete()
    note_run("backup", datetime.fromisoformat(kept.made_at))
    again = sum(destroy_key(key.person, landlord_id=key.landlord_id, at=at) for key in _living(erased))
    return Restored(kept, found.entries, found.faults, found.migrated, again, aside)


def _looked_at(kept: Manifest, so_far: Restored) -> Restored:
    """Compare what was loaded with the manifest, migrate it forward, and verify chains and files."""
    with connection.cursor() as cursor:
        loaded = state_of(cursor, connection.vendor)
    faults = list(_differences(kept.state, loaded))
    call_command("migrate", verbosity=0, interactive=False)
    ContentType.objects.clear_cache()
    with connection.cursor() as cursor:
        now = state_of(cursor, connection.vendor)
    chains = [queries.verify(number) for number in queries.landlords()]
    for chain in chains:
        own = [fault for fault in chain.faults if fault.kind not in {"unpublished", "no_head"}]  # people worked meanwhile
        faults += [f"The journal of landlord {chain.landlord_id}: {fault.kind} at {fault.sequence}." for fault in own]
    files = compare(hashed=True)
    faults += [f"The file of evidence {one} is missing." for one in files.missing]
    faults += [f"The file of evidence {one} is not the one that was stored." for one in files.changed]
    migrated = len(set(now.migrations) - set(loaded.migrations))
    return Restored(
        kept, sum(chain.entries for chain in chains), tuple(faults), migrated, so_far.erased_again, so_far.heads_aside
    )


def _differences(kept: DatabaseState, loaded: DatabaseState) -> Iterator[str]:
    for table in sorted(kept.counts.keys() | loaded.counts.keys()):
        if kept.counts.get(table) != loaded.counts.get(table):
            yield f"The table {table} has {loaded.counts.get(table, 'no')} rows, and had {kept.counts.get(table, 'no')}."
    yield from _guards_lost(kept.guards, loaded.guards)
    for landlord, end in kept.ends.items():
        if loaded.ends.get(landlord) != end:
            yield f"The journal of landlord {landlord} does not end with entry {end['sequence']} of the backup."


def _guards_lost(kept: Mapping[str, str], loaded: Mapping[str, str]) -> Iterator[str]:
    """Yield each trigger or row security that is switched otherwise, does something else, or is not there."""
    for guard in sorted(kept.keys() | loaded.keys()):
        if kept.get(guard) != loaded.get(guard):
            yield f"The guard {guard} is {loaded.get(guard, 'missing')}, and was {kept.get(guard, 'not there')}."


def _destroyed_keys() -> list[Any]:
    """Return the keys that the present database holds as destroyed; none where it cannot be read."""
    try:
        return list(PersonKey.objects.exclude(destroyed_at=None).values_list("pk", flat=True))
    except (DatabaseError, ValueError):
        return []


def _living(keys: list[Any]) -> list[PersonKey]:
    return list(PersonKey.objects.filter(pk__in=keys, destroyed_at=None))


def _put_files(kept: Manifest, folder: Path) -> None:
    """Copy each file that is not there with the same bytes."""
    for name, (_size, sha256) in kept.files.items():
        first, _, rest = name.partition("/")
        place = Path(settings.MEDIA_ROOT) / rest
        if first == "files" and not (place.is_file() and manifest.sha256_of(place) == sha256):
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_name(f"arriving-{place.name}")
            shutil.copyfile(folder / name, fresh)
            fresh.replace(place)


def _put_heads(folder: Path, at: datetime) -> Path | None:
    """Put the backup's heads in place; return where those until now went: they may show that entries were lost."""
    place = Path(settings.HEADS_DIR)
    place.mkdir(parents=True, exist_ok=True)
    until_now = sorted(place.glob("*.head"))
    aside = place / f"replaced-{at:%Y%m%dT%H%M%S}"
    if until_now:
        aside.mkdir(exist_ok=True)
    for head in until_now:
        head.replace(aside / head.name)
    for head in (folder / "heads").glob("*.head"):
        shutil.copyfile(head, place / head.name)
    return aside if until_now else None


@contextmanager
def _settings(**places: Path) -> Iterator[None]:
    """Let folders be others for a while, in this process alone."""
    before = {name: getattr(settings, name) for name in places}
    try:
        for name, place in places.items():
            setattr(settings, name, place)
        yield
    finally:
        for name, place in before.items():
            setattr(settings, name, place)
