"""Incidents in a list, each with what became of it in a sentence."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from evenhand.casework.stages import Stage, reached
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
        parts.Cell(stage_of(row, mine=not reads_cases)),
    )


SENTENCES = {
    Stage.WITHDRAWN: "{report} was withdrawn on {on}.",
    Stage.UNIDENTIFIED: "{report} waits until we know whom it is about.",
    Stage.ELSEWHERE: "{report} belongs elsewhere, as was said on {on}: {where}.",
    Stage.WAITING: "{report} has not been taken up in a case.",
    Stage.CLOSED: "{report} was looked at by {who}, who closed the matter on {on}.",
    Stage.LOOKED_AT_AGAIN: "{report} led to a decision, which is being looked at again by somebody who took no part in it.",
    Stage.TOLD: "{report} led to a decision. {who} tells you what concerns your safety.",
    Stage.TO_DECIDE: "{report} is being looked at by {who}, and a decision is being prepared.",
    Stage.WEIGHED: "{report} is being looked at by {who}, who is weighing up what is known.",
    Stage.HEARD: "{report} is being looked at by {who}, who is hearing each side.",
    Stage.TAKEN_UP: "{report} is being looked at by {who}.",
}


def stage_of(row: Any, *, mine: bool = False) -> str:
    """Return what became of a report, in a sentence that whoever made it may read; ``mine``: said to them."""
    found = reached(row)
    report = f"Your report of {short(day_of(row.recorded_at))}" if mine else "It"
    return SENTENCES[found.stage].format(report=report, who=found.who, on=found.on and short(found.on), where=found.where)
