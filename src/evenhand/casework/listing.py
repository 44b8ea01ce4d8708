"""What lists show of each case: kept with the case, and worked out afresh where what is kept no longer holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Min, Prefetch, Q, QuerySet

from evenhand.cases.models import Case, Listing
from evenhand.casework.awaiting import with_awaited
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.pinned import Pinned
from evenhand.casework.standing import standing_of
from evenhand.casework.waiting import waits_for
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.measures.models import Measure
from evenhand.people.models import Need
from evenhand.policy.calendar import localdate
from evenhand.policy.duty import Duty
from evenhand.policy.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Tri

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Listed:
    """A case in a list: where it stands, what is owed soonest and by when, each as a code; how that day was counted."""

    case: Case
    stands: Message
    owed: Message | None
    due_on: date | None
    counted: Mapping[str, Any] | None


def with_listing(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with all that `listed` reads where it is kept."""
    return cases.select_related("customer", "owner", "listing").prefetch_related(with_needs(), with_awaited())


def with_needs(of: str = "customer__needs") -> "Prefetch[str]":
    """Return what fetches the needs that people have now, for lists that show them beside the name."""
    return Prefetch(of, Need.objects.filter(ended_on=None).order_by("id"))


def listed(cases: Iterable[Case], pinned: Pinned) -> list[Listed]:
    """Return cases, which come from `with_listing`, as a list shows them on a day; no more queries for more rows."""
    rows = list(cases)
    stale = [row for row in rows if not _holds(row, pinned.policy, pinned.on)]
    facts = gather_all(stale)
    afresh = {row.pk: _worked_out(row, facts[row.pk], pinned) for row in stale}
    return [_shown(row, afresh.get(row.pk) or row.listing) for row in rows]


def write_down(landlord: Landlord, at: datetime, most: int = 500) -> int:
    """Write down what lists show of the landlord's cases where what is kept no longer holds; return of how many."""
    on = localdate(at)
    policy, calendar = policy_of(landlord, on), calendar_of(landlord)
    pinned = Pinned(landlord, on, policy, calendar)
    holds = Q(listing__token=F("token"), listing__judged_by=policy.mark) & (
        Q(listing__changes_on=None) | Q(listing__changes_on__gt=on)
    )
    stale = Case.objects.filter(landlord=landlord).exclude(holds).order_by("closed_at", "-opened_at")
    rows = list(stale[:most])
    facts = gather_all(rows)
    found = [_worked_out(row, facts[row.pk], pinned) for row in rows]
    Listing.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["token", "judged_by", "changes_on", "stands", "owed", "due_on", "counted"],
    )
    return len(found)


def next_day_of_note(landlord: Landlord, on: date) -> date | None:
    """Return the next day after this one on which something falls due in an open case, or a measure has ended by its date."""
    due = Listing.objects.filter(case__landlord=landlord, case__closed_at=None, due_on__gt=on).aggregate(day=Min("due_on"))
    live = Measure.objects.filter(landlord=landlord, imposed_on__isnull=False, ended_on=None, until__gte=on)
    last = live.aggregate(day=Min("until"))["day"]
    return min((day for day in (due["day"], last + DAY if last else None) if day), default=None)


def forget(customer: str, landlord: Landlord) -> None:
    """Have what lists show of a customer's cases worked out afresh: something about the customer changed outside them."""
    Listing.objects.filter(case__customer__reference=customer, case__landlord=landlord).delete()


def soonest(owed: Iterable[Duty]) -> Duty | None:
    """Return what is owed soonest and not done."""
    return next((duty for duty in owed if duty.due_on and duty.done is not Tri.YES), None)


def next_of(owed: Iterable[Duty], waits: Message | None) -> tuple[Message | None, date | None, dict[str, Any] | None]:
    """Return what is owed soonest, by when and how that was counted; where nothing is, for whom it waits."""
    next_one = soonest(owed)
    if next_one is None:
        return waits, None, None
    return next_one.message, next_one.due_on, next_one.counted.as_json() if next_one.counted else None


def _holds(row: Case, policy: Policy, on: date) -> bool:
    kept: Listing | None = getattr(row, "listing", None)
    if kept is None or kept.token != row.token or kept.judged_by != policy.mark:
        return False
    return kept.changes_on is None or on < kept.changes_on


def _worked_out(row: Case, facts: Facts, pinned: Pinned) -> Listing:
    policy, calendar, on = pinned.policy, pinned.calendar, pinned.on
    owed = pinned.duties(facts)
    message, due_on, counted = next_of(owed, waits_for(policy, facts, on, calendar))
    return Listing(
        case=row,
        token=row.token,
        judged_by=policy.mark,
        changes_on=_changes_on(facts, owed, on),
        stands=_kept(standing_of(facts, on)),
        owed=_kept(message) if message else None,
        due_on=due_on,
        counted=counted,
    )


def _changes_on(facts: Facts, owed: Iterable[Duty], on: date) -> date | None:
    """Return the next day on which time alone may change what is shown: a day named on file or due, or the day after it."""
    named = [day for day in (*_days(facts), *(duty.due_on for duty in owed)) if day]
    if any(duty.due_on and duty.due_on < on and duty.done is not Tri.YES for duty in owed):
        return on + DAY  # what is overdue grows more urgent by the day
    return min((day for known in named for day in (known, known + DAY) if day > on), default=None)


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from _days(getattr(value, part.name))
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from _days(item)
    elif isinstance(value, dict):
        yield from _days(tuple(value.values()))


def _kept(message: Message) -> dict[str, Any]:
    """Return a message as JSON from which `_said` makes the same again: days stay days."""
    params = {name: {"day": value.isoformat()} if isinstance(value, date) else value for name, value in message.params.items()}
    return {"code": message.code, "params": params}


def _said(kept: dict[str, Any]) -> Message:
    return Message(
        kept["code"],
        **{
            name: date.fromisoformat(value["day"]) if isinstance(value, dict) and set(value) == {"day"} else value
            for name, value in kept["params"].items()
        },
    )


def _shown(row: Case, kept: Listing) -> Listed:
    return Listed(row, _said(kept.stands), _said(kept.owed) if kept.owed else None, kept.due_on, kept.counted)
