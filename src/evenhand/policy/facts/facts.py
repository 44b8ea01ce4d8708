"""Holds the facts of one case as known at one moment. Frozen; references, dates and codes only.

Facts are three-valued: what no record shows is *not known*. The product records every act of its own cases, so there
(``complete``) what was not recorded was not done; a history replayed from outside states what it knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Literal

from evenhand.policy.calendar import Nation
from evenhand.policy.facts.customer_facts import Allegation, Asking, Need, NeedChange, Representative
from evenhand.policy.facts.indexed import Indexed
from evenhand.policy.pack.answers import Relationship
from evenhand.policy.pack.pack import LandlordKind
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Asks, Channel, Decision, Ground, MeasureKind, NoticePart, Part, Tri


@dataclass(frozen=True, slots=True)
class After:
    """The moment with which a later event is compared; ``at``: its time in the landlord's zone, None where it is not known."""

    on: date
    at: time | None = None

    @property
    def params(self) -> dict[str, Any]:
        """Return the moment as parameters of messages and cures."""
        return {"after": self.on} | ({"at": f"{self.at:%H:%M}"} if self.at else {})


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether something is so, since when, and who established it. ``after``: only what happened later makes it so."""

    state: Tri
    on: date | None = None
    by: str | None = None
    after: After | None = None


NOT_MADE_OUT = "not_made_out"
"""The outcome of a finding that nothing follows from."""
UNKNOWN = Fact(Tri.NOT_KNOWN)
LAST_STAGE = 2
"""The stage after the landlord's last answer, where the Ombudsman takes over."""


def so(on: date | None = None, by: str | None = None) -> Fact:
    return Fact(Tri.YES, on, by)


def not_so(on: date | None = None) -> Fact:
    return Fact(Tri.NO, on)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff, with their roles, teams and committees by the pack's keys."""

    reference: str
    roles: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    committees: frozenset[str] = frozenset()
    manages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ended:
    """A call or visit that the worker ended on the spot: why, and after how many warnings in it."""

    on: date
    because: str
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Incident:
    """One reported event. ``situations`` are the pack's or the floor's keys, as in `Elsewhere` and `Urgent`.

    ``ended``: the worker ended the call or visit; None: nobody did, or it is not known. ``harassment``: a worker was harassed
    sexually, or about a protected characteristic; ``protected_on``: the first day on which the risk was looked at with them.
    ``logged_on``: the day of the report; None where that is not known.
    """

    reference: str
    behaviours: tuple[str, ...] = ()
    happened_on: date | None = None
    conduct_of: str = "customer"
    towards: str = "staff"
    channel: Channel | None = None
    manner_only: Tri = Tri.NO
    protected_act: Tri = Tri.NO
    possible_offence: Tri = Tri.NOT_KNOWN
    situations: frozenset[str] = frozenset()
    withdrawn: bool = False
    ended: Ended | None = None
    harassment: bool = False
    protected_on: date | None = None
    logged_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on a proposal: consulted, endorsed, authorised, or sent back.

    ``of``: the proposal at the time of signing; None: not known, and the signature counts for every version of it.
    """

    act: Act
    person: Person
    on: date
    party: str | None = None
    of: "Measure | None" = None


@dataclass(frozen=True, slots=True)
class ReviewDone:
    """A review, done or in question: whether it ``keeps`` the decision, and the day of the next review.

    ``person``: the reviewer with their roles of that day. ``hard_end_on``: a
    marker's absolute last day, where the review moves it. ``outcome`` is one of `ReviewCycle.outcomes`, or extend.
    ``other_risk``: it gives contractors another kind of risk than before, in the review in question.
    """

    on: date
    by: str | None = None
    told_on: date | None = None
    keeps: bool = False
    next_on: date | None = None
    person: Person | None = None
    hard_end_on: date | None = None
    outcome: str = ""
    other_risk: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """A measure held back while an appeal is open, from ``on`` until the day before ``again_on`` (None: it is still open).

    ``interim``: what applies meanwhile; None: nothing does.
    """

    on: date
    again_on: date | None = None
    interim: Terms | None = None

    def covers(self, day: date) -> bool:
        return self.on <= day and (self.again_on is None or day < self.again_on)


def begins(starts_on: date | None, told_on: date) -> date:
    """Return the first day of a decision: as proposed, and on no day before we tell the customer."""
    return max(told_on, starts_on or told_on)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure from proposal to end.

    ``until_before``: an extension is in question, which would move the last day from here to ``until``; ``asked_by`` proposed
    it. ``extends_to``: the last day of an extension that was granted, once its letter is given. ``kept_until``: the next review
    of a limit without an end that a review kept, once its letter is given; until then it ends on ``review_on``.
    ``before``: a change is in question, and this is the measure without it. ``if_missed``: what a missed review does; a limit
    ends on its day, a safety instruction stays; None where that is not known (a history).
    """

    reference: str
    key: str
    terms: Terms = field(default_factory=Terms)
    proposed_by: str | None = None
    also_proposed_by: frozenset[str] = frozenset()
    proposed_on: date | None = None
    signatures: tuple[Signature, ...] = ()
    sent_back_on: date | None = None
    withdrawn_on: date | None = None
    authorised_on: date | None = None
    authorised_by: str | None = None
    imposed_on: date | None = None
    served_on: date | None = None
    withheld_until: date | None = None
    starts_on: date | None = None
    until: date | None = None
    until_before: date | None = None
    asked_by: str | None = None
    asked_on: date | None = None
    extended_on: tuple[date, ...] = ()
    extends_to: date | None = None
    kept_until: date | None = None
    before: "Measure | None" = None
    if_missed: Literal["ends", "stays"] | None = None
    review_on: date | None = None
    reviews: tuple[ReviewDone, ...] = ()
    ended_on: date | None = None
    lifted: bool = False
    says: frozenset[NoticePart] = frozenset()
    agreed: Tri = Tri.NO
    wide: bool = False
    stays: tuple[Stay, ...] = ()
    kind: MeasureKind | None = None  # where the policy has no measure of that key: a history from outside

    def in_force(self, on: date) -> bool:
        """Return whether it is in force on a day: imposed, started, not past its last day, not ended, not held back."""
        started = self.starts_on or self.imposed_on
        if self.imposed_on is None or started is None or started > on:
            return False
        unreviewed = self.review_on if self.if_missed == "ends" else None
        last = min((day for day in (self.last_day, unreviewed, self.ended_on) if day), default=date.max)
        stay = self.stay(on)
        return on <= last and (stay is None or stay.interim is not None)

    def stay(self, on: date) -> Stay | None:
        """Return the stay under which it is on a day."""
        return next((stay for stay in self.stays if stay.covers(on)), None)

    def terms_on(self, on: date) -> Terms:
        """Return what applies on a day on which it is in force: its terms, or lighter ones while an appeal is open."""
        stay = self.stay(on)
        return stay.interim if stay and stay.interim else self.terms

    @property
    def binds_from(self) -> date | None:
        """Return the first day on which it binds; None: on none yet.

        A limit binds once a copy that its customer can use was given, a safety instruction from its authorisation. Breach, the
        time to appeal, the letter and what staff are shown all go by this day.
        """
        since = self.authorised_on if self.if_missed == "stays" else self.served_on
        return max(since, self.starts_on or since) if since else None

    def first_day(self, on: date) -> date:
        """Return its first day, as of a day: a decision that is not issued yet begins on no day before that one."""
        return self.starts_on or on if self.imposed_on else begins(self.starts_on, on)

    @property
    def lapses_after(self) -> date | None:
        """Return the last day after which it ends without a decision: its end, or the review that ends it."""
        review = None if self.if_missed == "stays" else self.review_on
        return min((day for day in (self.last_day, review) if day), default=None)

    @property
    def review_missed(self) -> bool:
        """Return whether a review that is not done ends it, before its last day."""
        return self.lapses_after != self.last_day

    @property
    def ending(self) -> Literal["lapse", "missed", "untold"]:
        """Return how it ends without a decision: by its last day, by a missed review, or since nobody told that it goes on."""
        return "untold" if self.kept_until else "missed" if self.review_missed else "lapse"

    @property
    def missed(self) -> bool:
        """Return whether it has ended on the day of its review, before its last day."""
        return self.review_missed and not self.lifted and self.imposed_on is not None and self.ended_on == self.review_on

    @property
    def last_day(self) -> date | None:
        """Return the last day decided so far; a proposed extension does not change it."""
        return self.until_before or self.until

    @property
    def settled_on(self) -> date | None:
        """Return the day of the last decision on it: earlier signatures were for that decision."""
        return max((day for day in (self.authorised_on, *self.extended_on) if day), default=None)

    @property
    def changeable(self) -> bool:
        """Return whether it is a proposal that may still be changed: open, or sent back for changes."""
        settled = self.authorised_on or self.withdrawn_on or self.ended_on
        return self.proposed_on is not None and not settled

    @property
    def open_proposal(self) -> bool:
        """Return whether it is proposed and not decided yet."""
        return self.proposed_on is not None and not (
            self.authorised_on or self.sent_back_on or self.withdrawn_on or self.ended_on
        )


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker from request to end. ``case``: the reference of its case, "" for one of the case in question."""

    reference: str
    key: str
    incidents: tuple[str, ...] = ()
    instruction: Tri = Tri.NOT_KNOWN
    names_health: Tri = Tri.NOT_KNOWN
    requested_by: str | None = None
    requested_on: date | None = None
    authorised_by: str | None = None
    authorised_on: date | None = None
    confirmed_on: date | None = None
    told_on: date | None = None
    withheld_until: date | None = None
    review_on: date | None = None
    hard_end_on: date | None = None
    reviews: tuple[ReviewDone, ...] = ()
    ended_on: date | None = None
    safety: bool = True
    says: frozenset[NoticePart] = frozenset()
    case: str = ""

    def on_record(self, on: date) -> bool:
        """Return whether it is in force on a day: authorised, not removed, not past its last day."""
        last = min((day for day in (self.hard_end_on, self.ended_on) if day), default=date.max)
        return self.authorised_on is not None and self.authorised_on <= on <= last


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against one decision, named by its reference; the decision may itself be the answer to an appeal.

    ``changed_to``: the measure as the decision in question would change it.
    """

    reference: str
    of: str
    decision: Decision
    received_on: date
    grounds: tuple[Ground, ...] = ()
    late_accepted_by: str | None = None
    heard_by: str | None = None
    decided_on: date | None = None
    told_on: date | None = None
    outcome: str = ""
    withdrawn_on: date | None = None
    changed_to: Measure | None = None
    says: frozenset[NoticePart] = frozenset()

    @property
    def waits(self) -> bool:
        """Return whether it has no decision yet."""
        return self.decided_on is None and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Request:
    """What a customer asked for. ``of``: the measure, marker or appeal that it is about; None where it is about none.

    A stay is also proposed by an officer, ``proposed_by``. ``told_by``: the channels by which the answer in question is given;
    ``interim``: what would apply meanwhile. ``acknowledged_on``: its receipt was acknowledged, before an answer.
    """

    reference: str
    asks: Asks
    received_on: date
    of: str | None = None
    acknowledged_on: date | None = None
    answered_on: date | None = None
    outcome: str = ""
    withdrawn_on: date | None = None
    proposed_by: str | None = None
    told_by: frozenset[Channel] = frozenset()
    interim: Terms | None = None

    @property
    def waits(self) -> bool:
        """Return whether no act answered it; a review or an opened complaint also answers one, which the duty finds."""
        return self.answered_on is None and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Referral:
    """A matter passed on: ``key`` is the policy's; ``withheld_until``: by decision the customer hears of it no sooner.

    ``hands_over``: the receiver is to take it over, so it ends here only when they accept it. ``marker``: the instruction that
    was passed on, which is withdrawn with its marker. ``settled_on``: it stays here after all, or was withdrawn.
    ``received_at``: when the customer told us of what was handed over. ``by``: who passed it on. ``corrects``: the referral
    that it corrects, as the answer to an appeal decided.
    """

    reference: str
    key: str
    on: date
    told_on: date | None = None
    withheld_until: date | None = None
    hands_over: bool = False
    accepted_on: date | None = None
    declined_on: date | None = None
    settled_on: date | None = None
    marker: str | None = None
    received_at: datetime | None = None
    by: str | None = None
    corrects: str | None = None

    @property
    def waits(self) -> bool:
        """Return whether the receiver has yet to accept or decline it."""
        return self.hands_over and not (self.accepted_on or self.settled_on)


@dataclass(frozen=True, slots=True)
class Order:
    """A legal step or court order, recorded from outside the policy, and the measure of the case that led to it."""

    reference: str
    kind: str
    on: date
    until: date | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class ComplaintStage:
    """One stage of a complaint: begun, acknowledged, answered. ``until``: a later day that the customer was given."""

    stage: int
    began_on: date
    acknowledged_on: date | None = None
    until: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint by its reference, with its stages, the first one first.

    ``says``: the parts of the letter that would refuse it. ``was_open``: whether it was open before the act in question.
    ``opened_on``: the day on which it was recorded; None: that of its receipt.
    """

    reference: str
    received_on: date
    stages: tuple[ComplaintStage, ...] = ()
    opened_on: date | None = None
    refused_on: date | None = None
    withdrawn_on: date | None = None
    says: frozenset[NoticePart] = frozenset()
    was_open: bool | None = None

    @property
    def stage(self) -> ComplaintStage:
        """Return its present stage."""
        return self.stages[-1]

    @property
    def is_open(self) -> bool:
        """Return whether it can still be answered, or taken further."""
        if self.was_open is not None:
            return self.was_open
        settled = self.refused_on or self.withdrawn_on
        return settled is None and not (self.stage.stage >= LAST_STAGE and self.stage.answered_on)


@dataclass(frozen=True, slots=True)
class Departure:
    """A recorded reason for not doing what a "should" asks. ``now``: it comes with the act in question."""

    by: Person
    on: date
    now: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding or a warning: a decision that is not a measure; it is sent to the customer and may be appealed.

    ``set_aside``: an appeal ended it, so nothing can rest on it.
    """

    reference: str
    decision: Decision
    on: date
    by: str | None = None
    served_on: date | None = None
    outcome: str = ""
    set_aside: bool = False
    says: frozenset[NoticePart] = frozenset()
    review_on: date | None = None
    reviews: tuple[ReviewDone, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter about a marker, or about how a decision goes on or ends, by its ``outcome``; ``of``: that decision.

    ``of_review``: it gives the outcome of a review that has its own record.
    """

    reference: str
    decision: Decision
    of: str
    on: date
    served_on: date | None = None
    outcome: str = ""
    of_review: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A decision-maker's question to the proposer. ``of``: what waits for the decision; ``by``: who asked; None: not known."""

    reference: str
    of: str
    asked_on: date
    answered_on: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Facts(Indexed):
    """Everything about one case that a rule may look at.

    ``sitting``: the committee who decide with the actor. ``route``: the legal basis for passing information on, in the act
    in question ("consent", or another legal route); None where that is not known. ``asked``: each time that the customer
    was asked for their account, oldest first; ``none_came``: it is in question to go on without one.
    ``given_by``: the channel by which the letter in question was given; None: in a format made for this customer, or not known.
    ``instead_of``: the proposal that the act replaces by another decision. ``says``: the parts of the letter that the act in
    question would issue.
    ``events``: when each kind of event upon which a policy asks for a review last happened.
    ``rechecks``: records removed from the case as another person's, until the owner has rechecked what rested
    on them. ``new_owner``: the next owner of the case, in the act in question.
    ``markers_elsewhere``: the live markers of the customer that rest on their other cases.
    ``asked_again``: measures and markers decided under an earlier policy, until an officer decides on
    them under the present one.
    """

    reference: str = ""
    nation: Nation = Nation.ENGLAND
    landlord_kind: LandlordKind = "housing_association"
    relationship: Relationship = "tenant"
    opened_on: date | None = None
    opened_by: str | None = None
    closed_on: date | None = None
    died_on: date | None = None
    left_on: date | None = None
    moved_on: date | None = None
    household_changed_on: date | None = None
    known: Mapping[str, Fact] = field(default_factory=dict)
    situations: frozenset[str] = frozenset()
    urgent_since: date | None = None
    unusable: frozenset[Channel] = frozenset()
    incidents: tuple[Incident, ...] = ()
    decided: tuple[Decided, ...] = ()
    letters: tuple[Letter, ...] = ()
    measures: tuple[Measure, ...] = ()
    markers: tuple[Marker, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    requests: tuple[Request, ...] = ()
    referrals: tuple[Referral, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    orders: tuple[Order, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    asked: tuple[Asking, ...] = ()
    none_came: bool = False
    needs: tuple[Need, ...] = ()
    need_change: NeedChange | None = None
    representatives: tuple[Representative, ...] = ()
    events: Mapping[str, date] = field(default_factory=dict)
    use_signatures: tuple[Signature, ...] = ()
    involved: Mapping[str, frozenset[Part]] = field(default_factory=dict)
    interested: frozenset[str] = frozenset()
    departures: Mapping[str, Departure] = field(default_factory=dict)
    rechecks: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    new_owner: str | None = None
    asked_again: tuple[str, ...] = ()
    markers_elsewhere: tuple[Marker, ...] = ()
    complete: bool = True
    subject: str | None = None
    reviewing: ReviewDone | None = None
    says: frozenset[NoticePart] | None = None
    sitting: tuple[Person, ...] = ()
    route: str | None = None
    instead_of: Measure | None = None
    given_by: Channel | None = None

    def fact(self, key: str) -> Fact:
        return self.known.get(key, UNKNOWN)

    def about(self, subject: str | None) -> "Facts":
        """Return these facts with another subject."""
        if subject == self.subject:
            return self
        found = replace(self, subject=subject)
        self.share_with(found)
        return found

    def plus(self, **changes: Any) -> "Facts":
        """Return these facts with some fields replaced."""
        return replace(self, **changes)

    def knowing(self, **facts: Fact) -> "Facts":
        """Return these facts with some known facts added or changed."""
        return replace(self, known={**self.known, **facts})

    @property
    def incident(self) -> Incident | None:
        return self.row("incidents", self.incidents, self.subject)

    @property
    def measure(self) -> Measure | None:
        return self.row("measures", self.measures, self.subject)

    @property
    def marker(self) -> Marker | None:
        return self.row("markers", self.markers, self.subject)

    @property
    def appeal(self) -> Appeal | None:
        return self.row("appeals", self.appeals, self.subject)

    def appealed(self, reference: str | None) -> str | None:
        """Return the original decision: an appeal against an appeal's answer is about that decision too."""
        seen: set[str] = set()
        while reference not in seen and (appeal := self.row("appeals", self.appeals, reference)):
            seen.add(appeal.reference)
            reference = appeal.of
        return reference

    def decision_of(self, reference: str | None) -> Decision | None:
        """Return what kind of decision a reference names; None where it names none."""
        if self.row("measures", self.measures, reference):
            return Decision.MEASURE
        if self.row("markers", self.markers, reference):
            return Decision.MARKER
        if self.row("appeals", self.appeals, reference):
            return Decision.APPEAL
        if self.row("referrals", self.referrals, reference):
            return Decision.REFERRAL
        decided = self.row("decided", self.decided, reference)
        return decided.decision if decided else None

    @property
    def request(self) -> Request | None:
        return self.row("requests", self.requests, self.subject)

    @property
    def complaint(self) -> Complaint | None:
        return self.row("complaints", self.complaints, self.subject)

    @property
    def referral(self) -> Referral | None:
        return self.row("referrals", self.referrals, self.subject)

    @property
    def order(self) -> Order | None:
        return self.row("orders", self.orders, self.subject)

    @property
    def allegation(self) -> Allegation | None:
        return self.row("allegations", self.allegations, self.subject)

    @property
    def letter(self) -> Decided | None:
        return self.row("decided", self.decided, self.subject)

    @property
    def behaviours(self) -> frozenset[str]:
        """Return every behaviour by which the case's incidents are classified."""
        rows = self.incidents
        return self.once("behaviours", lambda: frozenset(key for row in rows if not row.withdrawn for key in row.behaviours))

    def in_force(self, on: date) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.in_force(on))
