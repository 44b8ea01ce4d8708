"""Measures a piece of work for the log: milliseconds and queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from django.db import connection


@dataclass
class Activity:
    """What has been used since the start. ``queries``: statements on the default database."""

    queries: int = 0
    _started: float = field(default_factory=perf_counter)

    @property
    def used(self) -> dict[str, int]:
        """Return it as a line of the log has it."""
        return {"ms": round((perf_counter() - self._started) * 1000), "queries": self.queries}

    def _count(self, execute: Callable[..., Any], *given: Any) -> Any:
        self.queries += 1
        return execute(*given)


@contextmanager
def activity() -> Iterator[Activity]:
    """Measure what the block does."""
    measured = Activity()
    with connection.execute_wrapper(measured._count):  # noqa: SLF001 - its own
        yield measured
