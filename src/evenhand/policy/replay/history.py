"""Defines a dated history from outside as typed data: steps, known absences, approvals, failings.

What a history does not say is *not known*; docs/replaying-a-history.md is its grammar.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic_core import CoreSchema

from evenhand.policy.calendar import Nation
from evenhand.policy.pack.answers import Key, PackModel, Relationship, Words
from evenhand.policy.pack.pack import LandlordKind, Source
from evenhand.policy.pack.terms import Line, Terms
from evenhand.policy.vocabulary import Act, Asks, Category, Channel, Decision, Ground, MeasureKind, NoticePart

Long = Annotated[str, StringConstraints(min_length=2, max_length=2000, strip_whitespace=True)]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")]


class Event(StrEnum):
    """Events in the words of a published decision, where these differ from the name of one act."""

    INCIDENT = "incident"
    CONTACT = "contact"
    WARNING = "warning"
    RESTRICTION_IMPOSED = "restriction_imposed"
    MARKER_PLACED = "marker_placed"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    OTHER = "other"


ACTS_OF: dict[Event, tuple[Act, ...]] = {
    Event.INCIDENT: (Act.LOG_INCIDENT,),
    Event.CONTACT: (Act.RECORD_CONTACT,),
    Event.WARNING: (Act.WARN,),
    Event.RESTRICTION_IMPOSED: (Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE),
    Event.MARKER_PLACED: (Act.PLACE_MARKER, Act.AUTHORISE_MARKER),
    Event.APPEAL: (Act.RECEIVE_APPEAL,),
    Event.COMPLAINT: (Act.TAKE_COMPLAINT,),
    Event.OTHER: (),
}


StepEvent = StrEnum("StepEvent", {each.name: each.value for each in (*Act, *Event)})  # type: ignore[misc]
"""What a step can be: an act, or an event as published decisions name it."""


class When(PackModel):
    """A day as far as it is known: ``2021-08-06``, ``{about: 2021-07}``, or bounds, both inclusive."""

    day: date | None = None
    about: Month | None = None
    not_before: date | None = None
    not_after: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        lines = {"day": value} if isinstance(value, str) else value
        if not isinstance(lines, dict):
            return lines
        return {name: _dated(held) if name in _DATED else held for name, held in lines.items()}

    @model_validator(mode="after")
    def _one_form(self) -> "When":
        forms = [self.day is not None, self.about is not None, self.not_before is not None or self.not_after is not None]
        if sum(forms) != 1:
            raise ValueError("say one of: a day, about, or not_before with not_after")
        if self.not_before and self.not_after and self.not_after < self.not_before:
            raise ValueError("not_after comes before not_before")
        return self

    @property
    def earliest(self) -> date | None:
        """Return the first day on which it can have happened; None where that is open."""
        return self.day or (_month(self.about)[0] if self.about else self.not_before)

    @property
    def latest(self) -> date | None:
        """Return the last day on which it can have happened; None where that is open."""
        return self.day or (_month(self.about)[1] if self.about else self.not_after)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add that a plain date is accepted too."""
        as_object = handler(core)
        return {"anyOf": [{"type": "string", "format": "date"}, handler.resolve_ref_schema(as_object)]}


_DATED = frozenset({"day", "not_before", "not_after"})


def _dated(held: Any) -> Any:
    """Return a date: behind a validator, strict JSON would leave it a text."""
    try:
        return date.fromisoformat(held) if isinstance(held, str) else held
    except ValueError:
        raise ValueError(f"{held!r} is not a day, as in 2021-08-06") from None


def _month(stated: str) -> tuple[date, date]:
    year, _, month = stated.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


class Who(PackModel):
    """A member of staff: a name or letter that stays the same through the history, and a role, if the source gives one."""

    name: Line
    role: Line | None = None


class StatedMeasure(PackModel):
    """A measure as the source describes it. ``key``: the policy's own name for it, where that is known."""

    kind: MeasureKind
    key: Key | None = None
    title: Words | None = None
    terms: Terms = Field(default_factory=Terms)
    agreed: bool | None = None
    whole_landlord: bool = False


class StatedMarker(PackModel):
    """A marker as the source describes it. ``rests_on``: steps of this history; ``instruction``: whether it says what to do."""

    key: Key | None = None
    title: Words | None = None
    rests_on: tuple[Key, ...] = ()
    instruction: bool | None = None


class Matters(PackModel):
    """What is so at a step, in codes. What is not stated is not known."""

    behaviours: tuple[Words, ...] = Field((), description="Keys of the policy, or free words.")
    conduct_of: Literal["customer", "household_member", "visitor", "representative"] = "customer"
    towards: Literal["staff", "contractor", "other_customer", "stakeholder", "governance_member", "resident_group_member"] = (
        "staff"
    )
    channel: Channel | None = None
    situations: tuple[Key, ...] = Field((), description="As in scope.elsewhere and urgent: extreme, between_customers...")
    manner_only: bool = Field(default=False, description="The source describes only manner or mood.")
    protected_act: bool = Field(default=False, description="An allegation of discrimination, or going to an outside body.")
    measure: StatedMeasure | None = None
    marker: StatedMarker | None = None
    referral: Key | None = Field(None, description="The policy's key of a referral.")
    grounds: tuple[Ground, ...] = Field((), description="Grounds of an appeal.")
    of_decision: Decision | None = Field(None, description="What an appeal is against, where no step tells.")
    asks: Asks | None = Field(None, description="What a request asks for; `of` names the measure or marker.")
    starts_on: date | None = None
    until: date | None = None
    review_on: date | None = None
    withheld_until: date | None = Field(None, description="Withheld from the customer until this day, by a dated decision.")
    letter: tuple[NoticePart, ...] = Field((), description="The parts of this step's letter.")
    labels: tuple[Words, ...] = Field((), description="Words for the person instead of the conduct, as they were used.")
    so: tuple[Key, ...] = Field((), description="Other facts that are so by this step.")
    reasons_for_leaving_out: tuple[Key, ...] = Field(
        (), description='Facts that a "should" asks for and that a recorded reason left out.'
    )
    cannot_use: tuple[Channel, ...] = Field((), description="Channels that this customer cannot use.")
    consulted: tuple[Key, ...] = ()
    interested: tuple[Line, ...] = Field((), description="Staff with an interest of their own, by name.")
    urgent: bool = Field(default=False, description="The urgent route was taken.")


class HistoryStep(PackModel):
    """One thing that happened. The steps are in the order in which they happened."""

    id: Key
    event: StepEvent
    on: When | None = Field(description="A day, about, bounds, or null where nothing is known of it.")
    of: Key | None = Field(None, description="The earlier step that this is about: what is reviewed, appealed, served.")
    who: Who | None = None
    says: Long | None = Field(None, description="What happened, in our own words.")
    what: Matters = Matters()

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return the acts that make up the event."""
        event = str(self.event)
        return ACTS_OF[Event(event)] if event in set(Event) else (Act(event),)


class Length(PackModel):
    """A length of time that ends when the absence ends: ``{value: 5, unit: years}``."""

    value: int = Field(ge=1, le=600)
    unit: Literal["days", "weeks", "months", "years"]


AbsenceSource = Literal["stated", "stated_in_part", "outcome_only", "unknown"]


class Absence(PackModel):
    """Something of one step that did not happen; one of the four ``not_...`` lines says what.

    Without dates: never, from that step on, as far as the history reaches. Only what the source *states* makes a breach.
    """

    id: Key
    of: Key
    not_done: Act | None = Field(None, description="An act that was not done.")
    not_so: Key | None = Field(None, description="A fact that was not so.")
    not_said: NoticePart | None = Field(None, description="A part that the letter lacked.")
    not_set: Literal["until", "review_on"] | None = Field(None, description="A date that was not set.")
    since: date | None = Field(None, alias="from")
    until: date | None = None
    length: Length | None = Field(None, alias="for", description="At least so long, up to its end.")
    source: AbsenceSource
    says: Long | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Absence":
        if sum(line is not None for line in (self.not_done, self.not_so, self.not_said, self.not_set)) != 1:
            raise ValueError("say one of: not_done, not_so, not_said, not_set")
        if self.since and self.length:
            raise ValueError("say either from or for")
        if self.since and self.until and self.until < self.since:
            raise ValueError("it ends before it begins")
        return self

    @property
    def known(self) -> bool:
        """Return whether the source states it, so that it can make a breach."""
        return self.source == "stated"


Aspect = Literal[
    "decision", "warning", "notice", "duration", "review", "appeal", "needs", "marker", "complaint", "records", "handling"
]


class Approval(PackModel):
    """An aspect of a step in which the Ombudsman, a court or an auditor found no fault. It covers nothing else."""

    of: Key
    aspect: Aspect
    says: Long | None = None


class Failing(PackModel):
    """A published failing; tests compare the replay with it, and the replay never reads it."""

    says: Long
    category: Category
    basis: Literal["stated", "stated_in_part", "outcome_only"]
    of: Key | None = Field(None, description="The step that it is about, where the source tells.")
    in_scope: bool = Field(default=True, description="False: redress, repairs, anything that is not this process.")


class History(PackModel):
    """One history: identity, steps in order, absences, approvals, failings."""

    history: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    ref: Words
    landlord: Words
    nation: Nation
    kind: LandlordKind
    relationship: Relationship
    source: Source
    known_until: date = Field(description="The last day that the source looks at.")
    summary: Long | None = None
    timeline: tuple[HistoryStep, ...] = Field(min_length=1, max_length=400)
    absences: tuple[Absence, ...] = ()
    approved: tuple[Approval, ...] = ()
    found: tuple[Failing, ...] = ()
    not_known: tuple[Long, ...] = Field((), description="What the source leaves open.")

    def step(self, key: str) -> HistoryStep:
        return next(step for step in self.timeline if step.id == key)
