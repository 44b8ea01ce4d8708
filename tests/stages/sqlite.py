"""Keeps stages as SQLite files in build/, each used as a copy in memory."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases

from evenhand.journal.actions import note_head
from tests.stages import keeping
from tests.stages.connections import begin, swap

MOST_OPEN = 24


class Databases:
    """The copies of this process."""

    def __init__(self) -> None:
        self.open: dict[str, sqlite3.Connection] = {}
        self.django: Any = None
        self.mark = 0

    def alone(self, key: str) -> AbstractContextManager[None]:
        """See `keeping.alone`."""
        return keeping.alone(key)

    def stand_on_empty(self) -> None:
        """Give Django its own database back, also after a test that closed its connection."""
        if self.django and connection.connection is not self.django:
            self._let_go(connection.connection)
            connection.connection = None if _is_closed(self.django) else self.django
        self.django = None
        connection.ensure_connection()
        self._note()

    def are_untouched(self) -> bool:
        """Return whether nothing was changed since the database was taken up."""
        connection.ensure_connection()
        return bool(connection.connection.total_changes == self.mark)

    def has(self, key: str) -> bool:
        """Return whether a stage is kept."""
        return _path(key, "answer").exists()

    def answer(self, key: str) -> bytes:
        """Return what its builder answered."""
        return _path(key, "answer").read_bytes()

    def use(self, key: str, *, private: bool) -> None:
        """Go on in a stage; ``private``: what is done may be kept."""
        if not connection.in_atomic_block and not private:
            self._restore(key)
        else:
            self._swap(self._copied(key) if private else self._shared(key))
        keeping.bring(_path(key, "files"))
        self._note()

    def keep(self, key: str, answer: bytes, files: Path) -> None:
        """Keep the database that is in use now."""
        connection.connection.commit()
        _write(connection.connection, key)
        begin()
        if any(files.iterdir()):
            shutil.copytree(files, _path(key, "files"), dirs_exist_ok=True)
        _path(key, "said").write_bytes(answer)
        _path(key, "said").replace(_path(key, "answer"))

    def close(self) -> None:
        """Close every copy."""
        for raw in self.open.values():
            raw.close()
        self.open.clear()

    def _note(self) -> None:
        self.mark = connection.connection.total_changes if connection.connection else 0

    def _swap(self, raw: sqlite3.Connection) -> None:
        before = connection.connection
        self.django = self.django or before
        swap(raw)
        self._let_go(before)

    def _let_go(self, raw: sqlite3.Connection | None) -> None:
        if raw and raw is not self.django and raw not in self.open.values():
            raw.close()

    def _shared(self, key: str) -> sqlite3.Connection:
        raw = self.open.pop(key, None)
        if raw is None or _is_closed(raw):
            raw = self._copied(key)
        self.open[key] = raw
        while len(self.open) > MOST_OPEN:
            self.open.pop(next(iter(self.open))).close()
        return raw

    def _copied(self, key: str) -> sqlite3.Connection:
        raw: sqlite3.Connection = connection.get_new_connection(connection.get_connection_params() | {"database": ":memory:"})
        raw.isolation_level = None  # as Django has its own: it alone begins transactions
        with closing(sqlite3.connect(_path(key, "sqlite3"))) as kept:
            kept.backup(raw)
        return raw

    def _restore(self, key: str) -> None:
        """Let the database that other threads read become the stage; heads are noted as after a commit."""
        self.stand_on_empty()
        with closing(sqlite3.connect(_path(key, "sqlite3"))) as kept:
            kept.backup(connection.connection)
        numbers = connection.connection.execute("SELECT DISTINCT landlord_id FROM journal_entry").fetchall()
        for (landlord,) in numbers:
            transaction.on_commit(lambda of=landlord: note_head(of), robust=True)


def _is_closed(raw: sqlite3.Connection) -> bool:
    try:
        raw.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return True
    return False


@contextmanager
def database() -> Iterator[None]:
    """Make Django's test database for a session: a copy of the prepared one, or migrated and prepared for the next."""
    empty = _path(keeping.EMPTY, "sqlite3")
    with keeping.alone(keeping.EMPTY):
        if empty.exists():
            shutil.copyfile(empty, connection.creation._get_test_db_name())
        old = setup_databases(0, interactive=False, keepdb=empty.exists(), serialized_aliases=[])
        if not empty.exists():
            _write(connection.connection, keeping.EMPTY)
    yield
    teardown_databases(old, 0)


def _write(raw: sqlite3.Connection, key: str) -> None:
    with closing(sqlite3.connect(_path(key, "new"))) as target:
        target.execute("PRAGMA synchronous = OFF")
        raw.backup(target)
    _path(key, "new").replace(_path(key, "sqlite3"))


def _path(key: str, kind: str) -> Path:
    return keeping.folder() / f"{key}.{kind}"
