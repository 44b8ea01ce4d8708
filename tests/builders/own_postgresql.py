"""A PostgreSQL server of a test's own, made by initdb in a folder that goes with it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OwnServer:
    """A server that a test may stop and start again."""

    folder: Path
    words: tuple[str, ...]
    options: str
    url: str

    def start(self) -> None:
        """Start it, and wait until it answers."""
        _run(*self.words, "-l", str(self.folder / "log"), "-o", self.options, "start")

    def stop(self) -> None:
        """Stop it at once, as a machine does that loses its power."""
        _run(*self.words, "-m", "immediate", "stop")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def own_postgresql(*, safe: bool = False) -> Iterator[OwnServer]:
    """Run a server. ``safe``: it writes to the disk before it answers, so that an abrupt stop loses nothing.

    Raises:
        FileNotFoundError: there are no programs of a server on this machine.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise FileNotFoundError("there are no programs of a PostgreSQL server in /usr/lib/postgresql")
    folder, port = Path(tempfile.mkdtemp(prefix="evenhand-pg-")), free_port()
    as_user: tuple[str, ...] = ()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ("runuser", "-u", "postgres", "--")
    _run(*as_user, str(found[-1]), "-D", str(folder / "data"), "-U", "evenhand", "-A", "trust")
    words = (*as_user, str(found[-1].with_name("pg_ctl")), "-D", str(folder / "data"), "-w")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1" + ("" if safe else " -c fsync=off")
    server = OwnServer(folder, words, options, f"postgresql://evenhand@127.0.0.1:{port}/postgres")
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def _run(*given: str) -> None:
    subprocess.run(given, check=True, stdout=subprocess.DEVNULL, cwd="/")
