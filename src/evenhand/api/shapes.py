"""Defines what the API is sent and what it answers; `docs/api/openapi.json` is made from this."""

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from evenhand.api.problems import ProblemDetails
from evenhand.clock import now
from evenhand.landlords.references import normalise
from evenhand.policy.vocabulary import Channel, Direction, GateVerdict, Matter, Speaker, VisitCondition
from evenhand.work.contact_checks import PURPOSES, Check

MOST_CHECKS, MOST_DAYS = 500, 14
_RFC_3339 = r"^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-][01]\d:[0-5]\d)$"
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=366)


def _moment(sent: object) -> datetime:
    """Return a moment that was written with its offset: a number, a date alone or a local time is refused."""
    if not isinstance(sent, str) or not re.match(_RFC_3339, sent, re.ASCII):
        raise ValueError("write a date, a time and an offset, as 2026-11-30T09:10:00+00:00")
    found, at = datetime.fromisoformat(sent), now()
    if not at - _BEFORE <= found <= at + _AFTER:
        raise ValueError("it must lie between yesterday and a year from now")
    return found


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": _RFC_3339, "examples": ["2026-11-30T09:10:00+00:00"]}),
]
Reference = Annotated[str, StringConstraints(pattern=r"^(EV-)?[A-Z0-9]{4,10}$")]


class SentStrictly(BaseModel):
    """What a program sends: a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class ContactCheck(SentStrictly):
    """One contact. Name a customer, or the home of a visit, by our reference."""

    customer: Reference | None = Field(None, examples=["EV-8TDQVF9F"])
    home: Reference | None = Field(None, description="For a visit whose customer is not known.")
    purpose: Annotated[str, StringConstraints(max_length=40)] = Field(
        "",
        description=f"What the answer is for: {', '.join(sorted(PURPOSES))}. With any other, nothing is checked: the answer "
        "takes the contact, rings the office before a visit, and says why.",
        examples=["take_contact"],
    )
    direction: Direction = Direction.FROM_CUSTOMER
    channel: Channel = Channel.TELEPHONE
    moment: Moment | None = Field(None, description="When; now, where it is left out.")
    matter: Matter | None = Field(
        None, description="What it is about; not known, where it is left out. earlier_issue: we answered it before."
    )
    speaker: Speaker = Field(
        Speaker.NOT_CHECKED, description="Who speaks. Until identity is checked, the answer names no limit."
    )
    colleague: Annotated[str, StringConstraints(max_length=100)] = Field("", description="The name of the colleague.")
    words: Annotated[StrictInt, Field(ge=0, le=1_000_000)] | None = Field(None, description="The words of what is written.")

    @model_validator(mode="after")
    def _about_one(self) -> "ContactCheck":
        if (self.customer is None) == (self.home is None):
            raise ValueError("name a customer or a home, and not both")
        if self.home and self.direction is not Direction.VISIT:
            raise ValueError("a home is named for a visit: a contact has a customer")
        return self

    def check(self, at: datetime) -> Check:
        """Return what is asked below the edges, of this moment where none was sent."""
        return Check(
            normalise(self.customer) if self.customer else "",
            normalise(self.home) if self.home else "",
            self.direction,
            self.channel,
            self.moment or at,
            self.matter,
            self.speaker,
            self.colleague,
            self.words,
            self.purpose,
        )


_Many = Annotated[list[ContactCheck], Field(min_length=1, max_length=MOST_CHECKS)]


def _many(sent: object) -> list[Any]:
    """Return the checks unread: each is read alone."""
    if not isinstance(sent, list) or not 1 <= len(sent) <= MOST_CHECKS:
        raise ValueError(f"send a list of 1 to {MOST_CHECKS} checks")
    return sent


class ContactChecks(SentStrictly):
    """A batch. Each check has the form of ContactCheck and is judged alone: a wrong one leaves the others answered."""

    checks: Annotated[list[Any], PlainValidator(_many, json_schema_input_type=_Many)] = Field(
        description=f"Up to {MOST_CHECKS}, on up to {MOST_DAYS} different days."
    )


class DemandCited(BaseModel):
    """The demand of a policy or of the floor that an answer rests on, with the version of its pack."""

    id: str = Field(examples=["octavia:4.3:2"])
    pack: str
    number: str
    layer: str
    strength: str
    version: str | None


class ReasonShape(BaseModel):
    """One thing that speaks. ``because``: what to say if the customer asks why."""

    code: str
    measure: str | None
    title: str | None
    because: str
    clause: DemandCited | None
    until: date | None


class NeedThatCloses(BaseModel):
    """A need that closes channels to this customer; its words stay with us."""

    kind: str
    closes: list[Channel]


class WayOpen(BaseModel):
    """A way that stays open, and the one person who deals with it, if there is one."""

    channel: Channel
    party: str | None
    says: str


class AlwaysOpen(BaseModel):
    """A matter that is taken on any channel, with the demand that says so."""

    matter: Matter
    clause: str
    version: str | None


class ContactAnswer(BaseModel):
    """How a contact is taken. There is no refusal: it is taken, taken with a condition, or another way is offered."""

    verdict: GateVerdict
    says: str = Field(description="The sentence to say aloud; on a visit, what to do.")
    steps: list[str] = Field(description="What the colleague does, in three lines at most.")
    speaks: list[ReasonShape] = Field(description="All that speaks, the worst first.")
    needs: list[NeedThatCloses]
    until: date | None
    next_at: datetime | None = Field(description="When the same contact is open next, with the landlord’s offset.")
    instead: list[WayOpen]
    always_open: list[AlwaysOpen]
    owes: list[str] = Field(description="What we owe because of it, by code.")
    visit: list[VisitCondition]
    not_checked: str | None = Field(description="Why nothing was checked; null where it was.")


class ContactAnswerOrProblem(BaseModel):
    """One of a batch: an answer, or the problem with this check."""

    answer: ContactAnswer | None = None
    problem: ProblemDetails | None = None


class ContactAnswers(BaseModel):
    """The answers to a batch, in its order."""

    answers: list[ContactAnswerOrProblem]


class ContactOpeningAsked(SentStrictly):
    """Whose page to open: a customer by our reference, or those with a telephone number."""

    customer: Reference | None = None
    telephone: Annotated[str, StringConstraints(min_length=6, max_length=40, pattern=r"^[0-9+() -]+$")] | None = None

    @model_validator(mode="after")
    def _one(self) -> "ContactOpeningAsked":
        if (self.customer is None) == (self.telephone is None):
            raise ValueError("send a customer or a telephone number, and not both")
        return self


class ContactOpening(BaseModel):
    """Where the colleague’s browser opens the page, once, and until when. The address names nobody."""

    path: str = Field(examples=["/contact-openings/4Yq0.../"])
    until: datetime
    found: Literal["one", "several"] = Field(description="Several people share the number: the page asks who is speaking.")
