"""Defines every act in one record: its subject, when it applies, its part in deciding and its letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from evenhand.policy import applies
from evenhand.policy.vocabulary import Act, Decision, Part


class Subject(StrEnum):
    """What an act is about: something outside a case, the case, or something in the case that the page's address names."""

    REPORT = "report"
    RECORD = "record"
    FILE = "file"
    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    CASE = "case"
    PROPOSAL = "proposal"
    MEASURE = "measure"
    MARKER = "marker"
    RESTRICTION = "restriction"
    DECISION = "decision"
    PROMISE = "promise"
    REVIEWED = "reviewed"
    APPEAL = "appeal"
    REQUEST = "request"
    ALLEGATION = "allegation"
    NEED = "need"
    COMPLAINT = "complaint"
    REFERRAL = "referral"
    QUESTION = "question"
    RECHECK = "recheck"

    @property
    def outside_a_case(self) -> bool:
        """Return whether the act begins on the page of a report, a file, a customer or a colleague, not of a case."""
        return self in _OUTSIDE_A_CASE

    @property
    def is_named(self) -> bool:
        """Return whether the address names the subject beside the case."""
        return self not in _NOT_NAMED

    @property
    def may_be_named(self) -> bool:
        """Return whether the address may name a subject: the act creates something, or changes what is named."""
        return self is Subject.PROPOSAL


_OUTSIDE_A_CASE = frozenset({Subject.REPORT, Subject.RECORD, Subject.FILE, Subject.CUSTOMER, Subject.COLLEAGUE})
_NOT_NAMED = _OUTSIDE_A_CASE | {Subject.CASE, Subject.PROPOSAL}


class Decides(StrEnum):
    """What kind of decision an act takes; each decision is stored with the facts and the policy that it was judged by.

    ``BEGINS``: a new measure, marker or finding. ``CHANGES``: an existing one continues
    or changes. ``ENDS``: it ends. ``ON_THE_WAY``: one signature towards another decision. ``ANSWERS``: an answer to something
    the customer said.
    """

    BEGINS = "begins"
    CHANGES = "changes"
    ENDS = "ends"
    ON_THE_WAY = "on_the_way"
    ANSWERS = "answers"


class Settles(Flag):
    """What an act settles of a measure; rules of terms and of dates judge each act that settles them."""

    TERMS = auto()
    DATES = auto()


NOTHING = Settles(0)


@dataclass(frozen=True, slots=True)
class ActKind:
    """One act. ``applies``: to what of a case it can be done now. ``first``: the act that creates what this one is done to.

    ``part``: how its actor takes part in the case; None for recording what a customer says, for a stay, and for stepping down.
    ``letters``: the kind of its letter; ``signs``: of the letter that a later act issues for it. ``decision``: what it decides
    by itself, without a subject that was decided before. ``outcome``: the outcome of a review that it is by itself. ``shows``:
    the fact that is so once it was done. ``event``: its name among the events upon which a policy may ask for a review.
    """

    act: Act
    subject: Subject
    applies: applies.Applies
    first: Act = Act.OPEN_CASE
    part: Part | None = None
    decides: Decides | None = None
    letters: tuple[Decision, ...] = ()
    signs: Decision | None = None
    decision: Decision | None = None
    settles: Settles = NOTHING
    outcome: str = ""
    shows: str = ""
    event: str = ""

    @property
    def decides_a_proposal(self) -> bool:
        """Return whether it decides another person's proposal."""
        return self.decides not in {None, Decides.ENDS} and kind(self.first).part is Part.PROPOSED

    @property
    def has_its_own_letter(self) -> bool:
        """Return whether its subject is identified by its letter and stored with it."""
        return bool(self.letters) and not {Decision.REVIEW, Decision.REFERRAL} & set(self.letters)


KINDS = (
    ActKind(Act.LOG_INCIDENT, Subject.CASE, applies.always, shows="incident_logged"),
    ActKind(Act.CORRECT_PERSON, Subject.RECORD, applies.always),
    ActKind(Act.END_CONTACT, Subject.RECORD, applies.always),
    ActKind(Act.RECHECK, Subject.RECHECK, applies.rechecks, first=Act.CORRECT_PERSON, part=Part.REVIEWED),
    ActKind(Act.DELETE_EVIDENCE, Subject.FILE, applies.always),
    ActKind(Act.SIGNPOST, Subject.REPORT, applies.before_a_case),
    ActKind(Act.OPEN_CASE, Subject.REPORT, applies.before_a_case, part=Part.INVESTIGATED),
    ActKind(
        Act.DECIDE_USE,
        Subject.CASE,
        applies.use_undecided,
        part=Part.AUTHORISED,
        decides=Decides.ON_THE_WAY,
        shows="use_decided",
    ),
    ActKind(Act.RECORD_CONTACT, Subject.CASE, applies.always, event="correspondence"),
    ActKind(Act.DISCUSS, Subject.CASE, applies.open_case, part=Part.INVESTIGATED, shows="discussion_considered"),
    ActKind(Act.SEEK_ACCOUNT, Subject.CASE, applies.open_case, part=Part.INVESTIGATED, shows="account_sought"),
    ActKind(Act.RECORD_ACCOUNT, Subject.CASE, applies.open_case, part=Part.INVESTIGATED, shows="account_settled"),
    ActKind(
        Act.RECORD_NEEDS,
        Subject.CASE,
        applies.always,
        part=Part.INVESTIGATED,
        shows="needs_asked",
        event="change_of_circumstances",
    ),
    ActKind(
        Act.CHANGE_NEED,
        Subject.NEED,
        applies.needs,
        first=Act.RECORD_NEEDS,
        part=Part.INVESTIGATED,
        event="change_of_circumstances",
    ),
    ActKind(Act.NAME_REPRESENTATIVE, Subject.CASE, applies.always, part=Part.INVESTIGATED),
    ActKind(Act.RECORD_REACH, Subject.CASE, applies.always),
    ActKind(Act.OFFER_SUPPORT, Subject.CASE, applies.open_case, part=Part.INVESTIGATED, shows="support_offered"),
    ActKind(Act.PROTECT_WORKER, Subject.RECORD, applies.always),
    ActKind(Act.ASSESS, Subject.CASE, applies.open_case, part=Part.ASSESSED),
    ActKind(
        Act.FIND,
        Subject.CASE,
        applies.open_case,
        part=Part.FOUND,
        decides=Decides.BEGINS,
        letters=(Decision.FINDING,),
        decision=Decision.FINDING,
        shows="finding_made",
    ),
    ActKind(
        Act.COMMUNICATE_CONCERNS,
        Subject.CASE,
        applies.open_case,
        part=Part.RAISED_CONCERNS,
        decision=Decision.FINDING,
        shows="told_unacceptable",
    ),
    ActKind(
        Act.WARN,
        Subject.CASE,
        applies.open_case,
        part=Part.WARNED,
        decides=Decides.BEGINS,
        letters=(Decision.WARNING,),
        decision=Decision.WARNING,
        shows="warned",
    ),
    ActKind(Act.PROPOSE, Subject.PROPOSAL, applies.to_propose, part=Part.PROPOSED, settles=Settles.TERMS | Settles.DATES),
    ActKind(Act.CONSULT, Subject.MEASURE, applies.proposals, first=Act.PROPOSE, part=Part.CONSULTED),
    ActKind(
        Act.ENDORSE,
        Subject.MEASURE,
        applies.proposals,
        first=Act.PROPOSE,
        part=Part.ENDORSED,
        decides=Decides.ON_THE_WAY,
        settles=Settles.TERMS,
    ),
    ActKind(Act.ASK_PROPOSER, Subject.RESTRICTION, applies.to_ask_about, first=Act.PROPOSE, part=Part.CONSULTED),
    ActKind(Act.ANSWER_QUESTION, Subject.QUESTION, applies.unanswered, first=Act.ASK_PROPOSER, part=Part.CONSULTED),
    ActKind(
        Act.AUTHORISE,
        Subject.MEASURE,
        applies.open_proposals,
        first=Act.PROPOSE,
        part=Part.AUTHORISED,
        decides=Decides.BEGINS,
        signs=Decision.MEASURE,
        shows="authorised",
        settles=Settles.TERMS | Settles.DATES,
    ),
    ActKind(Act.SEND_BACK, Subject.MEASURE, applies.proposals, first=Act.PROPOSE, part=Part.SENT_BACK),
    ActKind(Act.WITHDRAW, Subject.MEASURE, applies.withdrawable, first=Act.PROPOSE, part=Part.PROPOSED),
    ActKind(
        Act.IMPOSE,
        Subject.MEASURE,
        applies.authorised,
        first=Act.AUTHORISE,
        part=Part.IMPOSED,
        decides=Decides.ON_THE_WAY,
        letters=(Decision.MEASURE,),
        settles=Settles.TERMS | Settles.DATES,
    ),
    ActKind(Act.SERVE, Subject.DECISION, applies.unserved, first=Act.IMPOSE, part=Part.IMPOSED, shows="notice_served"),
    ActKind(
        Act.WITHHOLD_NOTICE,
        Subject.RESTRICTION,
        applies.untold,
        first=Act.AUTHORISE,
        part=Part.AUTHORISED,
        decides=Decides.ON_THE_WAY,
    ),
    ActKind(Act.INFORM_TEAMS, Subject.CASE, applies.open_case, part=Part.IMPOSED, shows="teams_informed"),
    ActKind(
        Act.PROPOSE_EXTENSION, Subject.MEASURE, applies.extendable, first=Act.IMPOSE, part=Part.PROPOSED, settles=Settles.DATES
    ),
    ActKind(
        Act.EXTEND,
        Subject.MEASURE,
        applies.extensions_asked,
        first=Act.PROPOSE_EXTENSION,
        part=Part.AUTHORISED,
        decides=Decides.CHANGES,
        letters=(Decision.MEASURE, Decision.REVIEW),
        settles=Settles.DATES,
        outcome="extend",
    ),
    ActKind(
        Act.VARY,
        Subject.MEASURE,
        applies.in_force,
        first=Act.IMPOSE,
        part=Part.AUTHORISED,
        decides=Decides.CHANGES,
        letters=(Decision.REVIEW,),
        settles=Settles.TERMS | Settles.DATES,
        outcome="lighten",
    ),
    ActKind(
        Act.REVIEW,
        Subject.REVIEWED,
        applies.to_review,
        first=Act.IMPOSE,
        part=Part.REVIEWED,
        decides=Decides.CHANGES,
        letters=(Decision.REVIEW,),
    ),
    ActKind(Act.STRIKE_OUT, Subject.MEASURE, applies.metered, first=Act.IMPOSE, part=Part.INVESTIGATED),
    ActKind(Act.ALLOW_MORE, Subject.MEASURE, applies.metered, first=Act.IMPOSE, part=Part.INVESTIGATED),
    ActKind(
        Act.LIFT,
        Subject.MEASURE,
        applies.in_force,
        first=Act.IMPOSE,
        part=Part.REVIEWED,
        decides=Decides.ENDS,
        letters=(Decision.REVIEW,),
        outcome="lift",
    ),
    ActKind(Act.LAPSE, Subject.MEASURE, applies.in_force, first=Act.IMPOSE, part=Part.REVIEWED),
    ActKind(
        Act.TELL_NEW_DAY,
        Subject.PROMISE,
        applies.told_days,
        first=Act.IMPOSE,
        part=Part.IMPOSED,
        letters=(Decision.REVIEW,),
        outcome="moved",
    ),
    ActKind(Act.PLACE_MARKER, Subject.CASE, applies.to_mark, part=Part.PROPOSED),
    ActKind(
        Act.AUTHORISE_MARKER,
        Subject.MARKER,
        applies.markers_asked,
        first=Act.PLACE_MARKER,
        part=Part.AUTHORISED,
        decides=Decides.BEGINS,
        signs=Decision.MARKER,
    ),
    ActKind(
        Act.CONFIRM_MARKER,
        Subject.MARKER,
        applies.markers_unconfirmed,
        first=Act.AUTHORISE_MARKER,
        part=Part.AUTHORISED,
        decides=Decides.CHANGES,
        signs=Decision.MARKER,
    ),
    ActKind(
        Act.TELL_MARKER,
        Subject.MARKER,
        applies.markers_untold,
        first=Act.AUTHORISE_MARKER,
        part=Part.IMPOSED,
        letters=(Decision.MARKER,),
        shows="marker_told",
    ),
    ActKind(
        Act.REVIEW_MARKER,
        Subject.MARKER,
        applies.markers_authorised,
        first=Act.AUTHORISE_MARKER,
        part=Part.REVIEWED,
        decides=Decides.CHANGES,
        letters=(Decision.REVIEW,),
    ),
    ActKind(
        Act.END_MARKER,
        Subject.MARKER,
        applies.markers_not_ended,
        first=Act.PLACE_MARKER,
        part=Part.REVIEWED,
        decides=Decides.ENDS,
        letters=(Decision.REVIEW,),
        outcome="lift",
    ),
    ActKind(Act.TAKE_ALLEGATION, Subject.CASE, applies.always),
    ActKind(Act.NAME_INVESTIGATOR, Subject.ALLEGATION, applies.unsettled, first=Act.TAKE_ALLEGATION),
    ActKind(Act.SEND_TO_FIRM, Subject.ALLEGATION, applies.for_a_firm, first=Act.TAKE_ALLEGATION),
    ActKind(Act.RECORD_FIRM_OUTCOME, Subject.ALLEGATION, applies.at_a_firm, first=Act.SEND_TO_FIRM),
    ActKind(
        Act.INVESTIGATE_COUNTER_ALLEGATION,
        Subject.ALLEGATION,
        applies.unsettled,
        first=Act.TAKE_ALLEGATION,
        part=Part.HEARD_ALLEGATION,
        decides=Decides.ANSWERS,
        shows="counter_allegations_settled",
    ),
    ActKind(Act.LIFT_BAR, Subject.ALLEGATION, applies.barring, first=Act.INVESTIGATE_COUNTER_ALLEGATION),
    ActKind(Act.TAKE_COMPLAINT, Subject.CASE, applies.once_opened, shows="complaint_opened"),
    ActKind(Act.TRACK_COMPLAINT, Subject.COMPLAINT, applies.open_complaints, first=Act.TAKE_COMPLAINT, part=Part.INVESTIGATED),
    ActKind(
        Act.REFUSE_COMPLAINT,
        Subject.COMPLAINT,
        applies.open_complaints,
        first=Act.TAKE_COMPLAINT,
        part=Part.AUTHORISED,
        decides=Decides.ANSWERS,
        letters=(Decision.COMPLAINT,),
        decision=Decision.COMPLAINT,
    ),
    ActKind(Act.RECEIVE_APPEAL, Subject.DECISION, applies.decided, first=Act.IMPOSE),
    ActKind(Act.WITHDRAW_APPEAL, Subject.APPEAL, applies.appeals_waiting, first=Act.RECEIVE_APPEAL),
    ActKind(
        Act.DECIDE_APPEAL,
        Subject.APPEAL,
        applies.appeals_waiting,
        first=Act.RECEIVE_APPEAL,
        part=Part.HEARD_APPEAL,
        decides=Decides.ANSWERS,
        letters=(Decision.APPEAL,),
    ),
    ActKind(
        Act.KEEP_AS_DECIDED,
        Subject.RESTRICTION,
        applies.asked_again,
        first=Act.AUTHORISE,
        part=Part.REVIEWED,
        decides=Decides.CHANGES,
    ),
    ActKind(Act.TAKE_REQUEST, Subject.CASE, applies.once_opened),
    ActKind(Act.ANSWER_REQUEST, Subject.REQUEST, applies.requests_to_answer, first=Act.TAKE_REQUEST, part=Part.INVESTIGATED),
    ActKind(
        Act.DECIDE_STAY,
        Subject.REQUEST,
        applies.stays_asked,
        first=Act.TAKE_REQUEST,
        decides=Decides.ANSWERS,
        letters=(Decision.STAY,),
    ),
    ActKind(Act.WITHDRAW_REQUEST, Subject.REQUEST, applies.requests_waiting, first=Act.TAKE_REQUEST),
    ActKind(Act.ASK_FIRM, Subject.CASE, applies.open_case, part=Part.INVESTIGATED),
    ActKind(Act.RECORD_FIRM_ANSWER, Subject.RECORD, applies.always, first=Act.ASK_FIRM),
    ActKind(Act.REFER, Subject.CASE, applies.open_case, part=Part.INVESTIGATED),
    ActKind(Act.ACCEPT_REFERRAL, Subject.REFERRAL, applies.referrals_waiting, first=Act.REFER, part=Part.INVESTIGATED),
    ActKind(
        Act.NOTIFY_REFERRAL,
        Subject.REFERRAL,
        applies.referrals_untold,
        first=Act.REFER,
        part=Part.IMPOSED,
        letters=(Decision.REFERRAL,),
    ),
    ActKind(Act.RECORD_ORDER, Subject.CASE, applies.open_case, part=Part.INVESTIGATED),
    ActKind(Act.DECLARE_INTEREST, Subject.CASE, applies.open_case),
    ActKind(Act.NOTE, Subject.CASE, applies.always),
    ActKind(Act.WAIT_FOR, Subject.CASE, applies.open_case),
    ActKind(Act.REASSIGN_CASE, Subject.CASE, applies.open_case),
    ActKind(Act.COVER, Subject.COLLEAGUE, applies.always),
    ActKind(Act.CLOSE, Subject.CASE, applies.open_case, part=Part.REVIEWED, decides=Decides.ENDS),
    ActKind(Act.REOPEN, Subject.CASE, applies.closed_case, first=Act.CLOSE, part=Part.REVIEWED),
    ActKind(Act.RECORD_DEPARTURE, Subject.CUSTOMER, applies.always),
)
"""Every act, in the order in which a case usually goes. The letters of an extension and of its review repeat the limit."""
_OF = {one.act: one for one in KINDS}


def kind(act: Act) -> ActKind:
    return _OF[act]


def deciding(*how: Decides, but: Iterable[Act] = ()) -> frozenset[Act]:
    """Return the acts that decide in one of these ways (none given: all acts that decide), except those in ``but``.

    Raises:
        ValueError: an exception is not one of these acts.
    """
    found = {one.act for one in KINDS if one.decides and (not how or one.decides in how)}
    if stray := set(but) - found:
        raise ValueError(f"{sorted(stray)}: excepted from deciding{tuple(map(str, how))}, and not among them")
    return frozenset(found.difference(but))


def settling(what: Settles) -> tuple[Act, ...]:
    """Return the acts that settle this of a measure."""
    return tuple(one.act for one in KINDS if what in one.settles)
