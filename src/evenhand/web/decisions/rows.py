"""Lists decisions: act, subject, decision-maker and moment, each linked to its own page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy

from evenhand.people.queries import needs_now
from evenhand.ui import components
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import moment, sortable
from evenhand.work.decision_lists import DecisionRow

HEAD = (
    components.Cell(gettext_lazy("Decision")),
    components.Cell(gettext_lazy("Case")),
    components.Cell(gettext_lazy("Decided by")),
    components.Cell(gettext_lazy("When")),
)
DECISION_COLUMNS = (
    gettext_lazy("Number in the journal"),
    gettext_lazy("Decision"),
    gettext_lazy("Case"),
    gettext_lazy("Customer"),
    gettext_lazy("Customer’s reference"),
    gettext_lazy("Decided by"),
    gettext_lazy("When"),
)


def decision_table(rows: Iterable[DecisionRow], presenter: Presenter, caption: str) -> components.Table:
    """Return decisions, each with its case and its customer."""
    return components.Table(HEAD, tuple(_row(row, presenter) for row in rows), caption)


def _row(row: DecisionRow, presenter: Presenter) -> tuple[components.Cell, ...]:
    case = row.case
    return (
        components.Cell(named(row, presenter), reverse("decision", args=[case.reference, row.number])),
        components.Cell(
            case.reference,
            reverse("case", args=[case.reference]),
            detail=case.customer.name,
            needs=needs_of(needs_now(case.customer)),
        ),
        components.Cell(row.by),
        components.Cell(moment(row.at)),
    )


def decision_columns(row: DecisionRow, presenter: Presenter) -> tuple[str, ...]:
    """Return a decision as a row of a spreadsheet."""
    case = row.case
    who = case.customer
    return (str(row.number), named(row, presenter), case.reference, who.name, who.reference, row.by, sortable(row.at))


def named(row: DecisionRow, presenter: Presenter) -> str:
    """Return the decision, and its measure or marker."""
    return presenter.words.done(row.act) + (f": {lower(presenter.words.name(row.about))}" if row.about else "")
