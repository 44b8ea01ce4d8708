"""Keeps prepared databases in a folder named by the hash of all that made them."""

import fcntl
import hashlib
import inspect
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

PROJECT = Path(__file__).parents[2]
KEPT = PROJECT / "build" / "stages"
AN_HOUR = 3600
DAY = datetime.now(UTC).date()
"""Some rows bear the real day: the next day they are made again."""
EMPTY = "empty"
"""The key of the database as migrations leave it."""


@cache
def folder() -> Path:
    """Return the folder of this state of the project; what earlier states left is removed once it is an hour old."""
    mine = KEPT / _mark()
    mine.mkdir(parents=True, exist_ok=True)
    for other in KEPT.iterdir():
        if other != mine and other.stat().st_mtime < time.time() - AN_HOUR:
            shutil.rmtree(other, ignore_errors=True)
    return mine


def _mark() -> str:
    """Return a hash of the source, the builders, what is installed, and the day: some rows bear the real one."""
    made = hashlib.sha256(f"{sys.version} {DAY}".encode())
    for path in sorted(_made_of()):
        made.update(f"{path.relative_to(PROJECT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:16]


def _made_of() -> Iterator[Path]:
    yield PROJECT / "locks" / "run.txt"
    yield from (path for path in (PROJECT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from (path for path in (PROJECT / "tests").rglob("*.py") if not _is_of_tests(path))


def name_of(builder: Callable[..., Any]) -> str:
    """Return what names a builder; one in a file of tests by that file's content too, which is no part of the mark."""
    path = Path(inspect.getfile(builder))
    own = hashlib.sha256(path.read_bytes()).hexdigest() if _is_of_tests(path) else ""
    return f"{path} {own} {builder.__qualname__}"


def _is_of_tests(path: Path) -> bool:
    return path.name.startswith("test_")


def key_of(*words: str) -> str:
    """Return a short name for what was done, one after the other."""
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


@contextmanager
def alone(key: str) -> Iterator[None]:
    """Let one process at a time make what the key names."""
    with (folder() / f"{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def files_aside() -> Iterator[Path]:
    """Give an empty folder for the files that a builder keeps."""
    with tempfile.TemporaryDirectory(prefix="evenhand-stage-") as made:
        yield Path(made)


def bring(files: Path) -> None:
    """Put files that a builder kept where the product looks for them."""
    if files.exists():
        shutil.copytree(files, settings.MEDIA_ROOT, dirs_exist_ok=True)
