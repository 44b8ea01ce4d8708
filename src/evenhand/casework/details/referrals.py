"""Defines the details of referrals and legal steps."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Details):
    """REFER: the receiver, and what is passed on: the precaution, not the story, unless that is needed. ``words``: why.

    ``key``: the policy's, or one of the three that every landlord has. ``route``: "consent", or the legal way. ``marker``: the
    one whose instruction is passed on; ``passed_on`` is then left empty.
    """

    key: str
    recipient: str
    passed_on: str = ""
    route: str = ""
    hands_over: bool = False
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralAnswered(Details):
    """ACCEPT_REFERRAL: ``accepted``, ``declined`` or ``settled`` here, who answered; ``words``: the answer."""

    outcome: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralTold(Details):
    """NOTIFY_REFERRAL: the customer heard of it; or, with a review day, not yet. ``words``: how, or why not."""

    withheld_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Details):
    """RECORD_ORDER: a notice, claim, order or undertaking; ``words``: its terms; ``under``: its Act. ``on``: its date."""

    kind: str
    body: str
    under: str = ""
    until: date | None = None
    measure: str = ""
    advice: bool = False
