"""One act while it is being done: who, what, when, about which case; and what came of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic

from typing_extensions import TypeVar

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.landlords.queries import Held, Officer
from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act

DRAFT = "draft"
D_co = TypeVar("D_co", bound=Details, default=Details, covariant=True)


class NotHere(LookupError):  # noqa: N818
    """There is no such thing for this officer: unknown, another landlord's, or not of what the act is about."""


class SentBefore(Exception):  # noqa: N818
    """This very form was sent before, and what it asks for is done. Nothing was changed."""


class NotYetError(ValueError):
    """Something is said to have happened on a day, or at a moment, that has not come."""


@dataclass(frozen=True)
class ActContext(Generic[D_co]):
    """Everything that drafting, judging and changing may use. ``on`` is ``at`` in the landlord's zone.

    ``held``: by which layers the policy is found again. ``kept``: what was worked out from all this once (its letter, what is
    owed), so that what is judged is what is issued; another act, or other details, begin without it.
    ``issued``: the hash of each letter that it issued, by reference. ``form``: the form that it came from, "" where from none.
    """

    act: Act
    details: D_co
    by: Officer
    at: datetime
    on: date
    policy: Policy
    calendar: Calendar
    facts: Facts
    case: Case | None = None
    subject: str | None = None
    held: Held | None = None
    kept: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    issued: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    form: str = ""

    @property
    def happened_on(self) -> date:
        """Return the day on which it is said to have happened."""
        return self.details.on or self.on

    @property
    def the_case(self) -> Case:
        """Return the case of an act that cannot be done without one."""
        assert self.case is not None, self.act  # noqa: S101  (the table of acts says which need one)
        return self.case

    @property
    def standing(self) -> dict[str, list[str]]:
        """Return what the person is at this moment, to be kept with a signature."""
        return standing(self.by.person)


def standing(person: Person) -> dict[str, list[str]]:
    """Return what a person is at this moment, as it is kept."""
    return {
        "roles": sorted(person.roles),
        "teams": sorted(person.teams),
        "committees": sorted(person.committees),
    }


@dataclass(frozen=True)
class ConsequentAct:
    """An act that another brought with it: a measure that ends because an appeal ended it, the note that rested on it.

    ``case``: in which case, where the act itself was done on none.
    """

    act: Act
    subject: str
    facts: tuple[str, ...] = ()
    case: Case | None = None


@dataclass(frozen=True)
class Effect:
    """What a change made: the reference of its subject, the facts that it established, the files that it kept by their hash.

    ``followed``: what it brought with it, in rows that are changed already; each is kept as an act that names its cause.
    ``sealed``: what only the journal keeps besides the person's words, as plain values.
    ``letter``: the reference of the letter that it issued.
    """

    subject: str = ""
    facts: tuple[str, ...] = ()
    customer: str | None = None
    files: tuple[str, ...] = ()
    followed: tuple[ConsequentAct, ...] = ()
    sealed: dict[str, Any] = field(default_factory=dict)
    letter: str = ""


@dataclass(frozen=True)
class ActResult:
    """What came of an act: the reference of what was made or changed, and of its letter; the verdict that permitted it."""

    subject: str
    verdict: Verdict = field(repr=False)
    case: str | None = None
    letter: str = ""
