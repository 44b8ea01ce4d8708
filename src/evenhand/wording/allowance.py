"""Words the ledger of an allowance: what each line is, why it does not count or is given back, and what is left."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from evenhand.policy.allowance import Balance, LedgerEntry, LedgerLine
from evenhand.policy.pack.terms import Period
from evenhand.policy.vocabulary import Channel, MoreFor, Uncounted
from evenhand.wording.dates import on

BECAUSE: dict[str, str] = {
    Uncounted.ALWAYS_TAKEN: "because this is always taken",
    Uncounted.WE_ASKED: "because we asked for it",
    Uncounted.CALL_BACK: "because it was our call back",
    Uncounted.DROPPED: "because the line dropped",
    Uncounted.ANOTHER_SPOKE: "because it was not certain that the customer spoke",
    Uncounted.NOT_NOTED: "because nobody noted what it was about",
    Uncounted.LOGGED_TWICE: "because it was logged twice",
    Uncounted.OUR_REPLY_LATE: "because our reply was late",
    MoreFor.NEW_MATTER: "because something new came up",
    MoreFor.NEED: "because of what the customer needs",
    MoreFor.OUR_DELAY: "because we were late",
    MoreFor.HEARING_AHEAD: "because an appeal, a complaint or a hearing needs it",
}
"""Why a contact does not count or is given back, and why more is allowed, as the customer may read it."""
LINES = {
    "granted": "{amount} allowed for this {per}",
    "not_counted": "Not counted, {why}",
    "used": "{amount} used",
    "used_in_part": "{amount} used, and {beyond} taken when nothing was left",
    "beyond": "Taken when nothing was left: it uses up nothing",
    "no_time": "No time used",
    "length_unknown": "No time used, because nobody noted how long it took",
    "refunded": "Struck out: {amount} given back, {why}",
    "adjusted": "{amount} more allowed, {why}",
    "expired": "Not used, and ended with the {per}: {amount}",
    "expired_none": "Nothing was left over",
    "by": "{says} ({channel})",
}
PHRASES = {
    "contact": "{count} contact",
    "contacts": "{count} contacts",
    "minute": "{count} minute",
    "minutes": "{count} minutes",
    "line": "{day}: {says}. {left} left.",
    "left": "Left until {day}: {amount}.",
    "left_of": "{left} of {amount} left until {day}.",
}
PERIODS: dict[Period, str] = {"day": "day", "week": "week", "month": "month"}
CHANNELS = {
    Channel.TELEPHONE: "call",
    Channel.EMAIL: "email",
    Channel.LETTER: "letter",
    Channel.OFFICE: "at the office",
    Channel.HOME_VISIT: "at home",
    Channel.ONLINE: "on our website",
    Channel.TEXT_MESSAGE: "text message",
    Channel.SOCIAL_MEDIA: "social media",
    Channel.VIDEO: "video call",
    Channel.THIRD_PARTY: "through somebody else",
}


class LedgerWords(NamedTuple):
    """One line in words. ``amount``: what it adds or takes, signed; ``left``: what is left after it; ``struck``: struck out."""

    on: date
    says: str
    amount: str
    left: str
    struck: bool


def lines(found: Balance) -> Iterator[LedgerWords]:
    """Yield each line of a ledger, in order."""
    struck = {line.reference for line in found.lines if line.entry is LedgerEntry.REFUNDED}
    for line in found.lines:
        signed = f"{line.amount:+d}".replace("-", "\N{MINUS SIGN}") if line.amount else "0"
        is_struck = line.entry is LedgerEntry.USED and line.reference in struck
        yield LedgerWords(line.on, line_said(line, found), signed, str(line.left), is_struck)


def ledger(found: Balance) -> tuple[str, ...]:
    """Return each line as a sentence with what is left after it, and at the end what is left until when."""
    said = (PHRASES["line"].format(day=on(one.on), says=one.says, left=amount(int(one.left), found)) for one in lines(found))
    return (*said, PHRASES["left"].format(day=on(found.until), amount=amount(found.left, found)))


def left(found: Balance) -> str:
    """Return "1 of 2 contacts left until Sunday 6 December 2026."."""
    return PHRASES["left_of"].format(left=found.left, amount=amount(found.granted, found), day=on(found.until))


def line_said(line: LedgerLine, found: Balance) -> str:
    """Return what one line of a ledger is."""
    says = LINES[_code(line)].format(
        amount=amount(abs(line.amount), found),
        beyond=amount(line.beyond, found),
        per=PERIODS[found.per],
        why=BECAUSE[line.because] if line.because else "",
    )
    return LINES["by"].format(says=says, channel=CHANNELS[line.channel]) if line.channel else says


def _code(line: LedgerLine) -> str:
    if line.entry is LedgerEntry.EXPIRED:
        return "expired" if line.amount else "expired_none"
    if line.entry is not LedgerEntry.USED:
        return line.entry
    if line.unknown:
        return "length_unknown"
    if line.beyond:
        return "used_in_part" if line.amount else "beyond"
    return "used" if line.amount else "no_time"


def amount(count: int, found: Balance) -> str:
    """Return "1 contact", "20 minutes"."""
    unit = ("minute" if found.minutes else "contact") + ("" if count == 1 else "s")
    return PHRASES[unit].format(count=count)
