"""Lists cases with their status and what is owed next."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredCase
from evenhand.people.queries import needs_now
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.people import needs_in_words, needs_of
from evenhand.ui.presenters import Presenter
from evenhand.web.case.status import worded
from evenhand.wording.dates import short
from evenhand.work.case_rows import Listed
from evenhand.work.on_hold import on_hold

HEAD = (
    components.Cell(gettext_lazy("Case")),
    components.Cell(gettext_lazy("Status")),
    components.Cell(gettext_lazy("Next")),
    components.Cell(gettext_lazy("By"), numeric=True),
)


CASE_COLUMNS = (
    gettext_lazy("Case"),
    gettext_lazy("Customer"),
    gettext_lazy("Customer’s reference"),
    gettext_lazy("Needs"),
    gettext_lazy("Opened"),
    gettext_lazy("Closed"),
    gettext_lazy("Status"),
    gettext_lazy("In a sentence"),
    gettext_lazy("Waits for"),
    gettext_lazy("Next"),
    gettext_lazy("By"),
    gettext_lazy("Looked after by"),
)


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
        str(stands.tag.text),
        stands.says,
        _awaited(case, presenter.on),
        presenter.words.message(row.owed) if row.owed else "",
        row.due_on.isoformat() if row.due_on else "",
        case.owner.name,
    )


def case_table(rows: Iterable[Listed], presenter: Presenter, caption: str, *, mine: bool = False) -> components.Table:
    """Return cases with their status, the soonest duty, and its day. ``mine``: leave out the owner."""
    return components.Table(HEAD, tuple(_row(row, presenter, mine=mine) for row in rows), caption)


def waits(case: StoredCase, today: date) -> str:
    """Return what a case is on hold for, in its owner's words; "" where it is not."""
    found = _awaited(case, today)
    return _("Waits for: {words}").format(words=found) if found else ""


def _awaited(case: StoredCase, today: date) -> str:
    found = on_hold(case)
    if found is None:
        return ""
    passed = _(", which has passed") if found.until and found.until < today else ""
    if not found.until:
        return found.words
    return _("{words} (until {until}{passed})").format(words=found.words, until=short(found.until), passed=passed)


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
            presenter.words.message(row.owed) if row.owed else _("Nothing is due"),
            detail=stands.says if mine else _("Looked after by {owner}").format(owner=case.owner.name),
        ),
        components.Cell(count=presenter.short_count(row.due_on, row.counted) if row.due_on else None, numeric=True),
    )
