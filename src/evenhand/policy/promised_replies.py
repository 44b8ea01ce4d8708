"""Works out which replies we owe a customer by which day: call-backs that we promised, and answers that a letter promises.

A reply is given once one of our contacts is logged as the reply. What is late is ours, and never the customer's: while a reply
is late, no contact of theirs uses anything up.
Source: `policies/floor.md` 34: what our own lateness causes is not the customer's doing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from evenhand.policy.allowance import DAY, period
from evenhand.policy.calendar import Calendar
from evenhand.policy.pack.terms import Period
from evenhand.policy.vocabulary import Channel

WAITS_FOR_AN_ANSWER = frozenset(
    {Channel.EMAIL, Channel.LETTER, Channel.ONLINE, Channel.TEXT_MESSAGE, Channel.SOCIAL_MEDIA, Channel.THIRD_PARTY}
)
"""The channels on which a contact waits for an answer: a call or a visit has it in itself."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A reply that we promised at a contact, by its reference: when, for which day, and who replies, by reference."""

    contact: str
    at: datetime
    due_on: date
    by: str


@dataclass(frozen=True, slots=True)
class Regular:
    """The answers that a measure's letter promises, in each period from a day; ``by``: who answers, by reference."""

    measure: str
    per: Period
    since: date
    by: str


@dataclass(frozen=True, slots=True)
class ReplyOwed:
    """A reply that we have not given. ``since``: the day of what it answers. ``contact``: where we promised it.

    ``measure``: whose letter promises it. ``by``: who gives it, by reference.
    """

    due_on: date
    since: date
    by: str
    contact: str = ""
    measure: str = ""

    def late_on(self, day: date) -> bool:
        return self.due_on < day


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What passed between a customer and us: what we promised, what waits for an answer, and our replies; in local time."""

    promised: tuple[Promised, ...] = ()
    wrote: tuple[datetime, ...] = ()
    replied: tuple[datetime, ...] = ()


def replies_owed(passed: Correspondence, regular: Iterable[Regular], calendar: Calendar) -> tuple[ReplyOwed, ...]:
    """Return the replies that we owe a customer, soonest first."""
    last = max(passed.replied, default=datetime.min)  # noqa: DTZ901 - local time, as all of it
    owed = [
        ReplyOwed(one.due_on, one.at.date(), one.by, contact=one.contact)
        for one in passed.promised
        if not any(given >= one.at for given in passed.replied)
    ]
    owed += _regular(passed.wrote, last, regular, calendar)
    return tuple(sorted(owed, key=lambda one: (one.due_on, one.contact, one.measure)))


def _regular(wrote: Iterable[datetime], last: datetime, regular: Iterable[Regular], calendar: Calendar) -> Iterator[ReplyOwed]:
    unanswered = sorted(at.date() for at in wrote if at > last)
    for one in regular:
        if since := next((day for day in unanswered if day >= one.since), None):
            yield ReplyOwed(answer_day(since, one.per, calendar), since, one.by, measure=one.measure)


def answer_day(day: date, per: Period, calendar: Calendar) -> date:
    """Return the last working day of the period in which a contact came; of the next one, where it came after that."""
    _first, following = period(day, per)
    last = calendar.worked_by(following - DAY)
    return last if last >= day else answer_day(following, per, calendar)
