"""Holds the customer's side of a case: allegations about staff, requests for an account, needs."""

from dataclasses import dataclass
from datetime import date

from evenhand.policy.vocabulary import Channel, Tri


@dataclass(frozen=True, slots=True)
class Allegation:
    """An allegation about staff, investigated apart from the case. ``of``: the staff it names, if known.

    ``firm_due_on``: by when the contractor whose operative it is about says what came of it; ``firm_answered_on``: when it did.
    """

    reference: str
    of: frozenset[str] = frozenset()
    opened_on: date | None = None
    investigator: str | None = None
    settled_on: date | None = None
    made_out: Tri = Tri.NOT_KNOWN
    firm_due_on: date | None = None
    firm_answered_on: date | None = None

    @property
    def waits_at_firm(self) -> bool:
        """Return whether a contractor has not said what came of it."""
        return self.firm_due_on is not None and self.firm_answered_on is None


@dataclass(frozen=True, slots=True)
class Asking:
    """One request to the customer for their account, with the channels used. ``in_question``: it is not recorded yet."""

    on: date
    channels: frozenset[Channel] = frozenset()
    in_question: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """An adjustment, vulnerability, format or language on the customer's record, and its next review."""

    reference: str
    kind: str
    relook_on: date


@dataclass(frozen=True, slots=True)
class NeedChange:
    """A proposed change to a need. ``because``: its ground; ``lessens``: the need ends, or gives less than before."""

    reference: str
    kind: str
    because: str
    lessens: bool = True
    told_by: frozenset[Channel] = frozenset()


@dataclass(frozen=True, slots=True)
class Representative:
    """A person who speaks for a customer: in which capacity, since when and until when (the last day, if known)."""

    name: str
    standing: str
    since: date
    until: date | None = None

    def speaks_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)
