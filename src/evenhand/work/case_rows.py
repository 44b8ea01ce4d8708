"""Shows cases in lists from stored summaries, and works out those that no longer hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Min, QuerySet

from evenhand.cases.models import NEVER, Case, CaseSummary
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.facts.gather import facts_from
from evenhand.casework.facts.statement import rows_of
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.measures.models import Measure
from evenhand.people.queries import with_needs
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import Message
from evenhand.work.case_summary import DAY, holds, said, stale, summary
from evenhand.work.on_hold import with_awaited

WORKED_OUT = ("under", "changes_on", "standing", "stands", "owed", "due_on", "counted")


@dataclass(frozen=True)
class Listed:
    """A case in a list: its status, what is owed soonest and by when, each as a code; how that day was counted."""

    case: Case
    stands: Message
    owed: Message | None
    due_on: date | None
    counted: Mapping[str, Any] | None


def with_listing(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with all that `listed` reads, prefetched."""
    return with_people(cases).select_related("summary")


def with_people(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with all that a list shows of them beside the summary."""
    return cases.select_related("customer", "owner").prefetch_related(with_needs(), with_awaited())


def listed(cases: Iterable[Case], history: PolicyHistory, kept: Mapping[int, CaseSummary] | None = None) -> list[Listed]:
    """Return cases, which come from `with_listing`, as lists show them, with a fixed number of queries.

    ``kept``: the summaries by the case's key, where the cases come from `with_people`. Those that no longer
    hold are worked out and stored.
    """
    rows = list(cases)
    now = dict(kept) if kept is not None else {row.pk: row.summary for row in rows}
    now |= work_out([row for row in now.values() if not holds(row, history)], history)
    return [_shown(row, now[row.pk]) for row in rows]


def _shown(row: Case, kept: CaseSummary) -> Listed:
    due_on = None if kept.due_on == NEVER else kept.due_on
    return Listed(row, said(kept.stands or {}), said(kept.owed) if kept.owed else None, due_on, kept.counted)


def work_out(rows: Iterable[CaseSummary], history: PolicyHistory) -> dict[int, CaseSummary]:
    """Work out the summaries of cases, by their keys; they are stored unless an act came first."""
    before = {row.pk: row for row in rows}  # read before the facts, so that no later act is overwritten
    found = {pk: summary(before[pk], facts_from(told), history) for pk, told in rows_of(before).items()} if before else {}
    if found:
        _write(found)
    return found


@transaction.atomic
def _write(found: Mapping[int, CaseSummary]) -> None:
    """Store what no act has overtaken; rows locked at this moment by an act or a page stay as they are."""
    rows = CaseSummary.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk__in=found).order_by("pk")
    same = [found[pk] for pk, turn in rows.values_list("pk", "turn") if turn == found[pk].turn]
    CaseSummary.objects.bulk_create(same, update_conflicts=True, unique_fields=["case"], update_fields=WORKED_OUT)


def refresh(among: QuerySet[CaseSummary], history: PolicyHistory, most: int) -> int:
    """Work out at most so many summaries that no longer hold, open cases first, soonest duty first.

    Return how many: fewer than ``most`` where none is left.
    """
    urgent = stale(among.filter(is_open=True), history)
    found = list(urgent.order_by("due_on", "case_id")[:most]) if urgent[:1] else []  # an order would read every row for none
    found += stale(among.filter(is_open=False), history)[: most - len(found)]
    return len(work_out(found, history))


def refresh_all(landlord: Landlord, at: datetime, most: int = 500) -> int:
    """Refresh the summaries of a landlord's cases, as `refresh` does."""
    on = localdate(at)
    history = PolicyHistory(landlord, on, policy_of(landlord, on), calendar_of(landlord))
    return refresh(CaseSummary.objects.filter(landlord=landlord), history, most)


def next_due_day(landlord: Landlord, on: date) -> date | None:
    """Return the next day after this one on which something is due in an open case, or a measure ends by its date."""
    coming = CaseSummary.objects.filter(landlord=landlord, is_open=True, due_on__gt=on, due_on__lt=NEVER)
    due = coming.aggregate(day=Min("due_on"))["day"]
    live = Measure.objects.filter(landlord=landlord, imposed_on__isnull=False, ended_on=None, until__gte=on)
    last = live.aggregate(day=Min("until"))["day"]
    return min((day for day in (due, last + DAY if last else None) if day), default=None)
