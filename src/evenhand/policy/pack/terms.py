"""Defines the terms of a measure: what a person may and may not do, in a form a machine can apply.

`Terms` is what an officer filled in for one measure; `TermRules` is what the pack lets them fill in.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from evenhand.policy.vocabulary import Channel, Matter, Service, VisitCondition

LIMITS = ("days", "hours", "contacts_per", "contact_time_per", "minutes_each")
"""The terms that limit when, how often or how long a customer makes contact."""

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


class EarlierMatter(_Value):
    """A matter that was answered already, as the customer knows it, and how: "by our letter of 3 March 2026"."""

    matter: Line
    answer: Line


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
    # Terms that came after 0.1.0 leave the printed form of its defaults as it was: a later build must read it (tests/upgrade).
    minutes_each: int | None = Field(None, ge=5, le=480, repr=False, description="How long one contact may take, in minutes.")
    limited_channels: tuple[Channel, ...] = Field(
        (),
        repr=False,
        description="Days, hours, number and length of contacts limit these channels alone; all of them where none is named.",
    )
    word_limit: int | None = Field(None, ge=50, le=5000, description="Words in each letter.")
    live_issues: int | None = Field(None, ge=1, le=50, description="Issues dealt with at once.")
    appointment_only: bool = Field(default=False, description="Meetings by appointment only.")
    third_party: Line | None = Field(None, description="The agency or person that passes contact on.")
    new_issues_only: bool = Field(default=False, description="Earlier issues are acknowledged, not answered again.")
    earlier_matter: EarlierMatter | None = Field(None, repr=False, description="The earlier issue, and how it was answered.")
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

    @property
    def limited(self) -> frozenset[Channel]:
        """Return the channels that days, hours, number or length of contacts limit; none where nothing does."""
        return frozenset(self.limited_channels or Channel) if any(getattr(self, name) for name in LIMITS) else frozenset()

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
    minutes_each: TermRule | None = None
    limited_channels: TermRule | None = None
    word_limit: TermRule | None = None
    live_issues: TermRule | None = None
    appointment_only: TermRule | None = None
    third_party: TermRule | None = None
    new_issues_only: TermRule | None = None
    earlier_matter: TermRule | None = Field(
        None, description="Where only new issues are answered, allowed unless ruled otherwise."
    )
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
        found = {name: rule for name in type(self).model_fields if (rule := getattr(self, name)) is not None}
        return {**found, "earlier_matter": self.earlier_matter or TermRule()} if self.new_issues_only else found
