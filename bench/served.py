"""Serves one build over HTTP as in production, one worker, and reads the CPU of its processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests

from bench.spent import Backends, Spent, seconds_of

SERVING = Path(__file__).parent / "serving"
THREADS = 4  # as `evenhand demo serve` has it
PATIENCE = 120  # seconds until it answers: a busy machine takes a while
PRODUCT = "evenhand.config.wsgi:application"


@dataclass(frozen=True)
class Build:
    """What is served: a checkout with its environment in ``.venv``, its data's folder, its database (SQLite where none)."""

    project: Path
    data: Path
    database_url: str = ""
    application: str = PRODUCT
    path: Path = SERVING

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables under which it runs: in demo mode, since its data and its clock are the demo's."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "DJANGO_", "DATABASE_"))}
        env |= {"EVENHAND_DEMO": "1", "EVENHAND_DATA": str(self.data), "BENCH_APPLICATION": self.application}
        env["PYTHONPATH"] = f"{SERVING}{os.pathsep}{self.path}"
        return env | ({"DATABASE_URL": self.database_url} if self.database_url else {})


def tidy_when_stopped() -> None:
    """Leave blocks in order where this process is ended from outside: servers stop, databases and folders go."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class Server:
    """A build that answers."""

    def __init__(self, build: Build, process: "subprocess.Popen[bytes]", port: int) -> None:
        """Watch the processes of a server, and its database's backends where it has any."""
        self.address = f"http://127.0.0.1:{port}"
        self._process = process
        url = build.database_url
        parts = urlsplit(url)
        self.backends = Backends(parts._replace(path="/postgres", query="").geturl(), parts.path.strip("/")) if url else None

    def spent(self) -> Spent:
        """Return the CPU seconds that the server's processes and its database have used so far."""
        own = sum(seconds_of(pid) for pid in family(self._process.pid))
        return Spent(own, self.backends.seconds() if self.backends else 0.0)


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found += family(int(child))
    return found


@contextmanager
def served(build: Build) -> Iterator[Server]:
    """Serve a build until the end of the block.

    Raises:
        RuntimeError: it does not answer; with its last lines of output.
    """
    port, log = _free_port(), build.data / "server.log"
    command: list[str | Path] = [
        build.project / ".venv/bin/granian",
        "counted:application",
        "--interface",
        "wsgi",
        "--port",
        str(port),
    ]
    command += ["--workers", "1", "--blocking-threads", str(THREADS), "--log-level", "error", "--workers-kill-timeout", "1"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=build.environment, cwd=build.project, stdout=output, stderr=output)
    server = Server(build, process, port)
    try:
        _wait(server, process, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            _kill(process)
        if server.backends:
            server.backends.close()


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            requests.get(server.address, timeout=PATIENCE)
        except requests.ConnectionError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server does not answer: {' '.join(log.read_text().splitlines()[-5:])}")


def _kill(process: "subprocess.Popen[bytes]") -> None:
    for pid in reversed(family(process.pid)):
        os.kill(pid, 9)
    process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
