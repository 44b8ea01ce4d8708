"""Defines the details of contacts, accounts, needs and representatives."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted(Details):
    """RECORD_CONTACT. ``danger``: what is dangerous or broken at home; ``danger_taken_by``: who in repairs took that over.

    ``promise``: what one of us promised the customer in it, which each later decision-maker is shown. ``matter``: what it was
    about, "" where nobody noted it; ``minutes``: its length; ``uncounted``: why it uses up nothing of an allowance;
    ``speaker``: who spoke, "" where nobody noted it. ``reply_by``: the day by which we promised in it to reply;
    ``reply_from``: who replies, by reference, "" for who records it. ``answers``: it is the reply that we owed.
    """

    customer: str | None = None
    channel: str
    by_customer: bool = True
    happened_at: datetime
    alleges: Alleged | None = None
    danger: str = ""
    danger_taken_by: str = ""
    promise: str = ""
    matter: str = ""
    minutes: int | None = None
    uncounted: str = ""
    speaker: str = ""
    reply_by: date | None = None
    reply_from: str = ""
    answers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSought(Details):
    """SEEK_ACCOUNT, by these channels."""

    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Details):
    """RECORD_ACCOUNT. Not ``heard``: none came in a fair time. ``alleges``: what it alleges about staff.

    ``danger``: what is dangerous or broken at home; ``danger_taken_by``: who in repairs took that over, "" while nobody did.
    """

    heard: bool = True
    alleges: Alleged | None = None
    danger: str = ""
    danger_taken_by: str = ""

    @property
    def none_came(self) -> bool:
        return not self.heard


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTold:
    """One need, with its next review, and the ground for keeping it: consent, or one in law.

    ``asked_by``: customer, speaker or us, "" where that was not asked; ``theirs``: the customer agrees to it and can end it.

    Raises:
        ValueError: no ground is given (UK GDPR art. 9: a need is often about health).
    """

    kind: str
    says: str
    relook_on: date
    basis: str
    unusable_channels: tuple[str, ...] = ()
    asked_by: str = ""
    theirs: bool = False

    def __post_init__(self) -> None:
        """Refuse a need without a ground."""
        if not self.basis:
            raise ValueError("a need is held with consent, or on a ground in law: say which")


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(Details):
    """RECORD_NEEDS: the questions asked and the needs given; an empty list is an answer too."""

    needs: tuple[NeedTold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedChanged(Details):
    """CHANGE_NEED. ``outcome``: kept (to ``relook_on``), changed (to ``need``) or ended; ``words``: the reason.

    ``because``: its ground, never the customer's conduct. ``lessens``: it gives less than before. ``told_by``: the channels by
    which the customer was told.
    """

    outcome: str
    because: str = "looked_at_again"
    lessens: bool = False
    told_by: tuple[str, ...] = ()
    relook_on: date | None = None
    need: NeedTold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeNamed(Details):
    """NAME_REPRESENTATIVE: who speaks for the customer, with what standing, since when and until when."""

    name: str
    standing: str
    reached_by: str = ""
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayToReach(Details):
    """RECORD_REACH: how letters reach the customer (`people.models.LETTERS_BY`), and where; ``words``: who said so."""

    by: str
    to: str
