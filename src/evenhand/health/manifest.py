"""Writes and reads the manifest of a backup, and refuses a backup that is not as it was made.

A backup is a folder: ``manifest.json``, the database in one file, ``files/`` (evidence by its hash) and ``heads/``.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

import evenhand
from evenhand.health.state import DatabaseState
from evenhand.journal.canonical import canonical
from evenhand.journal.seals import fingerprint, mark_of

NAME = "manifest.json"
FORM = 1
PIECE = 1024 * 1024


class NotRestorable(Exception):  # noqa: N818 - a refusal, not a fault of ours
    """A backup cannot be restored, or not here; the message says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``key``: the fingerprint of the key that opens it; ``files``: size and SHA-256 by path.

    ``form``: the number of this shape. ``made_at``: ISO, UTC. ``engine``: ``sqlite`` or ``postgresql``.
    """

    form: int
    evenhand: str
    made_at: str
    engine: str
    key: str
    state: DatabaseState
    files: dict[str, tuple[int, str]]

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape, without its mark."""
        return {**asdict(self), "files": {path: list(kept) for path, kept in self.files.items()}}


def made(folder: Path, *, made_at: str, engine: str, state: DatabaseState) -> Manifest:
    """Return the manifest of all that lies in a folder."""
    files = {path.relative_to(folder).as_posix(): sized(path) for path in _within(folder)}
    return Manifest(FORM, evenhand.__version__, made_at, engine, fingerprint(), state, files)


def write(manifest: Manifest, folder: Path) -> None:
    kept = manifest.as_json()
    marked = kept | {"mark": mark_of(canonical(kept).encode())}
    (folder / NAME).write_text(json.dumps(marked, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Return the manifest of a backup that can be restored here: whole, unchanged, of this key and no newer version.

    Raises:
        NotRestorable: it cannot, with what is wrong by name.
    """
    kept = _parsed(folder)
    if kept.get("form") != FORM:
        raise NotRestorable(f"{folder / NAME} has a form that this version does not know: {kept.get('form')}.")
    if kept.get("key") != fingerprint():
        raise NotRestorable(
            f"The backup was made under another key than EVENHAND_KEY: its fingerprint is {kept.get('key')}, "
            f"this one's is {fingerprint()}. Set the key under which it was made."
        )
    mark = kept.pop("mark", "")
    if mark != mark_of(canonical(kept).encode()):
        raise NotRestorable(f"{folder / NAME} was changed after the backup was made.")
    state = DatabaseState(**{**kept["state"], "migrations": tuple(kept["state"]["migrations"])})
    files = {path: (size, sha256) for path, (size, sha256) in kept["files"].items()}
    manifest = Manifest(**{**kept, "state": state, "files": files})
    _refuse_newer(manifest)
    if wrong := list(_changed(manifest, folder)):
        raise NotRestorable("\n".join(wrong))
    return manifest


def _parsed(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise NotRestorable(f"{folder} is not a whole backup: it has no {NAME}.") from missing
    except (ValueError, OSError) as wrong:
        raise NotRestorable(f"{folder / NAME} cannot be read: {wrong}") from wrong
    if not isinstance(kept, dict):
        raise NotRestorable(f"{folder / NAME} is not a manifest.")
    return kept


def _refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := [name for name in manifest.state.migrations if name not in known]:
        raise NotRestorable(
            f"The backup is of a newer version ({manifest.evenhand}; this is {evenhand.__version__}): "
            f"this version does not know the migration {newer[0]}. Install the version that made the backup, or a later one."
        )
    if manifest.engine != connection.vendor:
        raise NotRestorable(
            f"The backup is of a {manifest.engine} database, and this one is {connection.vendor}: set DATABASE_URL to match."
        )


def _changed(manifest: Manifest, folder: Path) -> Iterator[str]:
    """Yield what is wrong with each file of a backup: missing, truncated, changed, or none of the backup's."""
    present = {path.relative_to(folder).as_posix(): path for path in _within(folder)}
    for name, (size, sha256) in manifest.files.items():
        path = present.pop(name, None)
        if path is None:
            yield f"{folder / name} is missing."
        elif path.stat().st_size != size:
            yield f"{path} has {path.stat().st_size} bytes, and had {size} when the backup was made."
        elif sha256_of(path) != sha256:
            yield f"{path} was changed after the backup was made."
    yield from (f"{path} does not belong to the backup." for path in present.values())


def _within(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir() and path != folder / NAME)


def sized(path: Path) -> tuple[int, str]:
    return path.stat().st_size, sha256_of(path)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal, read in pieces."""
    read = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            read.update(piece)
    return read.hexdigest()
