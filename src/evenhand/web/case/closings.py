"""How a case was closed, each time, and why it was opened again."""

from collections.abc import Iterable
from typing import Any

from evenhand.ui import components
from evenhand.ui.timestamps import day_of
from evenhand.web.case.decisions import lines
from evenhand.wording.choices import CASE_OUTCOMES
from evenhand.wording.dates import on, short


def closings_of(case: Any) -> list[Any]:
    """Return the closing records of a case, newest first."""
    return list(reversed(case.closings.select_related("by", "reopened_by")))


def closing_cards(rows: Iterable[Any]) -> tuple[components.Card, ...]:
    """Return closing records, a card each."""
    return tuple(components.Card(f"Closed on {short(day_of(row.at))}", _rows(row)) for row in rows)


def _rows(row: Any) -> tuple[components.Row, ...]:
    told = lines([row.told, f"On {on(row.told_on)}."]) if row.told else "Nothing is on file of it"
    found = [
        components.Row("What it came to", CASE_OUTCOMES.get(row.outcome, "Not said")),
        components.Row("How it ended", lines([row.how])),
        components.Row("What the customer was told", told),
        components.Row("Closed by", row.by.name),
    ]
    if row.reopened_at:
        who = f"{row.reopened_by.name}, {short(day_of(row.reopened_at))}"
        found.append(components.Row("Opened again", lines([who, row.reopened_because])))
    return tuple(found)
