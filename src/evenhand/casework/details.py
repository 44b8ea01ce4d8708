"""What a person hands over with an act: frozen values, checked for shape by the edge, judged by the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from evenhand.policy.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What every act may carry: the person's words, the day it happened, departures from a "should" with their reasons."""

    words: str = ""
    on: date | None = None
    departures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attached:
    """One file that shows what happened: its name as it came, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Details):
    """LOG_INCIDENT. ``words``: what happened, as it was seen. ``case`` joins it to an open case at once.

    ``reference``: drawn when the form was opened, so that a form sent twice reports once.
    """

    reference: str = ""
    evidence: tuple[Attached, ...] = ()
    customer: str | None = None
    happened_at: datetime
    channel: str
    behaviours: tuple[str, ...] = ()
    conduct_of: str = "customer"
    towards: str = "staff"
    affected: str = ""
    manner_only: bool = False
    protected_act: bool = False
    possible_offence: bool = False
    offence_condition: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Details):
    """LOG_INCIDENT about a report that stands: what the reporter did not know yet. What is not given stays as it was."""

    customer: str | None = None
    behaviours: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    possible_offence: bool = False
    evidence: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Details):
    """OPEN_CASE: about one customer, on incidents by their references. ``reference`` as in `Reported`."""

    reference: str = ""
    customer: str
    incidents: tuple[str, ...]
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted(Details):
    """RECORD_CONTACT."""

    customer: str | None = None
    channel: str
    by_customer: bool = True
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Established(Details):
    """An act that establishes facts: discussing, seeking an account, telling of concerns, informing teams..."""

    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Details):
    """RECORD_ACCOUNT. Not ``heard``: none came in a fair time. ``counter_allegation``: it says something of our own people."""

    heard: bool = True
    counter_allegation: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One answer of an assessment. ``why`` may not be empty: an empty field is not "considered"."""

    fact: str
    so: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Details):
    """ASSESS: any number of answers; earlier ones stand where none is given now."""

    answers: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Details):
    """FIND. ``outcome``: unacceptable, unreasonable or not_made_out; ``words``: the reasons."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Details):
    """WARN: what is asked of the customer, beside what the letter always says."""

    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Details):
    """PROPOSE: a measure with its terms and dates; ``words``: what was tried and why it is not enough."""

    key: str
    terms: Terms
    starts_on: date
    until: date | None = None
    review_on: date | None = None
    wide: bool = False
    urgent: bool = False
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Details):
    """CONSULT or ENDORSE, AUTHORISE, SEND_BACK, WITHDRAW: ``party`` for a consultation; ``words``: the reasons."""

    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Details):
    """IMPOSE, and the letters of other decisions: whom to contact, and what it means for services."""

    contact_person: str = ""
    service_implications: str = ""
    home_at_risk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Served(Details):
    """SERVE: how and when a letter was given."""

    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Details):
    """PLACE_MARKER: the instruction that staff see; ``words``: why."""

    key: str
    instruction: str
    incidents: tuple[str, ...]
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Details):
    """REVIEW or REVIEW_MARKER: keep (with the next date), or lift."""

    outcome: str
    next_on: date | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealed(Details):
    """RECEIVE_APPEAL: in the customer's words; grounds as far as they fit, "other" where none does."""

    received_on: date
    route: str
    grounds: tuple[str, ...] = ("other",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Details):
    """DECIDE_APPEAL: kept, changed or ended; accepting a late one is part of it."""

    outcome: str
    accept_late: bool = False
