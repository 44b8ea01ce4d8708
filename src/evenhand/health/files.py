"""Compares rows of evidence with the bytes that lie outside the database (docs/adr/0008-files.md). Removes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time

from django.conf import settings

from evenhand.health.manifest import sha256_of
from evenhand.incidents.files import place_of
from evenhand.incidents.models import Evidence

SETTLES = 3600
"""Seconds in which a file may wait for its row: its act may still be going on."""


@dataclass(frozen=True)
class FilesCompared:
    """What does not fit: rows by landlord and reference, files by their path under the media root.

    ``missing``: rows without bytes; ``changed``: bytes that are no longer those of the row's hash; ``unclaimed``: bytes without
    a row, or left over from an upload that broke off.
    """

    rows: int = 0
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unclaimed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not (self.missing or self.changed or self.unclaimed)

    def counts(self) -> dict[str, int]:
        """Return how many of each."""
        return {"missing": len(self.missing), "changed": len(self.changed), "unclaimed": len(self.unclaimed)}


def compare(*, hashed: bool) -> FilesCompared:
    """Compare all rows with all files. ``hashed``: read each file too; otherwise only whether it is there, with its size."""
    kept = Evidence.objects.filter(deleted_at=None).order_by("landlord_id", "id")
    rows, missing, changed, claimed = 0, [], [], set()
    shown = kept.values_list("landlord_id", "landlord__slug", "reference", "sha256", "size")
    for landlord, slug, reference, sha256, size in shown.iterator(chunk_size=2000):
        place, rows = place_of(landlord, sha256), rows + 1
        if not place.is_file():
            missing.append(f"{slug} {reference}")
        elif place not in claimed and (place.stat().st_size != size or (hashed and sha256_of(place) != sha256)):
            changed.append(f"{slug} {reference}")
        claimed.add(place)
    return FilesCompared(rows, tuple(missing), tuple(changed), tuple(_unclaimed(claimed)))


def _unclaimed(claimed: set[Path]) -> Iterator[str]:
    root, now = Path(settings.MEDIA_ROOT), time()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path not in claimed and now - path.stat().st_mtime > SETTLES:
            yield path.relative_to(root).as_posix()
