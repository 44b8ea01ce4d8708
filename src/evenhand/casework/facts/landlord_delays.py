"""What we did late ourselves in a case: computed from linked complaints and our own duties, never typed in (floor 34)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.cases.models import Case
from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, State
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Cited
from evenhand.wording.dates import short
from evenhand.wording.words import Words

_OF_COMPLAINTS = {
    "complaint_acknowledged": gettext_lazy("Our acknowledgement at stage {stage} of {complaint}"),
    "complaint_answer": gettext_lazy("Our answer at stage {stage} to {complaint}"),
}


@dataclass(frozen=True)
class Late:
    """One thing that we did after its day, or have not done yet, in a plain sentence with its dates and count."""

    says: str
    due_on: date
    came_on: date | None
    working_days: int
    cited: Cited | None


def landlord_delays(case: Case, owed: tuple[Duty, ...], policy: Policy, calendar: Calendar, on: date) -> tuple[Late, ...]:
    """Return everything that we did late in a case or owe past its day, earliest first; ``owed``: the case's duties."""
    called = {row.reference: _called(row.number, row.received_on) for row in case.complaints.all()}
    found = []
    for duty in owed:
        if duty.due_on is None or duty.state(on) not in {State.OVERDUE, State.DONE_LATE}:
            continue
        came = duty.done_on if duty.state(on) is State.DONE_LATE else None
        days = calendar.working_days_between(duty.due_on, came or on)
        what = _what(duty, called, policy)
        found.append(Late(_sentence(what, duty.due_on, came, days), duty.due_on, came, days, duty.cited))
    return tuple(sorted(found, key=lambda late: late.due_on))


def _called(number: str, received_on: date) -> str:
    says = _("the complaint of {day}, number {number},") if number else _("the complaint of {day}")
    return says.format(day=short(received_on), number=number)


def _what(duty: Duty, called: dict[str, str], policy: Policy) -> str:
    template = _OF_COMPLAINTS.get(duty.kind)
    if template and duty.subject in called:
        return template.format(stage=duty.message.params["stage"], complaint=called[duty.subject])
    return f"“{Words(policy).message(duty.message)}”"


def _sentence(what: str, due: date, came: date | None, days: int) -> str:
    count = _count(days) if days else _("late, by no working day")
    if came:
        return _("{what} was due on {due} and came on {came}: {count}.").format(
            what=what, due=short(due), came=short(came), count=count
        )
    return _("{what} was due on {due} and has not come: {count}.").format(what=what, due=short(due), count=count)


def _count(days: int) -> str:
    return ngettext("{days} working day late", "{days} working days late", days).format(days=days)
