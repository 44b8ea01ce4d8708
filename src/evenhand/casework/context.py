"""Holds one act while it is done (who, what, when, about which case) and its result."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Generic

from typing_extensions import TypeVar

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.landlords.queries import Held, Officer
from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Departure, Facts, Person
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act

DRAFT = "draft"
D_co = TypeVar("D_co", bound=Details, default=Details, covariant=True)


class NotHere(LookupError):  # noqa: N818
    """No such thing for this officer: unknown, another landlord's, or not what the act can be about."""


class SentBefore(Exception):  # noqa: N818
    """This form was sent before, and its act is done. Nothing was changed."""


class NotYetError(ValueError):
    """The details give a day, or a moment, that has not come."""


@dataclass(frozen=True)
class ActContext(Generic[D_co]):
    """Everything that drafting, judging and changing may use. ``on`` is ``at`` in the landlord's zone.

    ``held``: the layers that identify the policy. ``kept``: a cache of what follows from all this (its letter, what is
    owed), so that the letter issued is the letter judged; another act, or other details, start with an empty one.
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
        """Return the day on which it happened according to its details."""
        return self.details.on or self.on

    @property
    def the_case(self) -> Case:
        """Return the case of an act that needs one."""
        assert self.case is not None, self.act  # noqa: S101  (the table of acts says which need one)
        return self.case

    @property
    def standing(self) -> dict[str, list[str]]:
        """Return the actor's roles, teams and committees at this moment, to store with a signature."""
        return standing(self.by.person)


def with_departures(ctx: ActContext, facts: Facts) -> Facts:
    """Return facts with the reasons of this act for departing from a "should"."""
    given = {
        demand: Departure(ctx.by.person, ctx.on, now=True) for demand, why in ctx.details.departures.items() if why.strip()
    }
    return replace(facts, departures={**facts.departures, **given}) if given else facts


def standing(person: Person) -> dict[str, list[str]]:
    """Return a person's roles, teams and committees at this moment, in the stored form."""
    return {
        "roles": sorted(person.roles),
        "teams": sorted(person.teams),
        "committees": sorted(person.committees),
    }


@dataclass(frozen=True)
class ConsequentAct:
    """An act that another act caused: a measure that ends because an appeal ended it, the note that rested on it.

    ``case``: in which case, where the act itself was done on none.
    """

    act: Act
    subject: str
    facts: tuple[str, ...] = ()
    case: Case | None = None


@dataclass(frozen=True)
class Effect:
    """The result of a change: its subject's reference, the facts it established, its files by their hash.

    ``followed``: the acts it caused, whose rows are changed already; each is recorded with its cause.
    ``sealed``: plain values that only the journal stores, besides the person's words.
    ``letter``: the reference of the letter that it issued. ``homes``: the keys of homes besides the customer's own for which
    visits ahead are asked again.
    """

    subject: str = ""
    facts: tuple[str, ...] = ()
    customer: str | None = None
    files: tuple[str, ...] = ()
    followed: tuple[ConsequentAct, ...] = ()
    sealed: dict[str, Any] = field(default_factory=dict)
    letter: str = ""
    homes: tuple[int, ...] = ()


@dataclass(frozen=True)
class ActResult:
    """The result of an act: the reference of what was made or changed, and of its letter; the verdict that permitted it."""

    subject: str
    verdict: Verdict = field(repr=False)
    case: str | None = None
    letter: str = ""
