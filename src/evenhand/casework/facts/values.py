"""Converts columns to small values of the engine, and groups rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from evenhand.casework.facts.records import NoticeRow
from evenhand.policy.vocabulary import NoticePart, Tri

Key = TypeVar("Key")
Row = TypeVar("Row")


def tri(value: bool) -> Tri:  # noqa: FBT001
    """Return a true or false column as the engine's value."""
    return Tri.YES if value else Tri.NO


def says_of(notice: NoticeRow | None) -> frozenset[NoticePart]:
    """Return the parts that a letter has; none where there is no letter."""
    return frozenset(map(NoticePart, notice.says)) if notice else frozenset()


def grouped(rows: Iterable[Row], of: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Return rows by what they belong to, each group in its order; a missing key gives an empty list."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[of(row)].append(row)
    return found
