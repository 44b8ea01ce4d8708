"""Lists incidents, each with its progress in a sentence."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.facts.report_progress import Stage, reached
from evenhand.casework.stored import StoredIncident
from evenhand.people.queries import needs_now
from evenhand.ui import components
from evenhand.ui.people import needs_in_words, needs_of
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import day_of, moment, sortable
from evenhand.wording.dates import listed, short

UNKNOWN = gettext_lazy("Not identified yet")


HEAD = (
    components.Cell(gettext_lazy("Report")),
    components.Cell(gettext_lazy("Customer")),
    components.Cell(gettext_lazy("Reported as")),
    components.Cell(gettext_lazy("Progress")),
)


def incident_table(
    rows: Iterable[StoredIncident], presenter: Presenter, caption: str, *, reads_cases: bool, reader: str = ""
) -> components.Table:
    """Return incidents with customer, kind of conduct and stage; reporters get the stage without the story."""
    return components.Table(
        HEAD, tuple(_row(row, presenter, _named(row), reads_cases=reads_cases, reader=reader) for row in rows), caption
    )


def _named(row: StoredIncident) -> tuple[components.Cell, ...]:
    return (components.Cell(row.customer.name if row.customer else UNKNOWN, needs=needs_of(needs_now(row.customer))),)


INCIDENT_COLUMNS = (
    gettext_lazy("Report"),
    gettext_lazy("Happened"),
    gettext_lazy("Written down"),
    gettext_lazy("Reported by"),
    gettext_lazy("Customer"),
    gettext_lazy("Customer’s reference"),
    gettext_lazy("Needs"),
    gettext_lazy("Reported as"),
    gettext_lazy("Progress"),
)


def incident_columns(row: StoredIncident, presenter: Presenter) -> tuple[str, ...]:
    """Return an incident as a row of a spreadsheet: moments as 2026-03-31 14:05, so that they sort."""
    customer = row.customer
    return (
        row.reference,
        sortable(row.happened_at),
        sortable(row.recorded_at),
        row.reporter.name,
        customer.name if customer else str(UNKNOWN),
        customer.reference if customer else "",
        needs_in_words(needs_now(customer)),
        _kinds(row, presenter).capitalize(),
        stage_of(row),
    )


def _kinds(row: StoredIncident, presenter: Presenter) -> str:
    return listed(lower(presenter.words.name(key)) for key in row.behaviours)


def incidents_of_one(
    rows: Iterable[StoredIncident], presenter: Presenter, *, reads_cases: bool, reader: str = ""
) -> components.Table:
    """Return the incidents of one customer, without the customer in each row."""
    return components.Table(
        (HEAD[0], *HEAD[2:]), tuple(_row(row, presenter, (), reads_cases=reads_cases, reader=reader) for row in rows)
    )


def _row(
    row: StoredIncident, presenter: Presenter, customer: tuple[components.Cell, ...], *, reads_cases: bool, reader: str = ""
) -> tuple[components.Cell, ...]:
    by = _(", by {reporter}").format(reporter=row.reporter.name) if reads_cases else ""
    return (
        components.Cell(row.reference, reverse("incident", args=[row.reference]), detail=f"{moment(row.happened_at)}{by}"),
        *customer,
        components.Cell(_kinds(row, presenter).capitalize() or _("Not sorted yet")),
        components.Cell(stage_of(row, mine=not reads_cases, reader=reader)),
    )


SENTENCES = {
    Stage.WITHDRAWN: gettext_lazy("{report} was withdrawn on {on}."),
    Stage.UNIDENTIFIED: gettext_lazy("{report} waits until we know who it is about."),
    Stage.ELSEWHERE: gettext_lazy("{report} belongs elsewhere, as decided on {on}: {where}."),
    Stage.WAITING: gettext_lazy("{report} has not been taken up in a case."),
    Stage.CLOSED: gettext_lazy("{report} is closed. {who} closed the matter on {on}."),
    Stage.LOOKED_AT_AGAIN: gettext_lazy("{report} led to a decision. A reviewer who took no part in it is deciding an appeal."),
    Stage.TOLD: gettext_lazy("{report} led to a decision. {who} tells you what concerns your safety."),
    Stage.TO_DECIDE: gettext_lazy("{report} is being looked at by {who}, and a decision is being prepared."),
    Stage.WEIGHED: gettext_lazy("{report} is being looked at by {who}, who is weighing up what is known."),
    Stage.HEARD: gettext_lazy("{report} is being looked at by {who}, who is hearing each side."),
    Stage.TAKEN_UP: gettext_lazy("{report} is being looked at by {who}."),
}


TO_OFFICERS = SENTENCES | {Stage.TOLD: gettext_lazy("{report} led to a decision. {who} looks after the case.")}
TO_THE_OWNER = TO_OFFICERS | {
    Stage.TOLD: gettext_lazy("{report} led to a decision. You look after this case."),
    Stage.TO_DECIDE: gettext_lazy("You look after this case, and a decision is being prepared."),
    Stage.WEIGHED: gettext_lazy("You look after this case and are weighing up what is known."),
    Stage.HEARD: gettext_lazy("You look after this case and are hearing each side."),
    Stage.TAKEN_UP: gettext_lazy("You look after this case."),
}


def stage_of(row: StoredIncident, *, mine: bool = False, reader: str = "") -> str:
    """Return the progress of a report in a sentence; ``mine``: for its reporter; ``reader``: an officer, by reference."""
    found = reached(row)
    sentences = SENTENCES if mine else TO_THE_OWNER if reader and found.owner == reader else TO_OFFICERS
    report = _("Your report of {recorded_at}").format(recorded_at=short(day_of(row.recorded_at))) if mine else _("It")
    return str(sentences[found.stage]).format(report=report, who=found.who, on=found.on and short(found.on), where=found.where)
