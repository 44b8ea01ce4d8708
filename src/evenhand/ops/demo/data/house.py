"""Defines a landlord of the demo: name and policy, people, customers at home, and their stories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from evenhand.landlords.actions import Post
from evenhand.landlords.letter_data import ControllerStated
from evenhand.ops.demo.data.story import Staff, Story

RELATIONSHIPS = frozenset({"leaseholder", "shared_owner", "freeholder", "applicant", "former_occupier"})


@dataclass(frozen=True)
class Colleague:
    """A colleague of the demo, with their manager."""

    name: str
    post: Post
    manager: str = ""

    @property
    def username(self) -> str:
        """Return the user name: first and last name."""
        return self.name.lower().replace(" ", ".")


@dataclass(frozen=True)
class Member:
    """A member of a household, as their landlord knows them."""

    name: str
    place: str = "tenant"
    relationship: str = "tenant"
    former_names: str = ""

    @classmethod
    def read(cls, text: str) -> "Member":
        """Read ``name``, ``name, joint tenant``, ``name, leaseholder`` or ``name, formerly another name``."""
        name, _, what = text.partition(", ")
        if what.startswith("formerly "):
            return cls(name, former_names=what.removeprefix("formerly "))
        if what in RELATIONSHIPS:
            return cls(name, what, what)
        return cls(name, what or "tenant")


@dataclass(frozen=True)
class Household:
    """One home and its people. Without an address: a person whose home the landlord does not let."""

    address: str
    postcode: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class KnownNeed:
    """A customer's need, and the channels that they cannot use."""

    kind: str
    says: str
    unusable: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoryBrief:
    """A story about a customer, that began so many days ago; ``owner``: the case's owner, if not the usual one."""

    tell: Callable[[Any], None]
    customer: str
    back: int
    owner: str = ""


@dataclass(frozen=True)
class VisitBrief:
    """A visit, a job or a call of the day on which the demo is made: who attends, for which customer, at which hour."""

    attends: str
    customer: str
    hour: int
    kind: str = "visit"
    about: str = ""


@dataclass(frozen=True)
class FirmBrief:
    """A contractor: its scheduler, its operative, and its jobs, each an hour of the day, an address and what for.

    ``about``: the customer whose case it is asked about.
    """

    name: str
    telephone: str
    safety_lead: str
    scheduler: str
    operative: str
    jobs: tuple[tuple[int, str, str], ...]
    about: str


@dataclass(frozen=True)
class HomeBrief:
    """An instruction for a home: who reported what a visitor did there, who asks for it, who decides."""

    address: str
    reported_by: str
    asked_by: str
    decided_by: str
    says: str


@dataclass(frozen=True)
class House:
    """One landlord of the demo. ``story``: its kind of story, with its people and steps.

    ``controllers``: who decides how its data is used, each with the postcodes of its homes; ``texts``: its text number.
    """

    landlord: Mapping[str, str]
    policy: str
    staff: tuple[Colleague, ...]
    households: tuple[Household, ...]
    choices: tuple[tuple[str, Mapping[str, Any]], ...]
    adopted_by: tuple[str, str]
    story: type[Story]
    stories: tuple[StoryBrief, ...]
    readings: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, KnownNeed] = field(default_factory=dict)
    first_telephone: int = 100
    adopted_since: Callable[[Staff, datetime], None] | None = None
    colour: str = ""
    logo: str = ""
    controllers: tuple[tuple[ControllerStated, tuple[str, ...]], ...] = ()
    texts: str = ""
    visits: tuple[VisitBrief, ...] = ()
    homes: tuple[HomeBrief, ...] = ()
    protected: Mapping[str, str] = field(default_factory=dict)
    firms: tuple[FirmBrief, ...] = ()


def households(text: str) -> tuple[Household, ...]:
    """Read households, one on a line: ``3 Mill Lane, Town; AB1 2CD: Ann Vale / Bo Vale, joint tenant``."""
    found = []
    for line in text.strip().splitlines():
        where, _, who = line.partition(": ")
        address, _, postcode = where.partition("; ")
        found.append(Household(address.strip(), postcode, tuple(Member.read(one) for one in who.split(" / "))))
    return tuple(found)


def controller(name: str, ico_number: str, domain: str, telephone: str) -> ControllerStated:
    """Return an invented controller of a landlord of the demo, with its data protection officer."""
    return ControllerStated(
        name=name,
        ico_number=ico_number,
        purpose="to be your landlord, and to keep you, our staff and our contractors safe",
        lawful_basis="we have legal duties as your landlord and as an employer (UK GDPR, article 6(1)(c))",
        privacy_notice=f"www.{domain}/privacy",
        officer_telephone=telephone,
        officer_email=f"data.protection@{domain}",
        officer_address=f"Data Protection Officer, {name}, PO Box 4, Otterford, OT1 0ZZ",
    )
