"""Incidents in a list, each with what became of it in a sentence."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from evenhand.web import parts
from evenhand.web.moments import day_of, moment
from evenhand.web.shapes import Shapes, lower
from evenhand.wording.dates import listed, short

UNKNOWN = "Not identified yet"


def incident_table(rows: Iterable[Any], shapes: Shapes, caption: str, *, reads_cases: bool) -> parts.Table:
    """Return incidents with customer, kind of conduct and stage; who only reports gets the stage without the story."""
    head = (parts.Cell("Report"), parts.Cell("Customer"), parts.Cell("What it is about"), parts.Cell("Where it stands"))
    return parts.Table(head, tuple(_row(row, shapes, reads_cases=reads_cases) for row in rows), caption)


def incidents_of_one(rows: Iterable[Any], shapes: Shapes, *, reads_cases: bool) -> parts.Table:
    """Return the incidents of one customer, who is not named again in each."""
    table = incident_table(rows, shapes, "", reads_cases=reads_cases)
    return parts.Table(_unnamed(table.head), tuple(_unnamed(row) for row in table.rows))


def _unnamed(row: tuple[parts.Cell, ...]) -> tuple[parts.Cell, ...]:
    return (row[0], *row[2:])


def _row(row: Any, shapes: Shapes, *, reads_cases: bool) -> tuple[parts.Cell, ...]:
    kinds = listed(lower(shapes.words.name(key)) for key in row.behaviours)
    by = f", by {row.reporter.name}" if reads_cases else ""
    return (
        parts.Cell(row.reference, reverse("incident", args=[row.reference]), detail=f"{moment(row.happened_at)}{by}"),
        parts.Cell(row.customer.name if row.customer else UNKNOWN),
        parts.Cell(kinds.capitalize() or "Not sorted yet"),
        parts.Cell(stage_of(row)),
    )


def stage_of(row: Any) -> str:
    """Return what became of a report, in a sentence that whoever made it may read."""
    if row.withdrawn_at:
        return f"Withdrawn on {short(day_of(row.withdrawn_at))}."
    if row.customer is None:
        return "It waits until we know whom it is about."
    cases, elsewhere = list(row.cases.all()), list(row.sent_elsewhere.all())
    if not cases and elsewhere:
        return f"It belongs elsewhere, as was said on {short(day_of(elsewhere[-1].at))}: {elsewhere[-1].goes_to}."
    if not cases:
        return "It has not been taken up in a case."
    case = cases[-1]
    if case.closed_at:
        return f"It was looked at by {case.owner.name}, who closed the matter on {short(day_of(case.closed_at))}."
    return f"It is being looked at by {case.owner.name}."
