"""Publishes the newest entry of each chain in a file outside the database, to detect a cut tail."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings


class HeadRefusedError(Exception):
    """The file names an entry that the database does not hold: it is evidence, and is not overwritten."""


class HeadUnreadableError(Exception):
    """The file is there and is not a head."""


@dataclass(frozen=True, slots=True)
class Head:
    """The place and hash of the newest entry of one landlord."""

    landlord_id: int
    sequence: int
    hash: str
    recorded_at: str  # for people who read the file


def read(landlord_id: int) -> Head | None:
    """Return the head from its file, or None where there is no file.

    Raises:
        HeadUnreadableError: the file is not a head of this landlord.
    """
    try:
        head = Head(**json.loads(_file(landlord_id).read_text(encoding="ascii")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as wrong:
        raise HeadUnreadableError(str(_file(landlord_id))) from wrong
    if head.landlord_id != landlord_id or not isinstance(head.sequence, int):
        raise HeadUnreadableError(str(_file(landlord_id)))
    return head


def advance(head: Head, *, holds: Callable[[Head], bool]) -> None:
    """Publish a newer head; a file that is as new already stays.

    ``holds`` tests whether the chain still holds the entry in the file. Safe to repeat, and in any order.

    Raises:
        HeadRefusedError: the chain no longer holds it. The file stays as it is.
        HeadUnreadableError: the file is not a head.
    """
    with _alone(head.landlord_id):
        noted = read(head.landlord_id)
        if noted and not holds(noted):
            raise HeadRefusedError(f"{_file(head.landlord_id)} notes entry {noted.sequence}, which the database does not hold.")
        if noted is None or noted.sequence < head.sequence:
            _replace(head)


def landlords() -> set[int]:
    """Return the numbers of the landlords that have a head."""
    return {int(path.stem) for path in settings.HEADS_DIR.glob("*.head") if path.stem.isdigit()}


def _replace(head: Head) -> None:
    path = _file(head.landlord_id)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as file:
        json.dump(asdict(head), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


@contextmanager
def _alone(landlord_id: int) -> Iterator[None]:
    settings.HEADS_DIR.mkdir(parents=True, exist_ok=True)
    with _file(landlord_id).with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _file(landlord_id: int) -> Path:
    return Path(settings.HEADS_DIR) / f"{landlord_id}.head"
