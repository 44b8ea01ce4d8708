"""Writes a list as a file for a spreadsheet: all its rows, whatever its pages."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

TAKEN_FOR_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""Characters at which a spreadsheet begins to calculate: words from outside must not (OWASP, CSV injection)."""
BEGINS = "\ufeff"
"""Without this mark Excel reads the file in the letters of its own machine."""


class _Line:
    """What a csv writer writes to: each line is handed on as it comes."""

    def write(self, line: str) -> str:
        return line


def csv_file(name: str, head: "Sequence[Text]", rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """Return a file of comma-separated values; rows are fetched while it is sent."""
    answer = StreamingHttpResponse(_lines([str(name) for name in head], rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BEGINS + writer.writerow(head)
    for row in rows:
        yield writer.writerow([plain(text) for text in row])


def plain(text: str) -> str:
    """Return a text that no spreadsheet calculates: neither as it stands, nor trimmed, nor with wide signs made narrow."""
    seen = next((sign for sign in text if unicodedata.category(sign)[0] not in "CZ"), "")
    begins = (text[:1], unicodedata.normalize("NFKC", seen))
    return f"'{text}" if any(one in TAKEN_FOR_FORMULAS for one in begins) else text
