"""Defines the terms of a measure: what a person may and may not do, in a form a machine can apply.

`Terms` is what an officer filled in for one measure; `TermRules` is what the pack lets them fill in.
"""

from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from evenhand.policy.vocabulary import Channel, Matter, Service, VisitCondition

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Period = Literal["day", "week", "month"]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Times(_Value):
    """So many in each period: ``{count: 1, per: week}``."""

    count: int = Field(ge=1, le=100)
    per: Period


class Minutes(_Value):
    """So much contact time in each period."""

    minutes: int = Field(ge=5, le=6000)
    per: Period


class Hours(_Value):
    """From (inclusive) until (exclusive), local time."""

    from_: Clock = Field(alias="from")
    until: Clock

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="after")
    def _in_order(self) -> "Hours":
        if self.from_ >= self.until:
            raise ValueError("the window must end after it starts, on the same day")
        return self

    @property
    def worded(self) -> str:
        return f"{self.from_}-{self.until}"

    @property
    def minutes(self) -> int:
        """Return the length of the window in minutes."""
        (start, end) = (60 * int(clock[:2]) + int(clock[3:]) for clock in (self.from_, self.until))
        return end - start


class Terms(_Value):
    """The terms of one measure. Every unset term limits nothing."""

    channels_only: tuple[Channel, ...] = Field((), description="Contact only through these.")
    channels_closed: tuple[Channel, ...] = Field((), description="Not through these.")
    named_contact: Line | None = Field(None, description="The one person who deals with the customer.")
    days: tuple[Day, ...] = Field((), description="Contact on these days only.")
    hours: Hours | None = Field(None, description="Contact in this window only.")
    contacts_per: Times | None = Field(None, description="How often the customer may make contact.")
    replies_per: Times | None = Field(None, description="How often we answer, however often they write.")
    contact_time_per: Minutes | None = Field(None, description="How much contact time.")
    word_limit: int | None = Field(None, ge=50, le=5000, description="Words in each letter.")
    live_issues: int | None = Field(None, ge=1, le=50, description="Issues dealt with at once.")
    appointment_only: bool = Field(default=False, description="Meetings by appointment only.")
    third_party: Line | None = Field(None, description="The agency or person that passes contact on.")
    new_issues_only: bool = Field(default=False, description="Earlier issues are acknowledged, not answered again.")
    topics_closed: tuple[Matter, ...] = Field((), description="Matters that are not dealt with under this measure.")
    visits: tuple[VisitCondition, ...] = Field((), description="How visits are carried out.")
    premises: tuple[Line, ...] = Field((), description="Premises that may not be entered.")
    services: tuple[Service, ...] = Field((), description="Services that are limited.")
    complaint: Line | None = Field(None, description="The one complaint, by its reference, that is not investigated.")
    paused_until: str | None = Field(None, description="The last day of a pause, YYYY-MM-DD.")
    body: Line | None = Field(None, description="The court, platform or agency concerned.")
    description: Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)] | None = Field(
        None, description="The measure in plain words, where no other term fits."
    )

    def stated(self) -> dict[str, Any]:
        """Return only the terms that are set."""
        return {name: value for name in type(self).model_fields if (value := getattr(self, name))}


class TermRule(_Value):
    """How one term may be filled in."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    required: bool = False
    choose: tuple[str, ...] = Field((), description="The values that may be chosen.")
    most: int | None = Field(None, ge=1, description="Of a number; of a list how many; of hours in minutes.")
    least: int | None = Field(None, ge=1, description="The same.")
    only_if: str | None = Field(None, description="A fact that must be so before this term is used.")


class HoursRule(TermRule):
    """How a window of hours may be filled in."""

    within: Hours | None = Field(None, description="The window lies inside this one.")


class TermRules(_Value):
    """The terms that a measure may have. An unnamed term may not be set; ``{}`` names a term without bounds."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    channels_only: TermRule | None = None
    channels_closed: TermRule | None = None
    named_contact: TermRule | None = None
    days: TermRule | None = None
    hours: HoursRule | None = None
    contacts_per: TermRule | None = None
    replies_per: TermRule | None = None
    contact_time_per: TermRule | None = None
    word_limit: TermRule | None = None
    live_issues: TermRule | None = None
    appointment_only: TermRule | None = None
    third_party: TermRule | None = None
    new_issues_only: TermRule | None = None
    topics_closed: TermRule | None = None
    visits: TermRule | None = None
    premises: TermRule | None = None
    services: TermRule | None = None
    complaint: TermRule | None = None
    paused_until: TermRule | None = None
    body: TermRule | None = None
    description: TermRule | None = None

    def named(self) -> dict[str, TermRule]:
        """Return the terms that may be set, with their rules."""
        return {name: rule for name in type(self).model_fields if (rule := getattr(self, name)) is not None}


_CLOSED_BY_VISIT = {
    VisitCondition.NO_PERSONAL_CONTACT: {Channel.OFFICE, Channel.HOME_VISIT},
    VisitCondition.AT_OFFICE_ONLY: {Channel.HOME_VISIT},
}


def open_channels(every: Collection[Terms]) -> frozenset[Channel]:
    """Return the channels that stay open under all of these terms together."""
    still_open = set(Channel)
    for terms in every:
        if terms.channels_only:
            still_open &= set(terms.channels_only)
        still_open -= set(terms.channels_closed)
        if terms.third_party and not terms.channels_only:
            still_open &= {Channel.THIRD_PARTY}
        for condition in terms.visits:
            still_open -= _CLOSED_BY_VISIT.get(condition, set())
        if terms.paused_until and not terms.channels_only:
            still_open.clear()
    named = any(terms.third_party for terms in every)
    return frozenset(still_open if named else still_open - {Channel.THIRD_PARTY})
