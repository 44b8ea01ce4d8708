"""Works out what lists show of one case, how long that holds, and stores it as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet

from evenhand.cases.models import NEVER, CaseSummary
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.facts.case_status import case_status
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duty import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Tri
from evenhand.work.pending_decision import pending_decision

DAY = timedelta(days=1)


def mark_of(history: PolicyHistory) -> str:
    """Return the hash of what is the same for each case of a landlord: its policy, and its working days."""
    calendar = history.calendar
    said = (history.policy.fingerprint, calendar.nation, sorted(calendar.closure_days.items()))
    return sha256(repr(said).encode()).hexdigest()


def _ranges(history: PolicyHistory) -> tuple[Q, Q, Q]:
    """Return which summaries no longer hold, as ranges of one index."""
    mark = mark_of(history)
    return Q(under__lt=mark), Q(under__gt=mark), Q(under=mark, changes_on__lte=history.on)


def is_stale(history: PolicyHistory) -> Q:
    """Return the condition that a summary no longer holds."""
    before, beyond, passed = _ranges(history)
    return before | beyond | passed


def is_fresh(history: PolicyHistory) -> Q:
    """Return the condition that a summary holds."""
    return Q(under=mark_of(history), changes_on__gt=history.on)


def stale(among: QuerySet[CaseSummary], history: PolicyHistory) -> QuerySet[CaseSummary]:
    """Return the summaries that no longer hold; each range is read by itself, which SQLite does not do for an OR."""
    before, *others = (among.filter(one) for one in _ranges(history))
    return before.union(*others, all=True)


def holds(row: CaseSummary, history: PolicyHistory) -> bool:
    """Return whether a summary holds."""
    return row.under == mark_of(history) and history.on < row.changes_on


def summary(row: CaseSummary, facts: Facts, history: PolicyHistory) -> CaseSummary:
    """Return a case's summary from its facts, not saved."""
    owed = history.duties(facts)
    waits = pending_decision(history.policy, facts, history.on, history.calendar)
    message, due_on, counted = next_of(worst(owed, history.on), waits)
    stands = case_status(facts, history.on)
    return CaseSummary(
        case_id=row.pk,
        landlord_id=row.landlord_id,
        is_open=row.is_open,
        opened_at=row.opened_at,
        owner_id=row.owner_id,
        name=row.name,
        turn=row.turn,
        under=mark_of(history),
        changes_on=_changes_on(facts, owed, history),
        standing=stands.code,
        stands=_kept(stands),
        owed=_kept(message) if message else None,
        due_on=due_on or NEVER,
        counted=counted,
    )


def worst(owed: Iterable[Duty], on: date) -> Duty | None:
    """Return the worst duty on a day that is not done (`Duty.worse`); one without a day where no other is open."""
    return min((duty for duty in owed if duty.done is not Tri.YES), key=lambda duty: duty.worse(on), default=None)


def next_of(duty: Duty | None, waits: Message | None) -> tuple[Message | None, date | None, dict[str, Any] | None]:
    """Return the worst duty, its day and how it was counted; who must act next where no duty has a day."""
    if duty is None or (duty.due_on is None and waits):
        return waits, None, None
    return duty.message, duty.due_on, duty.counted.as_json() if duty.counted else None


def _changes_on(facts: Facts, owed: Iterable[Duty], history: PolicyHistory) -> date:
    """Return the next day on which time alone can change what is shown: a day of a record, a duty or the policy.

    What is overdue stays so; a page counts how late it is.
    """
    named = (*_days(facts), *(duty.due_on for duty in owed), *history.policy.turning_days)
    return min((day for known in named if known for day in (known, known + DAY) if day > history.on), default=NEVER)


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, datetime):
        yield localdate(value)
    elif isinstance(value, date):
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
    """Return a message as JSON from which `said` makes the same message; days stay days."""
    params = {name: {"day": value.isoformat()} if isinstance(value, date) else value for name, value in message.params.items()}
    return {"code": message.code, "params": params}


def said(kept: dict[str, Any]) -> Message:
    """Return a message from its stored JSON."""
    return Message(
        kept["code"],
        **{
            name: date.fromisoformat(value["day"]) if isinstance(value, dict) and set(value) == {"day"} else value
            for name, value in kept["params"].items()
        },
    )
