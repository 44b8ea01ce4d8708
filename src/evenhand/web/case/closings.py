"""Shows how a case was closed, each time, and why it was reopened."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from evenhand.casework.stored import StoredClosing
from evenhand.ui import components
from evenhand.ui.timestamps import day_of
from evenhand.web.case.decisions import lines
from evenhand.wording.choices import CASE_OUTCOMES
from evenhand.wording.dates import on, short


def closing_cards(rows: Iterable[StoredClosing]) -> tuple[components.Card, ...]:
    """Return closing records, a card each."""
    return tuple(components.Card(_("Closed on {at}").format(at=short(day_of(row.at))), _rows(row)) for row in rows)


def _rows(row: StoredClosing) -> tuple[components.Row, ...]:
    told = lines([row.told, _("On {told_on}.").format(told_on=on(row.told_on))]) if row.told else _("Nothing is recorded of it")
    found = [
        components.Row(_("What it came to"), CASE_OUTCOMES.get(row.outcome, _("Not said"))),
        components.Row(_("How it ended"), lines([row.how])),
        components.Row(_("What we told the customer"), told),
        components.Row(_("Closed by"), row.by.name),
    ]
    if row.reopened_at and row.reopened_by:
        who = f"{row.reopened_by.name}, {short(day_of(row.reopened_at))}"
        found.append(components.Row(_("Opened again"), lines([who, row.reopened_because])))
    return tuple(found)
