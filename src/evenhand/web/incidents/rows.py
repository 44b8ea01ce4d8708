"""Incidents in a list, each with what became of it in a sentence."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from evenhand.casework.facts.report_progress import Stage, reached
from evenhand.people.queries import needs_now
from evenhand.ui import components
from evenhand.ui.people import needs_in_words, needs_of
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import day_of, moment, sortable
from evenhand.wording.dates import listed, short

UNKNOWN = "Not identified yet"


HEAD = (
    components.Cell("Report"),
    components.Cell("Customer"),
    components.Cell("What it is about"),
    components.Cell("Where it stands"),
)


def incident_table(rows: Iterable[Any], presenter: Presenter, caption: str, *, reads_cases: bool) -> components.Table:
    """Return incidents with customer, kind of conduct and stage; who only reports gets the stage without the story."""
    return components.Table(HEAD, tuple(_row(row, presenter, _named(row), reads_cases=reads_cases) for row in rows), caption)


def _named(row: Any) -> tuple[components.Cell, ...]:
    return (components.Cell(row.customer.name if row.customer else UNKNOWN, needs=needs_of(needs_now(row.customer))),)


INCIDENT_COLUMNS = (
    "Report", "Happened", "Written down", "Reported by", "Customer", "Customer's reference", "Needs", "What it is about",
    "Where it stands",
)  # fmt: skip


def incident_columns(row: Any, presenter: Presenter) -> tuple[str, ...]:
    """Return an incident as a row of a spreadsheet: moments as 2026-03-31 14:05, so that they sort."""
    customer = row.customer
    return (
        row.reference,
        sortable(row.happened_at),
        sortable(row.recorded_at),
        row.reporter.name,
        customer.name if customer else UNKNOWN,
        customer.reference if customer else "",
        needs_in_words(needs_now(customer)),
        _kinds(row, presenter).capitalize(),
        stage_of(row),
    )


def _kinds(row: Any, presenter: Presenter) -> str:
    return listed(lower(presenter.words.name(key)) for key in row.behaviours)


def incidents_of_one(rows: Iterable[Any], presenter: Presenter, *, reads_cases: bool) -> components.Table:
    """Return the incidents of one customer, who is not named again in each."""
    return components.Table((HEAD[0], *HEAD[2:]), tuple(_row(row, presenter, (), reads_cases=reads_cases) for row in rows))


def _row(
    row: Any, presenter: Presenter, whom: tuple[components.Cell, ...], *, reads_cases: bool
) -> tuple[components.Cell, ...]:
    by = f", by {row.reporter.name}" if reads_cases else ""
    return (
        components.Cell(row.reference, reverse("incident", args=[row.reference]), detail=f"{moment(row.happened_at)}{by}"),
        *whom,
        components.Cell(_kinds(row, presenter).capitalize() or "Not sorted yet"),
        components.Cell(stage_of(row, mine=not reads_cases)),
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
