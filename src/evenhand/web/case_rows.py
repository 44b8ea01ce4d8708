"""Cases in a list: where each stands and what is owed next."""

from collections.abc import Iterable

from django.urls import reverse

from evenhand.casework.listing import Listed
from evenhand.web import parts
from evenhand.web.shapes import Shapes
from evenhand.web.standing import worded
from evenhand.wording.dates import short

HEAD = (parts.Cell("Case"), parts.Cell("Stands at"), parts.Cell("Next"), parts.Cell("By", numeric=True))


def case_table(rows: Iterable[Listed], shapes: Shapes, caption: str, *, mine: bool = False) -> parts.Table:
    """Return cases with their standing, the duty that is soonest, and its day. ``mine``: whose they are is known."""
    return parts.Table(HEAD, tuple(_row(row, shapes, mine=mine) for row in rows), caption)


def _row(row: Listed, shapes: Shapes, *, mine: bool) -> tuple[parts.Cell, ...]:
    case, stands = row.case, worded(row.stands, shapes.words)
    left = shapes.left(row.due_on) if row.due_on else ""
    return (
        parts.Cell(case.reference, reverse("case", args=[case.reference]), detail=case.customer.name),
        parts.Cell(tag=stands.tag),
        parts.Cell(
            shapes.words.message(row.owed) if row.owed else "Nothing is due",
            detail=stands.says if mine else f"Looked after by {case.owner.name}",
        ),
        parts.Cell(short(row.due_on) if row.due_on else "", numeric=True, detail=left),
    )
