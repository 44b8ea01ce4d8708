"""Reads files from outside in a process of its own, so that a harmful one costs five seconds at most.

That process has limits of time and memory, and none of our secrets: its environment has only the path of Python.
"""

import contextlib
import dataclasses
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from evenhand.incidents.file_types import HEIC, TEXT
from evenhand.incidents.heic import as_jpeg
from evenhand.incidents.messages import MessageText, read

SECONDS = 5
MEMORY = 512 * 1024 * 1024
_SOURCE = str(Path(__file__).parents[2])
_KNOWN = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")


def read_apart(kind: str, content: bytes) -> MessageText | None:
    """Return the content of an email or a text; None where it cannot be read within the limits."""
    if kind == TEXT:  # nothing in it is parsed
        return read(kind, content)
    found = json.loads(_apart(kind, content) or "null")
    if found is None:
        return None
    head, attached = tuple((name, value) for name, value in found["head"]), tuple(found["attached"])
    return MessageText(**found | {"head": head, "attached": attached})


def seen_apart(content: bytes) -> bytes | None:
    """Return a HEIC picture as a JPEG for browsers; None where it cannot be read within the limits."""
    return _apart(HEIC, content) or None


def _apart(kind: str, content: bytes) -> bytes | None:
    command = [sys.executable, "-P", "-m", "evenhand.incidents.sandbox", kind]
    where = {name: os.environ[name] for name in _KNOWN if name in os.environ} | {"PYTHONPATH": _SOURCE}
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=2 * SECONDS, env=where)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def _main(kind: str) -> None:
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        with contextlib.suppress(OSError, ValueError):  # not every system has each
            resource.setrlimit(limit, (most, most))
    content = sys.stdin.buffer.read()
    if kind == HEIC:
        sys.stdout.buffer.write(as_jpeg(content) or b"")
    else:
        found = read(kind, content)
        sys.stdout.write(json.dumps(found and dataclasses.asdict(found)))


if __name__ == "__main__":
    _main(sys.argv[1])
