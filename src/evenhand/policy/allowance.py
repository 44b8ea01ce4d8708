"""Works out what is left of how often, or how long, a customer may make contact: a ledger of lines, never a counter.

Each logged contact is a line: used, or not counted with the reason. A contact that an officer strikes out keeps its line, and
another line gives back what it used; what an officer allows beyond the letter is a line too. What is not used ends with its
period. Weeks begin on Monday and months on the 1st, local time.
Source: `policies/floor.md` 71: what is always taken uses up no allowance; Octavia 4.3 for contact time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from evenhand.policy.pack.terms import Period, Terms
from evenhand.policy.vocabulary import Channel, MoreFor, Uncounted

ALLOWANCES = ("contacts_per", "contact_time_per")
"""The terms that grant one: for any other, no contact is counted."""
DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)


class LedgerEntry(StrEnum):
    """What a line of the ledger is about."""

    GRANTED = "granted"
    USED = "used"
    NOT_COUNTED = "not_counted"
    REFUNDED = "refunded"
    ADJUSTED = "adjusted"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Used:
    """A contact that a customer made. ``at``: local time. ``minutes``: its length, None where nobody noted it.

    ``uncounted``: why it uses nothing up; None where it counts. ``struck``: why an officer struck it out, at ``struck_at``.
    """

    reference: str
    at: datetime
    channel: Channel
    minutes: int | None = None
    uncounted: Uncounted | None = None
    struck: Uncounted | None = None
    struck_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Further:
    """What an officer allows beyond the letter, at a moment: so much in each period up to a day.

    ``minutes``: the amount is minutes, so it adds to contact time, and to nothing else; else it is contacts.
    """

    at: datetime
    until: date
    amount: int
    because: MoreFor
    minutes: bool = False


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the ledger. ``amount``: what it adds or takes. ``left``: what is left after it.

    ``because``: of what does not count, is given back or is added. ``unknown``: nobody noted how long the contact took, so it
    uses no time. ``beyond``: what the contact took when nothing was left, which is owed by nobody.
    """

    on: date
    amount: int
    entry: LedgerEntry
    left: int = 0
    reference: str = ""
    because: Uncounted | MoreFor | None = None
    unknown: bool = False
    beyond: int = 0
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left in the period that runs. ``minutes``: the amounts are minutes, else contacts.

    ``granted``: all that this period allows, with what was added to it.
    """

    lines: tuple[LedgerLine, ...]
    per: Period
    renews_on: date
    granted: int
    minutes: bool = False

    @property
    def left(self) -> int:
        """Return what is left, in contacts or minutes; never less than nothing."""
        return self.lines[-1].left

    @property
    def until(self) -> date:
        """Return the last day on which what is left can be used."""
        return self.renews_on - DAY

    @property
    def to_strike_out(self) -> tuple[LedgerLine, ...]:
        """Return the lines of contacts that use something up in the period that runs, and that nobody struck out."""
        first, _ = period(self.until, self.per)
        refunded = {line.reference for line in self.lines if line.entry is LedgerEntry.REFUNDED}
        used = (line for line in self.lines if line.entry is LedgerEntry.USED and line.on >= first and line.amount)
        return tuple(line for line in used if line.reference not in refunded)


class _Grant(NamedTuple):
    """What terms allow in each period."""

    amount: int
    per: Period
    minutes: bool


class _Entries(NamedTuple):
    """What counts against an allowance, in order of time, and what is allowed beyond it."""

    used: tuple[Used, ...]
    further: tuple[Further, ...]


def balance(terms: Terms, used: Iterable[Used], at: datetime, further: Iterable[Further] = ()) -> Balance | None:
    """Return what is left of a measure's allowance at a moment; None where its terms set none.

    Of two allowances, the one with less left speaks.
    """
    return min(balances(terms, used, at, further), key=lambda one: one.left / one.granted, default=None)


def balances(
    terms: Terms, used: Iterable[Used], at: datetime, further: Iterable[Further] = (), since: date | None = None
) -> tuple[Balance, ...]:
    """Return the ledger of each allowance that terms set: contacts, contact time.

    Only contacts on the channels that the terms limit count. ``since``: the measure's first day; where it is given, the ledger
    begins with the period before the one that runs, if the measure held then.
    """
    counted = tuple(one for one in sorted(used, key=lambda row: row.at) if one.at <= at and one.channel in terms.limited)
    entries, found = _Entries(counted, tuple(further)), []
    if contacts := terms.contacts_per:
        found.append(_balance(_Grant(contacts.count, contacts.per, minutes=False), entries, at.date(), since))
    if length := terms.contact_time_per:
        found.append(_balance(_Grant(length.minutes, length.per, minutes=True), entries, at.date(), since))
    return tuple(found)


def _balance(grant: _Grant, entries: _Entries, on: date, since: date | None) -> Balance:
    first, following = period(on, grant.per)
    counted = entries._replace(further=tuple(one for one in entries.further if one.minutes is grant.minutes))
    lines: list[LedgerLine] = []
    if since and since < first:
        before, _ = period(first - DAY, grant.per)
        earlier = _period(grant, (max(before, since), first), counted)
        lines = [*earlier, LedgerLine(first, -earlier[-1].left, LedgerEntry.EXPIRED)]
    lines += _period(grant, (first, following), counted)
    granted = grant.amount + sum(one.amount for one in _of_period(counted.further, first, following))
    return Balance(tuple(lines), grant.per, following, granted, grant.minutes)


def _of_period(further: Iterable[Further], first: date, following: date) -> Iterator[Further]:
    return (one for one in further if one.at.date() < following and one.until >= first)


def _period(grant: _Grant, days: tuple[date, date], entries: _Entries) -> list[LedgerLine]:
    """Return the lines of one period, in order of time, each with what is left after it.

    What is struck out after the period has ended is given back on its last day, with which it expires.
    """
    first, following = days
    began, ended = (datetime.combine(day, time.min) for day in (first, following))
    events: list[tuple[datetime, Used | Further, bool]] = []
    for one in entries.used:
        if first <= one.at.date() < following:
            events.append((one.at, one, False))
            if one.struck:
                events.append((min(max(one.struck_at or one.at, one.at), ended - MOMENT), one, True))
    events += [(max(more.at, began), more, False) for more in _of_period(entries.further, first, following)]
    left, spent = grant.amount, dict[str, int]()
    lines = [LedgerLine(first, left, LedgerEntry.GRANTED, left)]
    for moment, event, back in sorted(events, key=lambda row: (row[0], row[2])):
        if isinstance(event, Further):
            line = LedgerLine(moment.date(), event.amount, LedgerEntry.ADJUSTED, because=event.because)
        elif back:
            line = LedgerLine(
                moment.date(), spent.get(event.reference, 0), LedgerEntry.REFUNDED, 0, event.reference, event.struck,
                channel=event.channel,
            )  # fmt: skip
        else:
            line = _used(event, left, minutes=grant.minutes)
            spent[event.reference] = -line.amount
        left += line.amount
        lines.append(replace(line, left=left))
    return lines


def _used(one: Used, left: int, *, minutes: bool) -> LedgerLine:
    day = one.at.date()
    if one.uncounted:
        return LedgerLine(day, 0, LedgerEntry.NOT_COUNTED, 0, one.reference, one.uncounted, channel=one.channel)
    took = (one.minutes or 0) if minutes else 1
    spent, unknown = min(took, left), minutes and one.minutes is None
    return LedgerLine(
        day, -spent, LedgerEntry.USED, 0, one.reference, unknown=unknown, beyond=took - spent, channel=one.channel
    )  # fmt: skip


def period(day: date, per: Period) -> tuple[date, date]:
    """Return the first day of the period in which a day lies, and the first day of the next."""
    if per == "day":
        return day, day + DAY
    if per == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    return day.replace(day=1), (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def until_after(day: date, per: Period, periods: int) -> date:
    """Return the last day of so many periods, the first of which is the one in which a day lies."""
    for _ in range(periods):
        _first, day = period(day, per)
    return day - DAY
