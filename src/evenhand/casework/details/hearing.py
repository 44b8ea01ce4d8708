"""The customer's side: approaches, the account, needs and support, what the customer says of our own people."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.casework.details.alleging import Alleged
from evenhand.casework.details.each import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted(Details):
    """RECORD_CONTACT."""

    customer: str | None = None
    channel: str
    by_customer: bool = True
    happened_at: datetime
    alleges: Alleged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSought(Details):
    """SEEK_ACCOUNT, by these ways."""

    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Details):
    """RECORD_ACCOUNT. Not ``heard``: none came in a fair time. ``alleges``: what it says of our own people."""

    heard: bool = True
    alleges: Alleged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTold:
    """One need, with the day on which it is looked at again."""

    kind: str
    says: str
    relook_on: date
    unusable_channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(Details):
    """RECORD_NEEDS: what was asked, and what was told; no needs told is an answer too."""

    needs: tuple[NeedTold, ...] = ()
