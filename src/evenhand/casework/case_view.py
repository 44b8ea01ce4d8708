"""Gathers what the page of a case shows, judged at one moment with the same facts as the acts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from evenhand.cases.models import Case, Complaint
from evenhand.casework.access import case_at, the_case
from evenhand.casework.appeals.reviewers import Reviewer, reviewers
from evenhand.casework.colleagues import FellowStaff
from evenhand.casework.context import NotHere
from evenhand.casework.earlier_policy import PolicyChange, PolicyHistory, with_asked
from evenhand.casework.entries import ContactRow, LetterRow, contact_rows, letter_rows
from evenhand.casework.facts.customer import ties_of
from evenhand.casework.facts.gather import facts_from, gather
from evenhand.casework.facts.records import IncidentRow, StepRow
from evenhand.casework.facts.statement import rows_of
from evenhand.casework.facts.tables import Rows
from evenhand.casework.past_decisions import Numbers, numbers_of
from evenhand.casework.permissions import AUTHORISER, REVIEWER, allowed, may_read_cases, offered
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of, names_of, policy_of, staff
from evenhand.policy.acts import Decides, deciding, kind
from evenhand.policy.calendar import Calendar, localdate
from evenhand.policy.duties.complaints import complaints_answered
from evenhand.policy.duties.duty import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge, next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.remedies import REASONS, remedy_of
from evenhand.policy.rules.appeals import route_of_appeal
from evenhand.policy.verdict import NextAct, RuleResult, Verdict
from evenhand.policy.vocabulary import Act

ASKED_BY_ITS_FORM = frozenset({"marker_hard_end", "referral_withheld_until"})
CURED_BY_ITS_FORM = frozenset({"accept_late", "say", "sit_with", "write_letter"})
DECISIONS = deciding(
    Decides.BEGINS,
    Decides.ON_THE_WAY,
    Decides.ANSWERS,
    but={Act.FIND, Act.WARN, Act.IMPOSE, Act.WITHHOLD_NOTICE, Act.REFUSE_COMPLAINT},
) | {Act.EXTEND, Act.CONFIRM_MARKER}
"""Decisions that one person proposed and another must take; the owner's own next steps are none."""


@dataclass(frozen=True)
class CaseView:
    """Everything that a case page shows, judged at one moment with the same facts as the acts.

    ``nexts``: acts that this officer may do at all; ``others``: decisions for others; ``deciders``: who may decide.
    ``steps``, ``incidents``, ``notices`` and ``contacts`` come without their words (`entries.texts_of`).
    ``asked``: what an earlier policy decided and waits for a new decision. ``staff``: everybody who works there.
    ``numbers``: the journal's numbers of its decisions; ``names``: of staff and of all who took part, by reference;
    ``ties``: who has an interest in it; ``reader``: the reference of who reads it.
    """

    case: Case
    facts: Facts
    policy: Policy
    steps: list[StepRow]
    incidents: list[IncidentRow]
    notices: list[LetterRow]
    contacts: list[ContactRow]
    nexts: tuple[NextAct, ...]
    others: tuple[NextAct, ...]
    duties: tuple[Duty, ...]
    calendar: Calendar
    deciders: tuple[Membership, ...]
    asked: tuple[PolicyChange, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    staff: tuple[Membership, ...] = ()
    reader: str = ""

    @property
    def colleagues(self) -> FellowStaff:
        """Return who works beside the reader."""
        return FellowStaff(self.reader, self.policy, self.calendar, self.staff, self.case.owner.reference)

    def is_for_another(self, act: Act, subject: str | None) -> bool:
        """Return whether only another than the reader can do an act on the case, because of who they are."""
        return self.refused_to_reader(act, subject) is not None

    def refused_to_reader(self, act: Act, subject: str | None) -> Verdict | None:
        """Return the verdict by which an act is for another; None where it is not, or has nothing to act upon."""
        asked = [one for one in (*self.nexts, *self.others) if (one.act, one.subject) == (act, subject)]
        mine = (one for one in asked if one in self.others or one.verdict.is_for_another(self.reader))
        return next((one.verdict for one in mine), None)

    @cached_property
    def open_acts(self) -> list[NextAct]:
        """Return the acts that this officer can do now."""
        return [found for found in self.nexts if is_open(found)]

    @cached_property
    def not_open_acts(self) -> list[NextAct]:
        """Return the acts that cannot be done yet, with the reasons in the verdicts."""
        return [found for found in (*self.nexts, *self.others) if not is_open(found)]


def is_open(found: NextAct) -> bool:
    """Return whether the act is available: every refusal left can be cured on its own form."""
    return only_its_form(found.verdict)


def only_its_form(verdict: Verdict) -> bool:
    """Return whether the act's own form can cure every refusal."""
    return not beyond_its_form(verdict)


def beyond_its_form(verdict: Verdict) -> tuple[RuleResult, ...]:
    """Return the refusals that the act's own form cannot cure."""
    return tuple(
        result
        for result in verdict.refusals
        if result.rule not in ASKED_BY_ITS_FORM
        and all(cure.code not in CURED_BY_ITS_FORM for cure in result.cures)
        and not _asks_for_reasons(result, verdict)
    )


def _asks_for_reasons(result: RuleResult, verdict: Verdict) -> bool:
    """Return whether all that is missing are reasons, and the act's own form asks for them."""
    missing = result.message.params.get("fact") == REASONS
    return missing and all(remedy_of(cure, verdict).act is verdict.act for cure in result.cures)


def case_view(by: Officer, reference: str, at: datetime) -> CaseView:
    """Return a case as its page shows it. Raises `NotHere`."""
    case, on = the_case(by, reference), localdate(at)
    rows, policy, calendar = rows_of([case.pk])[case.pk], by.policy_on(on), calendar_of(by.landlord)
    facts = facts_from(rows)
    history = PolicyHistory(by.landlord, on, policy, calendar)
    asked = history.asks(case, facts)
    facts = with_asked(facts, asked)
    everybody, contacts = list(staff(by.landlord)), contact_rows(case)
    mine = [act for act in Act if offered(by, act) and not kind(act).subject.outside_a_case]
    others = [act for act in Act if act in DECISIONS and act not in mine]
    return CaseView(
        case,
        facts,
        policy,
        rows.steps,
        rows.incidents,
        letter_rows(case, on),
        contacts,
        next_acts(policy, facts, by.person, on, calendar, mine),
        next_acts(policy, facts, by.person, on, calendar, others),
        history.duties(facts),
        calendar,
        tuple(one for one in everybody if {AUTHORISER, REVIEWER} & set(one.capacities)),
        asked,
        numbers_of(case, rows.steps),
        _names(everybody, set(_took_part(rows, contacts))),
        ties_of(rows),
        tuple(everybody),
        by.user.reference,
    )


def _took_part(rows: Rows, contacts: Iterable[ContactRow]) -> Iterator[str]:
    """Yield the reference of each person that a row of the case names."""
    yield from (step.by for step in rows.steps)
    yield from (row.reporter for row in rows.incidents)
    yield from (row.user for row in rows.named)
    yield from (row.user for row in rows.accused)
    yield from (row.taken_by for row in contacts)
    yield rows.case[0].opened_by


def _names(everybody: Iterable[Membership], people: set[str]) -> dict[str, str]:
    """Return names by reference: of staff, and of people who no longer work here."""
    names = {one.user.reference: one.user.name for one in everybody}
    left = people - names.keys()
    return names | names_of(left) if left else names


def is_wanted(found: NextAct, among: Iterable[NextAct]) -> bool:
    """Return whether a decision is waiting; an endorsement or a confirmation is only where a rule asks for one."""
    if found.act is Act.CONFIRM_MARKER:
        return any(result.rule == "marker_in_two_steps" and not result.refuses for result in found.verdict.results)
    if found.act is not Act.ENDORSE:
        return True
    authorising = (one for one in among if one.act in {Act.AUTHORISE, Act.EXTEND} and one.subject == found.subject)
    return any(result.rule in {"endorsement", "quorum"} for one in authorising for result in one.verdict.refusals)


@dataclass(frozen=True)
class ForOthers:
    """A decision that others can take, and who they are."""

    asked: NextAct
    people: tuple[Membership, ...]


def open_to_others(by: Officer, view: CaseView) -> list[ForOthers]:
    """Return the decisions of a case that others may take now and this officer may not."""
    asked = [found for found in view.not_open_acts if found.act in DECISIONS and is_wanted(found, view.nexts + view.others)]
    others = [membership for membership in view.deciders if membership.user_id != by.user.pk]
    found = [ForOthers(one, tuple(other for other in others if _may_decide(by, view, one, other))) for one in asked]
    return [one for one in found if one.people]


def _may_decide(by: Officer, view: CaseView, asked: NextAct, membership: Membership) -> bool:
    other = Officer(membership.user, by.landlord, membership)
    facts = view.facts.about(asked.subject)
    return allowed(other, asked.act) and only_its_form(
        judge(view.policy, facts, asked.act, other.person, asked.verdict.on, view.calendar)
    )


def may_be_appealed(view: CaseView, subject: str, on: date) -> bool:
    """Return whether a layer lets a decision of the case be appealed."""
    inquiry = Inquiry(view.policy, view.facts.about(subject), Act.RECEIVE_APPEAL, None, on, view.calendar)
    return route_of_appeal(inquiry, view.facts.decision_of(subject)) is not None


def who_could_hear(view: CaseView, subject: str, at: datetime) -> list[Reviewer]:
    """Return the possible reviewers of an appeal, or of one against a decision; then each other person, with the reasons."""
    inquiry = Inquiry(view.policy, view.facts.about(subject), Act.DECIDE_APPEAL, None, localdate(at), view.calendar)
    return reviewers(view.case.landlord, inquiry)


@dataclass(frozen=True)
class ComplaintView:
    """A complaint, and what is owed on it, stage by stage. ``refusing``: the verdict on refusing it, for this reader."""

    complaint: Complaint
    duties: tuple[Duty, ...]
    is_open: bool
    refusing: Verdict


def the_complaint(by: Officer, case: str, reference: str, at: datetime) -> ComplaintView:
    """Return a complaint of a case, for its taker and officers who may read cases. Raises `NotHere`."""
    row = case_at(by, case)
    found = next((one for one in row.complaints.all() if one.reference == reference), None)
    if found is None or not (may_read_cases(by) or found.taken_by_id == by.user.pk):
        raise NotHere(reference)
    on, facts = localdate(at), gather(row)
    policy, calendar = policy_of(by.landlord, on), calendar_of(by.landlord)
    owed = complaints_answered(policy, facts, on, calendar)
    fact = next(one for one in facts.complaints if one.reference == reference)
    refusing = judge(policy, facts.about(reference), Act.REFUSE_COMPLAINT, by.person, on, calendar)
    return ComplaintView(found, tuple(duty for duty in owed if duty.subject == reference), fact.is_open, refusing)
