"""Reads a CSV file whose first row names its columns, and reports what is wrong by row and column."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.work.feeds.rows import FeedFault, Unreadable, delimiter

MOST_ROWS, MOST_BYTES = 250_000, 50_000_000


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as a spreadsheet counts, and what it says by column."""

    number: int
    said: Mapping[str, str]


def table(text: str, columns: Mapping[str, int], needed: Sequence[str]) -> tuple[list[TableRow], list[FeedFault]]:
    """Return the rows of a text, and what is wrong in them. ``columns``: the most characters that each may hold.

    ``needed``: the columns that each row fills in; the first of them is the row's own, and no two rows share it.

    Raises:
        Unreadable: it is not CSV with the columns that are needed, or too long.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise Unreadable("too_long")
    if "\0" in text:
        raise Unreadable("not_text")
    text = text.removeprefix("\ufeff").lstrip("\r\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    rows: list[TableRow] = []
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        _columns_known(head, columns, needed)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                said = {name: " ".join(cell.split()) for name, cell in zip(head, cells, strict=False) if name}
                rows.append(TableRow(reader.line_num, said))
    except csv.Error as wrong:
        raise Unreadable("not_csv") from wrong
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many", str(MOST_ROWS))
    return rows, _faults(rows, columns, needed)


def _columns_known(head: Sequence[str], columns: Mapping[str, int], needed: Sequence[str]) -> None:
    for name in needed:
        if name not in head:
            raise Unreadable("no_column", name)
    if unknown := [name for name in head if name and name not in columns]:
        raise Unreadable("unknown_column", unknown[0][:40])


def _faults(rows: Sequence[TableRow], columns: Mapping[str, int], needed: Sequence[str]) -> list[FeedFault]:
    found, seen = [], set[str]()
    for row in rows:
        found += [FeedFault(row.number, name, "missing") for name in needed if not row.said.get(name)]
        found += [
            FeedFault(row.number, name, "longer", str(most))
            for name, most in columns.items()
            if len(row.said.get(name, "")) > most
        ]
        own = row.said.get(needed[0], "")
        if own and own in seen:
            found.append(FeedFault(row.number, needed[0], "twice", own[:40]))
        seen.add(own)
    return found
