"""Reads an email in a process of its own: one that was made to take hours or all memory takes five seconds, and is not read."""

import contextlib
import dataclasses
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from evenhand.incidents.kinds import TEXT
from evenhand.incidents.messages import Written, read

SECONDS = 5
MEMORY = 512 * 1024 * 1024
_SOURCE = str(Path(__file__).parents[2])


def read_apart(kind: str, content: bytes) -> Written | None:
    """Return what an email or a text says; None where it cannot be made out with the time and memory that it is given."""
    if kind == TEXT:  # nothing in it is parsed
        return read(kind, content)
    command, where = (
        [sys.executable, "-P", "-m", "evenhand.incidents.reading_apart", kind],
        os.environ | {"PYTHONPATH": _SOURCE},
    )
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=2 * SECONDS, env=where)
    except (OSError, subprocess.SubprocessError):
        return None
    found = json.loads(done.stdout)
    if found is None:
        return None
    head, attached = tuple((name, value) for name, value in found["head"]), tuple(found["attached"])
    return Written(**found | {"head": head, "attached": attached})


def _main(kind: str) -> None:
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        with contextlib.suppress(OSError, ValueError):  # not every system has each
            resource.setrlimit(limit, (most, most))
    found = read(kind, sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found and dataclasses.asdict(found)))


if __name__ == "__main__":
    _main(sys.argv[1])
