"""Chooses the rows of a list of cases, also where the summaries of some no longer hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from evenhand.cases.models import CaseSummary
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.paging import Ordering
from evenhand.work.case_rows import refresh, work_out
from evenhand.work.case_summary import is_fresh, is_stale, stale

A_STEP = 200
"""The most cases worked out in one visit to a list that depends on summaries that no longer hold."""


@dataclass(frozen=True)
class Wanted:
    """Filters on what is worked out: a case's status, as a code; something due before a day."""

    standing: str = ""
    before: date | None = None

    def __bool__(self) -> bool:
        """Return whether it filters anything."""
        return bool(self.standing or self.before)

    @property
    def written(self) -> Q:
        """Return it as a condition on stored summaries."""
        found = Q(standing=self.standing) if self.standing else Q()
        return found & Q(due_on__lt=self.before) if self.before else found

    def has(self, row: CaseSummary) -> bool:
        """Return whether a summary fits."""
        return self.standing in {"", row.standing} and (self.before is None or row.due_on < self.before)


@dataclass(frozen=True)
class Chosen:
    """The rows of one page. ``last``: where the next page starts after; ``rest``: from there on cases are not worked out yet.

    ``known``: what was worked out on the way, by key. ``unsure``: some cases are not worked out yet, and come after all others.
    """

    rows: list[CaseSummary]
    last: CaseSummary | None = None
    rest: bool = False
    unsure: bool = False
    known: Mapping[int, CaseSummary] = field(default_factory=dict)


@dataclass(frozen=True)
class Selection:
    """Which rows, in which order. No case is left out: those not worked out yet come last, and are worked out there."""

    found: QuerySet[CaseSummary]
    order: Ordering
    wanted: Wanted
    history: PolicyHistory

    @property
    def depends(self) -> bool:
        """Return whether the choice or the order depends on summaries."""
        return bool(self.wanted) or self.order.column == "due_on"

    def page(self, last: CaseSummary | None, size: int) -> Chosen:
        """Return the page after a row; before the first page the most urgent cases are worked out."""
        if not self.depends:
            return self._page(self.found, last, size)
        enough = last is None and refresh(self.found, self.history, A_STEP) < A_STEP
        unsure = not enough and bool(stale(self.found, self.history)[:1])
        known = self.found.filter(self.wanted.written)
        return self._page(known.filter(is_fresh(self.history)) if unsure else known, last, size, unsure=unsure)

    def _page(self, found: QuerySet[CaseSummary], last: CaseSummary | None, size: int, *, unsure: bool = False) -> Chosen:
        rows = list(self.order.after(found, last)[: size + 1])
        more = len(rows) > size
        return Chosen(rows[:size], rows[size - 1] if more else None, rest=unsure and not more, unsure=unsure)

    def rest(self, last: CaseSummary | None) -> Chosen:
        """Return the fitting ones among the next cases that are not worked out yet, in the order of their keys."""
        left = self.found.filter(is_stale(self.history), pk__gt=last.pk if last else 0)
        rows = list(left.order_by("pk")[:A_STEP])
        known = work_out(rows, self.history)
        more = len(rows) == A_STEP
        shown = [row for row in rows if self.wanted.has(known.get(row.pk, row))]
        return Chosen(shown, rows[-1] if more else None, rest=more, unsure=more, known=known)
