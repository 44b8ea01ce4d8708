"""Defines the details of assessments, findings, warnings, proposals and signatures."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.policy.pack.terms import Terms

_NOTHING = frozenset({"na", "none", "nil", "notapplicable", "no", "yes", "ok", "tbc", "tba", "asabove", "considered", "x"})
"""What people type into a box only to fill it."""


def says_nothing(text: str) -> bool:
    """Return whether a text is no answer: empty, blank, signs alone, or "n/a" and the like (floor 6)."""
    bare = "".join(sign for sign in text.casefold() if sign.isalnum())
    return not bare or bare in _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One answer of an assessment. ``why`` may not be empty: an empty field is not "considered".

    ``so`` None: considered and not known. ``privileged``: it contains the landlord's own legal advice.
    """

    fact: str
    so: bool | None
    why: str
    privileged: bool = False

    def __post_init__(self) -> None:
        """Refuse an answer that says nothing."""
        if says_nothing(self.why):
            raise ValueError(f"{self.fact}: an empty answer is not a consideration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Details):
    """ASSESS: any number of answers; earlier answers stay where no new one is given.

    ``for_letter``: what letters tell the customer of it, in words written for them; the latest one counts. No letter has
    the answers themselves.
    """

    answers: tuple[Weighed, ...] = ()
    for_letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Details):
    """FIND. ``outcome``: unacceptable, unreasonable or not_made_out; ``words``: why; ``asked``: what is expected now."""

    outcome: str
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Details):
    """WARN: what is asked of the customer, beside the fixed text of the letter."""

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
class Instead:
    """What is decided in place of a proposal: a measure with its terms, dates and reach."""

    key: str
    terms: Terms
    starts_on: date
    until: date | None = None
    review_on: date | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorised(Signed):
    """AUTHORISE the proposal, or something lighter ``instead``; ``words``: the reasons, also for the lighter measure."""

    instead: Instead | None = None
