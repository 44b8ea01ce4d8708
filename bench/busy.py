"""Keeps the machine busy while something is measured, to show that conclusions hold on a busy machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ASKED = "BENCH_BUSY"
LOOP = "import os; parent = os.getppid()\nwhile os.getppid() == parent: sum(range(100_000))"
"""Ends by itself where its parent was killed and could not end it."""


@contextmanager
def busy(loops: int | None = None) -> Iterator[list[int]]:
    """Run so many endless loops, or as many as BENCH_BUSY asks for; yield their process numbers; end these and no others."""
    many = int(os.environ.get(ASKED) or 0) if loops is None else loops
    # In a session of their own: Linux shares the cores out between sessions first, and these represent other people's work.
    started = [subprocess.Popen([sys.executable, "-c", LOOP], start_new_session=True) for _ in range(many)]
    try:
        yield [one.pid for one in started]
    finally:
        for one in started:
            one.kill()
        for one in started:
            one.wait()
