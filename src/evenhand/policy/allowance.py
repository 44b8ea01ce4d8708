"""Works out what is left of how often, or how long, a customer may make contact: a ledger of lines, never a counter.

Each logged contact is a line: used, or not counted with the reason. What is not used ends with its period. Weeks begin on
Monday and months on the 1st, local time.
Source: `policies/floor.md` 71: what is always taken uses up no allowance; Octavia 4.3 for contact time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from evenhand.policy.pack.terms import Period, Terms
from evenhand.policy.vocabulary import Channel, Uncounted

ALLOWANCES = ("contacts_per", "contact_time_per")
"""The terms that grant one: for any other, no contact is counted."""


@dataclass(frozen=True, slots=True)
class Used:
    """A contact that a customer made. ``at``: local time. ``minutes``: its length, None where nobody noted it.

    ``uncounted``: why it uses nothing up; None where it counts.
    """

    reference: str
    at: datetime
    channel: Channel
    minutes: int | None = None
    uncounted: Uncounted | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the ledger: what was granted at a period's start, or what a contact used of it.

    ``unknown``: nobody noted how long the contact took, so it uses no time.
    """

    on: date
    amount: int
    reference: str = ""
    uncounted: Uncounted | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left in the period that runs. ``minutes``: the amounts are minutes, else contacts."""

    lines: tuple[LedgerLine, ...]
    per: Period
    renews_on: date
    minutes: bool = False

    @property
    def granted(self) -> int:
        return self.lines[0].amount

    @property
    def left(self) -> int:
        """Return what is left, in contacts or minutes; never less than nothing."""
        return max(0, sum(line.amount for line in self.lines))


def balance(terms: Terms, used: Iterable[Used], at: datetime) -> Balance | None:
    """Return what is left of a measure's allowance at a moment; None where its terms set none.

    Only contacts on the channels that the terms limit count. Of two allowances, the one with less left speaks.
    """
    counted = tuple(one for one in sorted(used, key=lambda row: row.at) if one.at <= at and one.channel in terms.limited)
    found = []
    if contacts := terms.contacts_per:
        found.append(_ledger(LedgerLine(at.date(), contacts.count), contacts.per, counted, minutes=False))
    if time := terms.contact_time_per:
        found.append(_ledger(LedgerLine(at.date(), time.minutes), time.per, counted, minutes=True))
    return min(found, key=lambda one: one.left / one.granted, default=None)


def _ledger(granted: LedgerLine, per: Period, counted: Iterable[Used], *, minutes: bool) -> Balance:
    """Return the ledger of the period in which a grant's day lies."""
    first, following = period(granted.on, per)
    lines = [LedgerLine(first, granted.amount)]
    for one in counted:
        if first <= one.at.date() < following:
            spent = 0 if one.uncounted else (one.minutes or 0) if minutes else 1
            unknown = minutes and not one.uncounted and one.minutes is None
            lines.append(LedgerLine(one.at.date(), -spent, one.reference, one.uncounted, unknown))
    return Balance(tuple(lines), per, following, minutes)


def period(day: date, per: Period) -> tuple[date, date]:
    """Return the first day of the period in which a day lies, and the first day of the next."""
    if per == "day":
        return day, day + timedelta(days=1)
    if per == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    return day.replace(day=1), (day.replace(day=1) + timedelta(days=32)).replace(day=1)
