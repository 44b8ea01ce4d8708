"""Reads the CPU time that processes used, ours and the database's, in nanoseconds where available.

Wall time shows how busy the machine was. CPU time is the work's own: other processes change it little.
"""

import ctypes
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

NEAR = frozenset({"", "localhost", "127.0.0.1", "::1"})
"""Hosts on which a backend's process number is one of this machine. A socket's folder begins with a slash."""
_LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Spent:
    """CPU seconds, user and system: of the process that does the work, and of its database.

    ``database`` is 0 where the work's own process is the database (SQLite) or there is none, and None where it runs out of
    sight: then ``total`` is the process's own alone.
    """

    own: float
    database: float | None = 0.0

    @property
    def total(self) -> float:
        """Return the seconds of both, as far as they can be read."""
        return self.own + (self.database or 0.0)

    def __sub__(self, earlier: "Spent") -> "Spent":
        """Return what was used since an earlier reading."""
        return Spent(self.own - earlier.own, _both(self.database, earlier.database, -1))

    def __add__(self, other: "Spent") -> "Spent":
        """Return both together."""
        return Spent(self.own + other.own, _both(self.database, other.database, 1))

    def __truediv__(self, rounds: int) -> "Spent":
        """Return what one of so many rounds used."""
        return Spent(self.own / rounds, None if self.database is None else self.database / rounds)


Clock = Callable[[], Spent]


def this_process() -> Spent:
    """Return what this process has used so far."""
    return Spent(time.process_time())


def seconds_of(pid: int) -> float:
    """Return the CPU seconds that a process of this machine has used, with its threads, those that have ended too.

    Raises:
        ProcessLookupError: there is no such process here.
    """
    clock = ctypes.c_int()
    error = _LIBC.clock_getcpuclockid(pid, ctypes.byref(clock))  # POSIX.1-2001
    if error:
        raise ProcessLookupError(error, os.strerror(error), str(pid))
    return time.clock_gettime(clock.value)


def with_backend(connection: Any) -> Clock:
    """Return a clock of this process and of the backend that serves one of Django's connections.

    The backend must stay the same: take a connection that is not given back to a pool in between.
    """
    if connection.vendor != "postgresql":
        return this_process
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    if not is_near(connection.settings_dict["HOST"], pid):
        return lambda: Spent(time.process_time(), None)
    return lambda: Spent(time.process_time(), seconds_of(pid))


def is_near(host: str, pid: int) -> bool:
    """Return whether a backend is a process of this machine, whose clock can be read."""
    name = Path(f"/proc/{pid}/comm")
    return (host in NEAR or host.startswith("/")) and name.exists() and "postgres" in name.read_text()


class Backends:
    """The backends that serve one database of a PostgreSQL server, seen from a connection of its own to another database."""

    def __init__(self, url: str, database: str) -> None:
        """Watch a database by its name; ``url`` leads to another one on the same server."""
        self._watching = psycopg.connect(url, autocommit=True)
        self._database = database
        self._seen: dict[int, float] = {}

    def seconds(self) -> float | None:
        """Return what they have used so far; None where they run on another machine. One that ended counts as last read."""
        asked = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
        pids = [pid for (pid,) in self._watching.execute(asked, [self._database])]
        if not all(is_near(self._watching.info.host, pid) for pid in pids):
            return None
        self._seen.update(_seconds_of_all(pids))
        return sum(self._seen.values())

    def rows_and_buffers(self) -> tuple[int, int]:
        """Return how many rows scans have read in this database so far, and how many pages were asked for."""
        asked = "SELECT tup_returned, blks_hit + blks_read FROM pg_stat_database WHERE datname = %s"
        found = self._watching.execute(asked, [self._database]).fetchone()
        if found is None:
            raise LookupError(f"PostgreSQL has no database {self._database}")
        return int(found[0]), int(found[1])

    def close(self) -> None:
        """Stop watching."""
        self._watching.close()


def _seconds_of_all(pids: Iterable[int]) -> dict[int, float]:
    found = {}
    for pid in pids:
        try:
            found[pid] = seconds_of(pid)
        except ProcessLookupError:  # it ended between the list and the reading
            continue
    return found


def _both(one: float | None, other: float | None, sign: int) -> float | None:
    return None if one is None or other is None else one + sign * other
