"""Shows the ledger of an allowance, line by line, with what is left after each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.policy.allowance import Balance
from evenhand.ui import components
from evenhand.wording.allowance import left, lines
from evenhand.wording.dates import short


@dataclass(frozen=True)
class LedgerLineShown:
    """One line. ``struck``: an officer struck it out, so it is crossed out, and said to be for who does not see that."""

    day: str
    says: str
    amount: str
    left: str
    struck: bool


@dataclass(frozen=True)
class LedgerShown:
    """A ledger as a page shows it: of what, what is left until when, each line, and what the reader can do to it."""

    title: str
    left: str
    lines: tuple[LedgerLineShown, ...]
    actions: tuple[components.Action, ...] = ()


def ledger_shown(found: Balance, actions: tuple[components.Action, ...] = ()) -> LedgerShown:
    """Return a ledger as a page shows it."""
    shown = (LedgerLineShown(short(one.on), one.says, one.amount, one.left, one.struck) for one in lines(found))
    return LedgerShown(_("Minutes") if found.minutes else _("Contacts"), left(found), tuple(shown), actions)
