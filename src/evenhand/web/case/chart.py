"""Draws a case over time: reports, contacts and letters as signs, measures as bars, reviews.

The timeline below has the same in words, and a table has the weeks.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from evenhand.casework.case_view import CaseView
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Measure
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import short

WIDTH, LEFT, RIGHT, ROW, TOP = 720, 110, 10, 34, 28
FEWEST, LONGEST = 3, 730
"""With fewer signs a list is as clear; in more than two years months are too narrow."""
CROWDED, APART = 100, 4
"""In a row of more signs, nearer ones cannot be told apart."""
WEEKS = 12
MONTH_NAMES = 12
"""So many months have names; of more, every other one."""


def case_chart(view: CaseView, presenter: Presenter) -> components.CaseChart | None:
    """Return the drawing of a case; None for too few signs or too long a time."""
    signs = {
        _("Reports"): [(localdate(row.happened_at), "report") for row in view.incidents if row.withdrawn_at is None],
        _("Contacts"): [(localdate(row.happened_at), "contact") for row in view.contacts],
        _("Letters"): [(row.issued_on, "letter") for row in view.notices],
    }
    measures = [row for row in view.facts.measures if row.imposed_on and row.starts_on]
    reviews = [row.review_on for row in measures if row.review_on and not row.ended_on]
    days = [day for row in signs.values() for day, _ in row]
    if len(days) + len(measures) < FEWEST:
        return None
    ends = [row.ended_on or row.until or presenter.on for row in measures]
    begins = [row.starts_on for row in measures if row.starts_on]
    first, last = min((*days, *begins)), max((*days, *ends, *reviews, presenter.on))
    if (last - first).days > LONGEST:
        return None
    scale = _Scale(first, last)
    rows = [components.ChartRow(name, place, _signs(found, scale)) for place, (name, found) in enumerate(signs.items())]
    spans = [_span(row, view, presenter, scale) for row in measures]
    height = TOP + ROW * (len(rows) + len(spans))
    drawn = [components.ChartRow(row.name, TOP + ROW * row.top, row.signs) for row in rows]
    bars = [
        components.ChartSpan(
            span.name, TOP + ROW * (len(rows) + place), span.left, span.width, tuple(map(scale.at, span.reviews))
        )
        for place, span in enumerate(spans)
    ]
    return components.CaseChart(
        _told(signs, measures, presenter),
        WIDTH,
        height + 24,
        tuple(drawn),
        tuple(bars),
        tuple(scale.months()),
        scale.at(presenter.on),
    )


def _signs(found: list[tuple[date, str]], scale: "_Scale") -> tuple[components.Sign, ...]:
    """Return the signs of a row; of overlapping ones, one."""
    if len(found) <= CROWDED:
        return tuple(components.Sign(scale.at(day), kind) for day, kind in found)
    drawn = {(scale.at(day) // APART, kind): scale.at(day) for day, kind in sorted(found, reverse=True)}
    return tuple(components.Sign(left, kind) for (_, kind), left in sorted(drawn.items()))


class _Scale:
    """Where a day lies across the drawing."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, max((last - first).days, 1)
        self.last = last

    def at(self, day: date) -> int:
        """Return how far from the left a day lies."""
        across = min(max((day - self.first).days, 0), self.days)
        return LEFT + round(across * (WIDTH - LEFT - RIGHT) / self.days)

    def months(self) -> Iterator[components.Month]:
        """Yield the first day of each month, and its name where there is room."""
        found = [day for day in self._firsts() if self.first <= day <= self.last]
        for place, day in enumerate(found):
            named = len(found) <= MONTH_NAMES or place % 2 == 0
            yield components.Month(self.at(day), f"{day:%b}" if named else "")

    def _firsts(self) -> Iterator[date]:
        day = self.first.replace(day=1)
        while day <= self.last:
            yield day
            day = (day + timedelta(days=32)).replace(day=1)


class _Measured:
    """A measure across the drawing, before it has its row."""

    def __init__(self, name: str, left: int, width: int, reviews: tuple[date, ...]) -> None:
        self.name, self.left, self.width, self.reviews = name, left, width, reviews


def _span(row: Measure, view: CaseView, presenter: Presenter, scale: _Scale) -> _Measured:
    left, right = scale.at(row.starts_on or presenter.on), scale.at(row.ended_on or row.until or presenter.on)
    reviews = (row.review_on,) if row.review_on and not row.ended_on else ()
    return _Measured(presenter.words.name(row.key), left, max(right - left, 3), reviews)


def _told(signs: dict[str, list[tuple[date, str]]], measures: list[Measure], presenter: Presenter) -> str:
    """Return the drawing in a sentence."""
    counts = ", ".join(f"{len(found)} {name.lower()}" for name, found in signs.items() if found)
    lasting = "; ".join(
        _("{name} from {starts_on} to {ended_on}").format(
            name=presenter.words.name(row.key), starts_on=short(row.starts_on), ended_on=short(row.ended_on or row.until)
        )
        for row in measures
    )
    return _("{counts}. {measures}. The timeline below lists each with its day.").format(
        counts=counts or _("Nothing reported"), measures=lasting or _("No measure has begun")
    )


def contact_by_week(view: CaseView, presenter: Presenter) -> components.Weeks | None:
    """Return the customer's contacts by week; None where there are few."""
    touched = [localdate(row.happened_at) for row in view.contacts if row.by_customer]
    touched += [localdate(row.happened_at) for row in view.incidents if row.withdrawn_at is None]
    if len(touched) < FEWEST:
        return None
    counted = Counter(day - timedelta(days=day.weekday()) for day in touched)
    last = max(counted)
    mondays = [last - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    shown = [monday for monday in mondays if monday >= min(counted)]
    most = max(counted[monday] for monday in shown)
    cells = tuple(components.Week(short(monday), counted[monday], round(counted[monday] * 60 / most)) for monday in shown)
    return components.Weeks(
        cells, _("Reports and contacts from the customer, week by week; at most {most} in one.").format(most=most)
    )
