"""Pages lists in the order of a column and then the key, and marks lists that were cut."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan  # type: ignore[import-untyped]

Row = TypeVar("Row")
Kept = TypeVar("Kept", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, and the reference after which the next one starts; None for the last.

    ``unsure``: some rows are not worked out yet, and come after all others.
    """

    rows: list[Row]
    next_after: str | None
    unsure: bool = False


@dataclass(frozen=True)
class Ordering:
    """An order by a column that is never null, then by the key, both the same way."""

    column: str
    down: bool = False

    def sort(self, found: QuerySet[Kept]) -> QuerySet[Kept]:
        """Return rows in this order."""
        way = "-" if self.down else ""
        return found.order_by(f"{way}{self.column}", f"{way}pk")

    def after(self, found: QuerySet[Kept], last: Kept | None) -> QuerySet[Kept]:
        """Return the rows after one, in this order; all of them for None."""
        if last is None:
            return self.sort(found)
        further = TupleLessThan if self.down else TupleGreaterThan
        place: Any = (getattr(last, self.column), last.pk)
        return self.sort(found.filter(further((F(self.column), F("pk")), place)))


class First(list[Row]):
    """The first rows of a list; ``cut``: there are others, and the page says so."""

    def __init__(self, rows: Iterable[Row], *, cut: bool = False) -> None:
        super().__init__(rows)
        self.cut = cut

    @classmethod
    def of(cls, found: QuerySet[Any], most: int) -> "First[Any]":
        """Return at most so many rows of a query; it reads one more, to know whether there are others."""
        rows = list(found[: most + 1])
        return cls(rows[:most], cut=len(rows) > most)


def every(page: Callable[[str | None], Page[Row]]) -> Iterator[Row]:
    """Yield the rows of all pages of a list, from the first to the last."""
    found = page(None)
    yield from found.rows
    while found.next_after:
        found = page(found.next_after)
        yield from found.rows
