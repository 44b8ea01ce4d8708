"""Caches what is worked out from a case's facts, so that asking about another letter costs no more."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

Row = TypeVar("Row", bound="Referenced")
Found = TypeVar("Found")


class Referenced(Protocol):
    """A row with a reference."""

    @property
    def reference(self) -> str:
        """Return the reference."""


class Indexed:
    """Facts with a cache. The cache is no field: it is not compared, stored or printed."""

    __slots__ = ("_worked_out",)
    _worked_out: dict[str, Any]

    def once(self, name: str, work_out: Callable[[], Found]) -> Found:
        """Return a result that depends on the facts and not on their subject, computed on the first call."""
        kept = self._shared()
        if name not in kept:
            kept[name] = work_out()
        found: Found = kept[name]
        return found

    def share_with(self, other: "Indexed") -> None:
        """Share the cache with the same facts about another subject."""
        object.__setattr__(other, "_worked_out", self._shared())

    def _shared(self) -> dict[str, Any]:
        try:
            return self._worked_out
        except AttributeError:
            object.__setattr__(self, "_worked_out", {})
            return self._worked_out

    def row(self, name: str, rows: Iterable[Row], reference: str | None) -> Row | None:
        """Return the first row of a list with a reference; ``name`` is the list's."""
        by_reference = self.once(name, lambda: _by_reference(rows))
        return None if reference is None else by_reference.get(reference)


def _by_reference(rows: Iterable[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.reference, row)
    return found
