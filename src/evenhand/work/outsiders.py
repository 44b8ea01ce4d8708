"""Lists the appeals that nobody present can hear, for the person who arranges somebody from outside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from evenhand.cases.models import Case
from evenhand.casework.access import cases_of
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.permissions import REVIEWER, may_read_cases
from evenhand.landlords.queries import Officer, calendar_of, staff
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import Duty, appeal_due
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.rules.appeals import decider_of
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category, Tri
from evenhand.work.orphans import appealed
from evenhand.work.waiting_decisions import Orphan, WaitingDecisions

MOST = 50
"""The most cases with an open appeal that are searched, the oldest first."""


@dataclass(frozen=True)
class Unheard:
    """An open appeal that nobody present can hear, as a duty of the person who arranges a reviewer; and its case."""

    case: Case
    duty: Duty


def unheard_by(by: Officer, at: datetime) -> list[Unheard]:
    """Return the appeals for which an officer arranges a reviewer from outside, each due on the day of its answer.

    That person is the highest in rank of those who decide appeals here, other than who decided what is appealed or has an
    interest; where nobody else is left, the highest in rank.
    """
    if not (may_read_cases(by) and by.may(REVIEWER)):
        return []
    on, calendar = localdate(at), calendar_of(by.landlord)
    cases = list(cases_of(by).filter(appealed()).select_related("customer", "owner").order_by("opened_at", "id")[:MOST])
    if not cases:
        return []
    policy, people = by.policy_on(on), [Officer(one.user, by.landlord, one) for one in staff(by.landlord)]
    gathered, found = gather_all(cases), []
    for case in cases:
        waiting = WaitingDecisions(policy, gathered[case.pk], on, calendar, case.owner.reference)
        for orphan in waiting.orphans(people):
            if orphan.act is Act.DECIDE_APPEAL and _arranges(policy, waiting.facts.about(orphan.subject), people) == by.user:
                found += [Unheard(case, duty) for duty in _to_arrange(waiting, orphan)]
    return sorted(found, key=lambda one: (one.duty.due_on or date.max, one.case.reference))


def _arranges(policy: Policy, facts: Facts, people: Sequence[Officer]) -> object:
    roles = policy.main.roles
    reviewers = sorted(
        (one for one in people if one.may(REVIEWER)),
        key=lambda one: -max((roles[key].rank for key in one.person.roles if key in roles), default=0),
    )
    close = {decider_of(facts), *facts.interested}
    apart = (one for one in reviewers if one.person.reference not in close)
    chosen = next(apart, None) or next(iter(reviewers), None)
    return chosen.user if chosen else None


def _to_arrange(waiting: WaitingDecisions, orphan: Orphan) -> Iterator[Duty]:
    facts = waiting.facts.about(orphan.subject)
    if facts.appeal is None or not orphan.missing.params:
        return  # the policy names nobody to hear it: an answer is to be adopted first
    inquiry = Inquiry(waiting.policy, facts, Act.DECIDE_APPEAL, None, waiting.on, waiting.calendar)
    answer, counted = appeal_due(inquiry, facts.appeal)
    yield Duty(
        "arrange_reviewer",
        facts.appeal.reference,
        counted.last_day if counted else None,
        answer.cited if answer else None,
        Message("duty_arrange_reviewer", **orphan.missing.params),
        Act.DECIDE_APPEAL,
        counted,
        Tri.NO,
        breach=Category.APPEAL_LATE,
    )
