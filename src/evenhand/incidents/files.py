"""Stores files under the media root, by landlord and hash, once and unchanged (docs/adr/0008-files.md)."""

import hashlib
import shlex
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.incidents.file_types import NAMES, kind_of

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 5
PATIENCE = 120
"""Seconds that a scan may take."""
UNSCANNED = gettext_lazy(
    "The scan for harmful content cannot be done just now, so the file was not kept. Save without it, and add it later."
)
_NAME = 120


class NotEvidenceError(ValueError):
    """A file is not stored; the message gives the reason and what to do."""


def check_upload(content: bytes) -> str:
    """Return the media type of a file that may be stored.

    Raises:
        NotEvidenceError: it is empty, too large, or of another kind.
    """
    if not content:
        raise NotEvidenceError(_("The file is empty. Choose it again."))
    if len(content) > MOST_BYTES:
        raise NotEvidenceError(
            _("The file is larger than {number} MB. Choose a smaller one.").format(number=MOST_BYTES // 1024 // 1024)
        )
    kind = kind_of(content)
    if kind is None:
        raise NotEvidenceError(
            _("The file is not of a kind that is kept as evidence: {values}.").format(
                values=", ".join(map(str, NAMES.values()))
            )
        )
    return kind


def is_scanning() -> bool:
    """Return whether files are scanned for harmful content here."""
    return bool(settings.SCAN_COMMAND)


def keep(landlord: int, content: bytes) -> tuple[str, str]:
    """Store a file's bytes; return its media type and hash. The same bytes are stored once, and scanned each time.

    Raises:
        NotEvidenceError: as `check_upload`, or it did not pass the scan.
    """
    kind, sha256 = check_upload(content), hashlib.sha256(content).hexdigest()
    place = place_of(landlord, sha256)
    if is_scanning() or not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix="arriving-", delete=False) as arriving:
            arriving.write(content)
        _settle(Path(arriving.name), place)
    return kind, sha256


def _settle(arrived: Path, place: Path) -> None:
    """Move a file in after the scan. It has its final name only then, so nobody reads an unscanned file."""
    try:
        _scan(arrived)
        arrived.replace(place)
    finally:
        arrived.unlink(missing_ok=True)


def _scan(arrived: Path) -> None:
    command = shlex.split(settings.SCAN_COMMAND)
    if not command:
        return
    try:
        done = subprocess.run([*command, str(arrived)], check=False, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise NotEvidenceError(UNSCANNED) from failed
    if done.returncode:
        raise NotEvidenceError(_("The file did not pass the scan for harmful content, and was not kept."))


def place_of(landlord: int, sha256: str) -> Path:
    """Return the path of a hash's bytes for a landlord: two landlords never share a file."""
    return Path(settings.MEDIA_ROOT) / str(landlord) / sha256[:2] / sha256


def forget(landlord: int, sha256: str) -> None:
    """Remove the bytes of a hash. Safe to repeat."""
    place_of(landlord, sha256).unlink(missing_ok=True)


def safe_filename(name: str) -> str:
    """Return a file's name for display: no folders, nothing unprintable, not too long."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    shown = "".join(sign for sign in last if sign.isprintable()).strip()
    return shown[-_NAME:] or "file"
