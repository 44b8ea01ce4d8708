"""Gathers the file of one appeal for officers who may read the case; nothing that is withheld."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.appeals.models import Appeal
from evenhand.cases.models import Case, Step
from evenhand.casework.access import the_case
from evenhand.casework.appeals.effects import answer_by
from evenhand.casework.appeals.known_at_decision import KnownRecord, decision_step, known_records
from evenhand.casework.appeals.reviewers import question, reviewers, with_quorum
from evenhand.casework.context import ActContext, NotHere
from evenhand.casework.details import Details
from evenhand.casework.facts.embargo import not_embargoed
from evenhand.casework.facts.gather import gather
from evenhand.casework.letters.issued import letters_of
from evenhand.casework.paging import First
from evenhand.casework.past_decisions import PastDecision, decisions, seen
from evenhand.contacts.models import Contact
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act
from evenhand.referrals.models import Referral

MOST = 200
"""The most contacts in the papers of one appeal."""


@dataclass(frozen=True)
class AppealFile:
    """One appeal with all that bears on it.

    ``step``, ``measure``, ``report``, ``letter`` and ``seen``: the decision that it is against.
    ``privileged``: the file has legal advice.
    """

    case: Case
    appeal: Appeal
    facts: Facts
    answer_by: date | None
    reviewers: tuple[str, ...]
    step: Step | None
    measure: Measure | None
    report: Referral | None
    letters: tuple[Notice, ...]
    letter: Notice | None
    contacts: First[Contact]
    told: tuple[KnownRecord, ...]
    seen: PastDecision | None
    privileged: bool


def appeal_file(by: Officer, reference: str, subject: str, at: datetime) -> AppealFile:
    """Return the file of an appeal. Raises `NotHere`, also for officers who may not read cases."""
    case, on = the_case(by, reference), localdate(at)
    appeal = next((row for row in case.appeals.all() if row.reference == subject), None)
    if appeal is None:
        raise NotHere(subject)
    policy, calendar = by.policy_on(on), calendar_of(by.landlord)
    ctx = ActContext(Act.DECIDE_APPEAL, Details(), by, at, on, policy, calendar, gather(case), case, subject)
    step, letters = decision_step(case, appeal.subject), letters_of(case, on)
    contacts = case.contacts.filter(withdrawn_at=None).select_related("taken_by").order_by("-happened_at")
    return AppealFile(
        case,
        appeal,
        ctx.facts,
        answer_by(ctx),
        _could_hear(ctx),
        step,
        not_embargoed(case.measures.filter(reference=appeal.subject).select_related("proposed_by"), on).first(),
        case.referrals.filter(reference=ctx.facts.appealed(subject)).select_related("by").first(),
        tuple(letters),
        next((row for row in letters if appeal.subject in {row.reference, row.subject}), None),
        First.of(contacts, MOST),
        known_records(ctx, step.recorded_at) if step else (),
        _as_decided(by, case, step),
        any(row.privileged for row in case.assessed.all()),
    )


def _could_hear(ctx: ActContext) -> tuple[str, ...]:
    look = question(ctx)
    found = with_quorum(reviewers(ctx.by.landlord, look), look)
    return tuple(f"{one.membership.user.name} ({one.membership.title})" for one in found)


def _as_decided(by: Officer, case: Case, step: Step | None) -> PastDecision | None:
    if step is None:
        return None
    found = decisions(by.landlord.pk).filter(subject=step.subject, act=step.act, recorded_at=step.recorded_at)
    entry = found.first()
    return seen(by, entry, case) if entry else None
