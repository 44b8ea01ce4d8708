"""Defines a policy file as typed data: identity, clauses, demands and their answers."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from evenhand.policy.calendar import Nation
from evenhand.policy.pack.answers import Answers, Key, MonthOrDay, PackModel, Relationship, Words
from evenhand.policy.vocabulary import Strength

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
ClauseNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=40)]
Checked = Literal["S", "P", "K"]
LandlordKind = Literal["housing_association", "council", "almo", "co_operative"]


class Source(PackModel):
    """Where a clause is published."""

    title: Words
    section: Words | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://", max_length=400)] | None = None
    since: date | None = Field(None, description="Since when the source itself holds, where the rule is kept whatever the day.")
    applied_since: date | None = Field(
        None, description="Since when the Ombudsman applied its standard, where that is before the source held by law."
    )


class Reach(PackModel):
    """The nations and services where a rule holds; an unstated line means everywhere."""

    nations: tuple[Nation, ...] = ()
    landlords: tuple[LandlordKind, ...] = ()
    relationships: tuple[Relationship, ...] = ()


class ValidDays(PackModel):
    """The days on which a rule holds, both inclusive."""

    since: date | None = Field(None, alias="from")
    until: date | None = None


class Option(PackModel):
    """One way to read an ambiguous sentence, with its answers."""

    key: Key
    says: Words
    answers: Answers


class Reading(PackModel):
    """A sentence that can be read in more than one way; the landlord adopts one option.

    ``until_adopted`` holds meanwhile: of a limit the option that protects the customer more, of a safety instruction the one
    that protects people more. Unstated: none holds.
    """

    key: Key
    question: Words
    options: tuple[Option, ...] = Field(min_length=2)
    until_adopted: Key | None = Field(None, description="The option that holds until one is adopted.")

    def read_as(self, adopted: str | None) -> Option | None:
        """Return the option that holds, given the adopted one's key; None where none does."""
        return next((option for option in self.options if option.key == (adopted or self.until_adopted)), None)


class StatedDeparture(PackModel):
    """Where a policy goes below or against the floor. The page shows and explains it; the engine keeps to the floor."""

    of: tuple[str, ...] = Field(min_length=1, description="Numbers of the floor's requirements.")
    says: Words


class Demand(PackModel):
    """One thing that a clause demands, in our own words, with its answers."""

    says: Words
    strength: Strength = Strength.MUST
    answers: Answers = Field(default_factory=Answers)
    reading: Reading | None = None
    departs: StatedDeparture | None = None
    reach: Reach = Reach()
    in_force: ValidDays = ValidDays()
    checked: Checked | None = Field(None, description="How well the source was checked (floor).")


class Clause(PackModel):
    """A numbered clause of the published policy. A clause without a number gets one here."""

    number: ClauseNumber
    title: Words | None = None
    source: Source | None = None
    demands: tuple[Demand, ...] = Field(min_length=1)


class Role(PackModel):
    """A role that the policy names. A higher rank is more senior."""

    title: Words
    rank: int = Field(1, ge=0, le=99)
    team: Key | None = None


ICO_NUMBER = re.compile(r"^Z[A-Z0-9]{7}$")
IcoNumber = Annotated[str, StringConstraints(pattern=ICO_NUMBER.pattern)]
"""A number in the Information Commissioner's register."""


class Controller(PackModel):
    """A data controller with its ICO registration number, where the source gives one."""

    name: Words
    ico: IcoNumber | None = None


class Effective(PackModel):
    """The first and last day on which this version is the landlord's policy."""

    since: date | None = Field(None, alias="from")
    until: date | None = None


class Pack(PackModel):
    """A landlord's policy, or the floor, as data."""

    pack: Slug
    landlord: Words
    title: Words
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]*$", max_length=30)]
    source: Source
    effective: Effective = Effective()
    own_review_on: MonthOrDay | None = Field(None, description="The policy's own date of its next review.")
    controllers: tuple[Controller, ...] = ()
    roles: dict[Key, Role] = Field(default_factory=dict)
    teams: dict[Key, Words] = Field(default_factory=dict)
    committees: dict[Key, Words] = Field(default_factory=dict)
    parties: dict[Key, Words] = Field(default_factory=dict, description="Parties that are consulted or informed.")
    tiers: dict[Key, Words] = Field(default_factory=dict, description="Tiers of measures.")
    clauses: tuple[Clause, ...] = Field(min_length=1)

    def demands(self) -> Iterator[tuple[Clause, int, Demand]]:
        """Yield each demand with its clause and its number in the clause, from 1."""
        for clause in self.clauses:
            for place, demand in enumerate(clause.demands, start=1):
                yield clause, place, demand

    @cached_property
    def canonical(self) -> bytes:
        """Return the bytes that a release keeps: the same for the same content, whatever the file's layout."""
        content = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the canonical bytes, to which decisions refer."""
        return hashlib.sha256(self.canonical).hexdigest()

    @classmethod
    def restored(cls, canonical: bytes) -> "Pack":
        """Return the pack whose canonical bytes were kept."""
        return cls.model_validate_json(canonical)
