"""Makes the demo and serves it on 127.0.0.1. PORT chooses the port.

Usage: run_demo.py. The port is tried first, so that a taken one is reported before anything is built.
"""

import os
import socket

from build_static import build_static
from environment import make_environment
from steps import PROJECT, VENV, StoppedError, finish, run, step


def main() -> None:
    """Build what is missing, make the demo's database, then become the server."""
    port = _free_port()
    make_environment(["run"])
    build_static()
    step("making the demo's database, or bringing it up to date")
    evenhand = VENV / "bin" / "evenhand"
    prepared = run([evenhand, "demo", "prepare"])
    print(prepared.stdout, end="")
    if prepared.returncode:
        raise StoppedError(f"The demo's database could not be made.\n{prepared.stderr.strip()}")
    step("starting the server")
    os.chdir(PROJECT)
    os.execv(evenhand, [str(evenhand), "demo", "serve", "--port", str(port)])


def _free_port() -> int:
    """Return the port that was asked for.

    Raises:
        StoppedError: it is not a port, or something else listens there.
    """
    asked = os.environ.get("PORT") or "8000"
    if not asked.isdecimal() or not 1 <= int(asked) <= 65535:
        raise StoppedError(f"PORT={asked} is not a port: choose a number from 1024 to 65535.")
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", int(asked)))
        except PermissionError:
            raise StoppedError(f"Port {asked} may not be used by this user: choose one from 1024 to 65535.") from None
        except OSError:
            raise StoppedError(f"Port {asked} is taken: choose another, as in `make demo PORT={_another()}`.") from None
    return int(asked)


def _another() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


if __name__ == "__main__":
    finish(main)
