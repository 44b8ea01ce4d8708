"""Holds what all set-up scripts share: the project's folder, a line per step, one sentence for a stop."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"

_started = time.monotonic()


class StoppedError(Exception):
    """The set-up cannot go on; the message is the one sentence that the reader gets."""


def step(line: str) -> None:
    """Print one line of progress with the seconds since the start."""
    print(f"[{time.monotonic() - _started:5.1f} s] {line}", flush=True)


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in the project folder and keep what it prints; the caller looks at the return code."""
    return subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)


def finish(main: Callable[[], int | None]) -> None:
    """Run a script's main and leave with its code; a stop prints its sentence, an interrupt nothing."""
    try:
        sys.exit(main() or 0)
    except StoppedError as stopped:
        print(stopped, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
