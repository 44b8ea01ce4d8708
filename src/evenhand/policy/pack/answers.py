"""Defines what a demand of a policy can answer: one model per topic, each a small typed record.

`Answers` maps topic names, as packs write them, to these models. A topic that no layer answers is *silent*.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from evenhand.policy.calendar import Term, Unit
from evenhand.policy.pack.terms import TermRules
from evenhand.policy.vocabulary import (
    Abuse,
    Act,
    Asks,
    Channel,
    Decision,
    Ground,
    Matter,
    MeasureKind,
    NoticePart,
    OrderKind,
)

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=2, max_length=600, strip_whitespace=True)]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


FIRST_YEAR, LAST_YEAR = 1900, 2999


def _a_day_that_comes(stated: str) -> str:
    """Refuse a month, or a day, that is in no calendar: 2027-13, 2027-02-31."""
    year, month, day = (*map(int, stated.split("-")), 1)[:3]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{stated} is not between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"{stated} is in no calendar") from None
    return stated


MonthOrDay = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$"), AfterValidator(_a_day_that_comes)]


class PackModel(BaseModel):
    """Strict, closed and frozen, as everything in a pack is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class Span(PackModel):
    """A length of time: ``{value: 14, unit: working_days}``."""

    value: int = Field(ge=1, le=3660)
    unit: Unit

    @property
    def term(self) -> Term:
        return Term(self.value, self.unit)


class Selector(PackModel):
    """Which decisions an answer is for. Every stated line must fit; an unstated one fits everything."""

    families: tuple[Key, ...] = Field((), description="Families of behaviour, as this pack names them.")
    behaviours: tuple[Key, ...] = Field((), description="Behaviours, as this pack names them.")
    tiers: tuple[Key, ...] = Field((), description="Tiers of measures, as this pack names them.")
    measures: tuple[Key, ...] = Field((), description="Measures, as this pack names them.")
    kinds: tuple[MeasureKind, ...] = Field((), description="Kinds of measure.")
    referrals: tuple[Key, ...] = Field((), description="Referrals, as this pack names them.")
    decisions: tuple[Decision, ...] = Field((), description="Finding, warning, measure, marker...")
    urgent: bool | None = Field(None, description="True: only on the urgent route. False: only off it.")


class For(PackModel):
    """An answer that ``for`` limits to some decisions."""

    about: Selector = Field(Selector(), alias="for", description="What it is for; unstated: everything.")


class Party(PackModel):
    """The people who may do something: any one person who fits.

    ``roles`` and ``team`` are the pack's own; ``or_senior`` lets a higher rank act. A ``committee`` decides through one of
    its members: of a measure after ``quorum - 1`` other members have signed, otherwise with that many others present. Its
    members need not be staff.
    """

    roles: tuple[Key, ...] = Field(())
    team: Key | None = None
    or_senior: bool = False
    committee: Key | None = None
    quorum: int | None = Field(None, ge=2, le=30)
    anyone: bool = Field(default=False, description="Any member of staff.")

    @property
    def or_higher(self) -> "Party":
        """Return the party with every higher rank; each of them acts alone."""
        return self.model_copy(update={"or_senior": True, "quorum": None})


class ConductOf(PackModel):
    """Whose conduct counts under this policy."""

    people: tuple[Literal["customer", "household_member", "visitor", "representative"], ...]


class Protects(PackModel):
    """The people that the policy protects; an incident towards anyone else belongs elsewhere."""

    people: tuple[
        Literal[
            "staff",
            "contractor",
            "other_customer",
            "stakeholder",
            "governance_member",
            "resident_group_member",
        ],
        ...,
    ]


Relationship = Literal["tenant", "leaseholder", "shared_owner", "freeholder", "applicant", "former_occupier", "none"]


class Customers(PackModel):
    """The relationships with the landlord that the policy covers."""

    relationships: tuple[Relationship, ...]


class Channels(PackModel):
    """The channels on which conduct counts."""

    channels: tuple[Channel, ...]


class Elsewhere(PackModel):
    """A situation that another procedure deals with, which the policy names."""

    situation: Key = Field(description="For example between_customers, residential_care, amounts_to_asb.")
    goes_to: Words


class NotInItself(PackModel):
    """A manner or mood that is not unacceptable by itself."""

    manner: tuple[Literal["forceful", "determined", "assertive", "angry", "upset", "persistent", "out_of_character"], ...]


class Family(PackModel):
    """A family of behaviours with its general test; ``open`` when the examples do not exhaust it."""

    key: Key
    title: Words
    test: Words | None = None
    open: bool = True
    whatever_intent: bool = Field(default=False, description="The effect counts, whatever was intended.")


class Behaviour(PackModel):
    """A kind of conduct that classifies an incident and is named in the notice."""

    key: Key
    title: Words
    family: Key
    needs_all: tuple[Key, ...] = Field((), description="Facts that must all be so before it is found.")
    needs_any: tuple[Key, ...] = Field((), description="Facts of which one at least must be so before it is found.")
    allegation: bool = Field(
        default=False,
        description="Rests on what the customer alleges: never on a protected act, never before it is investigated.",
    )


class Earlier(PackModel):
    """A number of earlier decisions of a kind: ``{decision: warning, at_least: 2, within: {value: 12, unit: months}}``."""

    decision: Literal[Decision.FINDING, Decision.WARNING]
    at_least: int = Field(1, ge=1, le=20)
    within: Span | None = Field(None, description="How far back they count; unstated: all of them.")


class Precondition(For):
    """Facts that must be so before an act."""

    requires: tuple[Key, ...] = Field((), description="All of these.")
    any_of: tuple[Key, ...] = Field((), description="At least one of these.")
    after: Earlier | None = Field(None, description="So many warnings, or findings, in this case before.")
    before: tuple[Act, ...] = Field(min_length=1)
    unless: tuple[Literal["urgent", "extreme"], ...] = Field(
        (), description="Situations in which it is waived; urgent makes it a catch-up duty."
    )


class PackQuestion(For):
    """The pack's own question in the assessment; its key is a fact that preconditions may require."""

    key: Key
    asks: Words
    before: tuple[Act, ...] = Field((Act.PROPOSE,))


class Measure(PackModel):
    """A measure that the policy offers, with the schema of its terms."""

    key: Key
    title: Words
    kind: MeasureKind
    tier: Key | None = None
    terms: TermRules = Field(default_factory=TermRules)
    any_term: tuple[Key, ...] = Field((), description="Terms of which one at least is set.")
    open: bool = Field(default=False, description='"Another, fitted to the assessment": its terms describe it.')
    needs_all: tuple[Key, ...] = Field((), description="Facts that must all be so before it is authorised.")
    leads_to: tuple[OrderKind, ...] = Field((), description="Steps at law that may be begun once it is authorised.")


class Authority(For):
    """Who may do an act, and who must have signed or been consulted before.

    ``jointly_with``: a second person who signs too, in either order. ``endorsed_by``: earlier steps, in order.
    """

    act: Act
    by: Party
    jointly_with: Party | None = None
    endorsed_by: tuple[Party, ...] = Field(())
    consulting: tuple[Key, ...] = Field(())


class Endorsement(For):
    """Who must have signed before an act; several sign in the order in which the pack names them."""

    by: Party
    before: tuple[Act, ...] = Field((Act.AUTHORISE,), min_length=1)


class Consultation(For):
    """Parties who must have been consulted before an act."""

    parties: tuple[Key, ...] = Field(min_length=1)
    before: tuple[Act, ...] = Field((Act.AUTHORISE,), min_length=1)


class Urgent(For):
    """The urgent route: in these situations some facts may follow within a time instead of coming first."""

    situations: tuple[Key, ...] = Field(min_length=1)
    waives: tuple[Key, ...] = Field(())
    catch_up_within: Span | None = None


class OnTheSpot(PackModel):
    """When a worker may end a call or a visit, alone and at once, and by when the landlord follows it up.

    ``at_once``: for these no warning comes first; each layer only adds to them. For anything else, so many ``warnings``.
    """

    at_once: tuple[Abuse, ...] = Field(())
    warnings: int = Field(2, ge=0, le=3, description="Warnings in the same call or visit that come before the end.")
    follow_up_within: Span | None = None


class WorkerProtection(PackModel):
    """By when the risk to a worker is looked at with them, once sexual or discriminatory harassment of them is reported."""

    within: Span


class FairTime(PackModel):
    """How long a customer has to give an account before the case continues without one."""

    within: Span


class NoticeDemand(For):
    """What a letter must say, by when, and who gives it."""

    decision: Decision
    says: tuple[NoticePart, ...] = Field(())
    written: bool = True
    within: Span | None = None
    told_by: Party | None = None
    may_withhold: bool = Field(default=False, description="May be withheld with a recorded reason and a review date.")


class Duration(For):
    """How long a measure lasts. ``ends``: it lapses on its day, or unless an earlier recorded decision extends it.

    ``most`` counts from the first day. Where it ends ``unless_extended``, an extension counts from the present last day.
    """

    usual: Span | None = None
    most: Span | None = None
    least: Span | None = None
    set_period: bool = Field(default=False, description="An end date must be set.")
    open_ended: bool = Field(default=False, description="The source lets it run without an end date.")
    ends: Literal["on_its_day", "unless_extended"] = "on_its_day"
    extension: Span | None = Field(None, description="The most by which one extension lengthens it.")


class ReviewInterval(PackModel):
    """One of several reviewers, with an interval."""

    by: Party
    every: Span


class ReviewCycle(For):
    """When a decision is reviewed, and who reviews it."""

    of: Decision = Decision.MEASURE
    every: Span | None = None
    least: Span | None = Field(None, description="Not sooner than this, unless the customer asks.")
    most: Span | None = Field(None, description="Not later than this.")
    case_by_case: bool = Field(default=False, description="Each decision sets its own day.")
    on_dates: tuple[MonthDay, ...] = Field((), description="Fixed days of the year, MM-DD.")
    on_event: tuple[Literal["correspondence", "change_of_circumstances", "new_incident", "request"], ...] = Field(())
    reviewers: tuple[ReviewInterval, ...] = Field(())
    by: Party | None = None
    if_missed: Literal["ends", "stays_and_escalates"] | None = None
    outcomes: tuple[Literal["keep", "lighten", "tighten", "lift"], ...] = Field(())
    told: bool = Field(default=False, description="The customer receives the outcome.")


class AppealDecisions(For):
    """Which decisions can be appealed, and by which route."""

    decisions: tuple[Decision, ...] = Field(min_length=1)
    route: Literal["any", "in_writing", "as_the_letter_says"] = "any"


class AppealWindow(For):
    """By when an appeal is asked for. No ``within``: at any time while the decision is in force."""

    within: Span | None = None
    starts: Literal["imposed", "served"] = "served"


class AppealGrounds(For):
    """Grounds that the policy names. Any other reason is heard too."""

    grounds: tuple[Ground, ...] = Field(min_length=1)


class AppealReviewer(For):
    """Who decides an appeal."""

    by: Party
    uninvolved: bool = False


class AppealIndependence(For):
    """A requirement that the reviewer of an appeal has taken no part in the case."""

    uninvolved: Literal[True] = True


class AppealAnswer(For):
    """By when an appeal is answered, and whether the answer is final here."""

    within: Span | None = None
    written: bool = True
    final: bool = False


class AppealCount(For):
    """The day from which the time for an answer counts."""

    starts: Literal["receipt", "day_after_receipt"]


class AppealLate(For):
    """Who may accept a late appeal."""

    discretion_of: Party


class RequestAnswer(For):
    """By when a request of the customer is answered. A complaint asked for is opened as `complaint.stage` has it."""

    of: Literal[Asks.END, Asks.REMOVE_MARKER, Asks.ADJUSTMENT, Asks.STAY, Asks.DATA_COMPLAINT]
    within: Span | None = None
    acknowledge_within: Span | None = Field(None, description="By when its receipt is acknowledged, before the answer.")
    rolls_on: bool = Field(
        default=False,
        description="A last day to acknowledge that is a weekend or a bank holiday moves to the next working day.",
    )


class Marker(PackModel):
    """A warning on a record: an instruction, never the story."""

    key: Key
    title: Words
    on: Literal["customer", "tenancy", "address"] = "customer"
    whenever_action: bool = Field(default=False, description="Placed whenever a measure is imposed.")
    families: tuple[Key, ...] = Field((), description="Families it may rest on; none stated: any.")
    seen_by: Literal["all_staff", "those_who_need_it", "staff_and_contractors", "contractors"] = "those_who_need_it"
    told: bool = True
    steps: Literal["one", "provisional_then_confirmed"] = "one"
    confirm_within: Span | None = None


class Referral(For):
    """Passing a matter to another body."""

    key: Key
    to: Words
    when: tuple[Key, ...] = Field((), description="At least one of these facts must be so.")
    told: Literal["yes", "unless_it_hinders", "no"] = "yes"
    must: bool = Field(default=False, description="The source requires it and does not only permit it.")
    needs_consent: bool = False
    inside: bool = Field(
        default=False, description="To a procedure or a team of the landlord's own: nothing goes to another body."
    )


class ReferralNotice(For):
    """When a customer hears of a referral: on the day or, where that would hinder it, when a dated decision ends."""

    unless_it_hinders: bool = False


class Sharing(PackModel):
    """When information may go to another body."""

    with_consent: bool = True
    without_consent_when: tuple[Literal["legal_obligation", "safeguarding", "crime", "legal_claim", "vital_interests"], ...] = (
        Field(())
    )


class Redress(PackModel):
    """The outside body that investigates once the landlord's own complaints procedure has answered."""

    body: Literal[
        "housing_ombudsman",
        "local_government_ombudsman",
        "public_services_ombudsman_for_wales",
        "scottish_public_services_ombudsman",
        "northern_ireland_public_services_ombudsman",
        "independent_advice",
    ]


class NeverBlocked(PackModel):
    """Matters that are always taken, on every channel."""

    matters: tuple[Matter, ...] = Field(min_length=1)


class ChannelFloor(PackModel):
    """How many channels that the customer can use must stay open."""

    at_least: int = Field(ge=1, le=9)


class Bound(PackModel):
    """A safeguard that a named rule keeps."""

    rule: Key


class Support(PackModel):
    """Support that is offered, and who it is for."""

    to: Literal["customer", "staff"]
    offers: tuple[Key, ...]


class Audit(PackModel):
    """Who checks cases, what they check, how often."""

    by: Party
    looks_at: tuple[Key, ...]
    every: Span | None = None
    sample: bool = False


class Report(PackModel):
    """Who receives a report, of what, and when: at an interval or upon an act."""

    to: Key
    of: tuple[Key, ...]
    every: Span | None = None
    upon: Act | None = None


class Record(PackModel):
    """A record that must be kept."""

    keeps: tuple[Key, ...] = Field(min_length=1)
    reviewed: bool = False


class Training(PackModel):
    """Who is trained or guided, and in what."""

    who: tuple[Key, ...]
    about: tuple[Key, ...]
    every: Span | None = None


class Governance(PackModel):
    """Who approved the policy and when it is reviewed."""

    approved_by: Words | None = None
    approved_on: str | None = None
    effective_from: str | None = Field(None, description="YYYY-MM-DD or YYYY-MM, as the source gives it.")
    review_every: Span | None = None
    review_on: MonthOrDay | None = Field(None, description="YYYY-MM-DD or YYYY-MM.")
    owner: Words | None = None
    consultation: Literal["done", "to_be_arranged"] | None = None
    not_a_review: bool = Field(default=False, description="A change of look or name, which is no review.")


class DataProtection(PackModel):
    """Who controls the data, on what basis, and where customers find the privacy notice."""

    controllers: bool = Field(default=False, description="The controllers are in the pack's identity.")
    law: tuple[Key, ...] = Field(())
    purposes: tuple[Key, ...] = Field(())
    points_to: tuple[Key, ...] = Field((), description="Privacy notice, officer, staff statement.")


class Equality(PackModel):
    """What the policy's own equality assessment was, and what the policy promises."""

    policy_assessment: Literal["full", "initial_screen", "none"] | None = None
    regard: tuple[Key, ...] = Field(())


class Accessibility(PackModel):
    """Formats in which information is given."""

    formats: tuple[Literal["translation", "large_print", "easy_read", "audio", "braille", "other"], ...] = Field(())
    alternative_access: bool = False


class Standard(PackModel):
    """Law, code or guidance that the policy says it meets or has considered."""

    meets: tuple[Key, ...] = Field(min_length=1)


class Promise(PackModel):
    """How everybody is treated; customers, staff and decision-makers see it."""

    says: Key
    to: Literal["customers", "staff", "both"] = "both"
    shown_on: tuple[Literal["policy_page", "case_page", "decision_page", "notice"], ...] = Field(("policy_page",))


class DepartureBy(For):
    """Who may depart from a "should", with a recorded reason."""

    by: Party


class LiveIssues(PackModel):
    """The most issues at once to which a measure may limit a customer."""

    most: int | None = Field(None, ge=1, le=50)
    least: int | None = Field(None, ge=1, le=50)


class StageTimes(PackModel):
    """How long one stage of a complaint may take: to the acknowledgement, then to the answer.

    ``extension``: the longest extension of one stage, with reasons given to the customer.
    """

    stage: int = Field(ge=1, le=3)
    acknowledge_within: Span | None = None
    answer_within: Span
    extension: Span | None = None


class Answers(PackModel):
    """The answers of one demand, by topic."""

    scope_conduct_of: ConductOf | None = Field(None, alias="scope.conduct_of")
    scope_protects: Protects | None = Field(None, alias="scope.protects")
    scope_customers: Customers | None = Field(None, alias="scope.customers")
    scope_channels: Channels | None = Field(None, alias="scope.channels")
    scope_elsewhere: Elsewhere | None = Field(None, alias="scope.elsewhere")
    scope_not_in_itself: NotInItself | None = Field(None, alias="scope.not_in_itself")
    behaviour_family: Family | None = Field(None, alias="behaviour.family")
    behaviour: Behaviour | None = None
    precondition: Precondition | None = None
    question: PackQuestion | None = None
    measure: Measure | None = None
    authority: Authority | None = None
    endorsement: Endorsement | None = None
    consultation: Consultation | None = None
    urgent: Urgent | None = None
    account_fair_time: FairTime | None = Field(None, alias="account.fair_time")
    on_the_spot: OnTheSpot | None = None
    worker_protection: WorkerProtection | None = None
    notice: NoticeDemand | None = None
    duration: Duration | None = None
    review: ReviewCycle | None = None
    appeal_decisions: AppealDecisions | None = Field(None, alias="appeal.decisions")
    appeal_window: AppealWindow | None = Field(None, alias="appeal.window")
    appeal_grounds: AppealGrounds | None = Field(None, alias="appeal.grounds")
    appeal_reviewer: AppealReviewer | None = Field(None, alias="appeal.reviewer")
    appeal_independence: AppealIndependence | None = Field(None, alias="appeal.independence")
    appeal_answer: AppealAnswer | None = Field(None, alias="appeal.answer")
    appeal_count: AppealCount | None = Field(None, alias="appeal.count")
    appeal_late: AppealLate | None = Field(None, alias="appeal.late")
    request_answer: RequestAnswer | None = Field(None, alias="request.answer")
    marker: Marker | None = None
    referral: Referral | None = None
    referral_told: ReferralNotice | None = Field(None, alias="referral.told")
    sharing: Sharing | None = None
    complaint_stage: StageTimes | None = Field(None, alias="complaint.stage")
    redress: Redress | None = None
    never_blocked: NeverBlocked | None = None
    channel_floor: ChannelFloor | None = None
    safeguard: Bound | None = None
    support: Support | None = None
    live_issues: LiveIssues | None = None
    departure: DepartureBy | None = None
    audit: Audit | None = None
    report: Report | None = None
    record: Record | None = None
    training: Training | None = None
    governance: Governance | None = None
    data_protection: DataProtection | None = None
    equality: Equality | None = None
    accessibility: Accessibility | None = None
    standard: Standard | None = None
    promise: Promise | None = None

    def by_topic(self) -> dict[str, PackModel]:
        """Return the answers by the topic names that packs use."""
        stated = sorted(self.model_fields_set, key=_PLACE.__getitem__)
        return {_TOPIC[name]: value for name in stated if (value := getattr(self, name)) is not None}


_PLACE = {name: place for place, name in enumerate(Answers.model_fields)}
_TOPIC = {name: field.alias or name for name, field in Answers.model_fields.items()}
TOPICS: tuple[str, ...] = tuple(_TOPIC.values())
