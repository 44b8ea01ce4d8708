"""The customer's side as the engine takes it: what they say of our own people, how they were asked, what they need."""

from dataclasses import dataclass
from datetime import date

from evenhand.policy.vocabulary import Channel, Tri


@dataclass(frozen=True, slots=True)
class Allegation:
    """What the customer says of our own people, looked into apart from the case. ``of``: those whom it names, if known."""

    reference: str
    of: frozenset[str] = frozenset()
    opened_on: date | None = None
    investigator: str | None = None
    settled_on: date | None = None
    made_out: Tri = Tri.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Asking:
    """Once that the customer was asked for their account, and by which ways."""

    on: date
    channels: frozenset[Channel] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """An adjustment, vulnerability, format or language that stands, and when it is looked at again."""

    reference: str
    kind: str
    relook_on: date


@dataclass(frozen=True, slots=True)
class NeedChange:
    """A change to a need that is in question. ``because``: its ground; ``lessens``: it ends, or gives less than before."""

    reference: str
    kind: str
    because: str
    lessens: bool = True
    told_by: frozenset[Channel] = frozenset()


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody who speaks for the customer: as what, since when and until when (the last day, if known)."""

    name: str
    standing: str
    since: date
    until: date | None = None

    def speaks_on(self, day: date) -> bool:
        """Tell whether they speak for the customer on a day."""
        return self.since <= day and (self.until is None or day <= self.until)
