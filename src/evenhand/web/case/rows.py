"""Cases in a list: where each stands and what is owed next."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from evenhand.people.queries import needs_now
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.people import needs_in_words, needs_of
from evenhand.ui.presenters import Presenter
from evenhand.web.case.status import worded
from evenhand.wording.dates import short
from evenhand.work.case_rows import Listed
from evenhand.work.on_hold import on_hold

HEAD = (components.Cell("Case"), components.Cell("Stands at"), components.Cell("Next"), components.Cell("By", numeric=True))


CASE_COLUMNS = (
    "Case", "Customer", "Customer's reference", "Needs", "Opened", "Closed", "Stands at", "In a sentence", "Waits for",
    "Next", "By", "Looked after by",
)  # fmt: skip


def case_columns(row: Listed, presenter: Presenter) -> tuple[str, ...]:
    """Return a case as a row of a spreadsheet: days as 2026-03-31, so that they sort."""
    case, stands = row.case, worded(row.stands, presenter.words)
    return (
        case.reference,
        case.customer.name,
        case.customer.reference,
        needs_in_words(needs_now(case.customer)),
        localdate(case.opened_at).isoformat(),
        localdate(case.closed_at).isoformat() if case.closed_at else "",
        stands.tag.text,
        stands.says,
        waits(case, presenter.on).removeprefix("Waits for: "),
        presenter.words.message(row.owed) if row.owed else "",
        row.due_on.isoformat() if row.due_on else "",
        case.owner.name,
    )


def case_table(rows: Iterable[Listed], presenter: Presenter, caption: str, *, mine: bool = False) -> components.Table:
    """Return cases with their standing, the duty that is soonest, and its day. ``mine``: whose they are is known."""
    return components.Table(HEAD, tuple(_row(row, presenter, mine=mine) for row in rows), caption)


def waits(case: Any, today: date) -> str:
    """Return what a case waits for, as whoever looks after it said; "" where it waits for nothing."""
    found = on_hold(case)
    if found is None:
        return ""
    passed = ", which has passed" if found.until and found.until < today else ""
    return f"Waits for: {found.words}" + (f" (until {short(found.until)}{passed})" if found.until else "")


def _row(row: Listed, presenter: Presenter, *, mine: bool) -> tuple[components.Cell, ...]:
    case, stands = row.case, worded(row.stands, presenter.words)
    return (
        components.Cell(
            case.reference,
            reverse("case", args=[case.reference]),
            detail=case.customer.name,
            needs=needs_of(needs_now(case.customer)),
        ),
        components.Cell(tag=stands.tag, detail=waits(case, presenter.on)),
        components.Cell(
            presenter.words.message(row.owed) if row.owed else "Nothing is due",
            detail=stands.says if mine else f"Looked after by {case.owner.name}",
        ),
        components.Cell(count=presenter.short_count(row.due_on, row.counted) if row.due_on else None, numeric=True),
    )
