"""Works out the landlord's own delays in a case, from complaints and duties (floor 34)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evenhand.cases.models import Case
from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, State
from evenhand.policy.layers import Policy
from evenhand.policy.promised_replies import ReplyOwed
from evenhand.policy.verdict import Cited
from evenhand.wording.dates import short
from evenhand.wording.words import Words

_OF_COMPLAINTS = frozenset({"complaint_acknowledged", "complaint_answer"})


@dataclass(frozen=True)
class Late:
    """One delay of the landlord's, in a plain sentence with its dates and count."""

    says: str
    due_on: date
    came_on: date | None
    working_days: int
    cited: Cited | None


def landlord_delays(case: Case, owed: tuple[Duty, ...], policy: Policy, calendar: Calendar, on: date) -> tuple[Late, ...]:
    """Return every delay of the landlord's in a case, earliest first; ``owed``: the case's duties."""
    words = Words(policy)
    called = {row.reference: _called(row.number, row.received_on, words) for row in case.complaints.all()}
    found = []
    for duty in owed:
        if duty.due_on is None or duty.state(on) not in {State.OVERDUE, State.DONE_LATE}:
            continue
        came = duty.done_on if duty.state(on) is State.DONE_LATE else None
        days = calendar.working_days_between(duty.due_on, came or on)
        what = _what(duty, called, words)
        found.append(Late(_sentence(what, duty.due_on, came, days, words), duty.due_on, came, days, duty.cited))
    return tuple(sorted(found, key=lambda late: late.due_on))


def late_replies(owed: Iterable[ReplyOwed], policy: Policy, calendar: Calendar, on: date) -> tuple[Late, ...]:
    """Return the replies that we promised a customer and have not given by their day, soonest due first."""
    words, found = Words(policy), []
    for one in owed:
        if one.late_on(on):
            days = calendar.working_days_between(one.due_on, on)
            what = words.note("promised_reply" if one.contact else "regular_answer", day=short(one.since))
            found.append(Late(_sentence(what, one.due_on, None, days, words), one.due_on, None, days, None))
    return tuple(found)


def _called(number: str, received_on: date, words: Words) -> str:
    return words.note("numbered_complaint" if number else "complaint", day=short(received_on), number=number)


def _what(duty: Duty, called: dict[str, str], words: Words) -> str:
    if duty.kind in _OF_COMPLAINTS and duty.subject in called:
        return words.note(duty.kind, stage=duty.message.params["stage"], complaint=called[duty.subject])
    return words.note("duty", duty=words.message(duty.message))


def _sentence(what: str, due: date, came: date | None, days: int, words: Words) -> str:
    late = words.note({0: "late_by_none", 1: "late_by_a_day"}.get(days, "late_by_days"), days=days)
    return words.note("came_late" if came else "not_come", what=what, due=short(due), came=short(came), late=late)
