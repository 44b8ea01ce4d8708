"""Lists the cases that wait for an officer. The number of queries does not depend on the rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from evenhand.cases.models import Case, Recheck
from evenhand.casework.access import cases_of
from evenhand.casework.case_view import DECISIONS, only_its_form
from evenhand.casework.earlier_policy import PolicyChange, PolicyHistory, with_settled
from evenhand.casework.facts.case_status import case_status
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.landlords.models import Cover, Membership
from evenhand.landlords.queries import Officer, calendar_of, names_of_staff, staff
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import NextAct
from evenhand.policy.vocabulary import Act
from evenhand.work.case_rows import Listed, with_listing
from evenhand.work.case_summary import next_of, soonest
from evenhand.work.handover import away
from evenhand.work.orphans import appealed, looked_into, undecided
from evenhand.work.pending_decision import pending_decision
from evenhand.work.waiting_decisions import WaitingDecisions

MOST = 100
"""The most open cases searched for one worklist, the oldest first."""


@dataclass(frozen=True)
class Waiting(Listed):
    """A case that waits for an officer: decisions that they may take, or duties that they owe as its owner.

    ``held``: decisions that they can take once another step is done, with the reasons in the verdicts.
    ``deciders``: who else may take the decision that the soonest duty is, where this officer may not; by name.
    ``covered``: the decisions of a colleague they cover for, by act and subject; ``covered_held``: those of the colleague's
    that wait for another step, without the officer's own; ``cover``: the cover of its owner.
    """

    facts: Facts
    duties: tuple[Duty, ...]
    acts: tuple[NextAct, ...]
    held: tuple[NextAct, ...] = ()
    asked: tuple[PolicyChange, ...] = ()
    covered: Mapping[tuple[Act, str | None], tuple[NextAct, Cover]] = field(default_factory=dict)
    covered_held: tuple[tuple[NextAct, Cover], ...] = ()
    cover: Cover | None = None
    deciders: tuple[str, ...] = ()

    @property
    def not_theirs(self) -> list[tuple[NextAct, Cover]]:
        """Return the decisions that wait for an absent officer and that their cover cannot take."""
        own = {(one.act, one.subject) for one in self.acts}
        return [found for key, found in self.covered.items() if key not in own]

    @property
    def next_duty(self) -> Duty | None:
        """Return the soonest duty."""
        return soonest(self.duties)


def my_work(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> list[Waiting]:
    """Return the cases that wait for an officer: decisions first, then their own, soonest duty first.

    Only these cases are searched: theirs, those of colleagues they cover for, and those with
    an open decision. Cover gives no power to decide: decisions that only the colleague can take are marked.
    """
    if not may_read_cases(by):
        return []
    policy, calendar = by.policy_on(localdate(at)), calendar_of(by.landlord)
    history = PolicyHistory(by.landlord, localdate(at), policy, calendar)
    waiting = with_listing(_may_wait_for(by, covers, policy)).select_related("customer__home").prefetch_related(with_settled())
    cases = list(waiting[:MOST])
    gathered = gather_all(cases)
    reader = _Reader(by, covers, history, _present(by, gathered.values()))
    found = [row for case in cases if (row := reader.row(case, gathered[case.pk]))]
    return sorted(found, key=lambda row: (not row.acts, row.due_on or date.max, row.case.reference))


def _present(by: Officer, gathered: Iterable[Facts]) -> frozenset[str]:
    """Return the references of the landlord's staff, where an allegation needs to know if its investigator is still there."""
    if all(row.settled_on for facts in gathered for row in facts.allegations):
        return frozenset()
    return frozenset(names_of_staff(by.landlord).values_list("user__reference", flat=True))


@dataclass(frozen=True)
class _Reader:
    """The officer whose list it is, the colleagues they cover for, and the staff."""

    by: Officer
    covers: Sequence[Cover]
    history: PolicyHistory
    present: frozenset[str]

    def row(self, case: Case, facts: Facts) -> Waiting | None:
        """Return a case as it waits for the reader; None where it does not."""
        history, owners = self.history, {cover.away.user_id: cover for cover in self.covers}
        look = (history.policy, facts, history.on, history.calendar)
        decisions = WaitingDecisions(*look, owner=case.owner.reference)
        acts, held = decisions.theirs(self.by, self.present)
        own = {(one.act, one.subject) for one in (*acts, *held)}
        covered: dict[tuple[Act, str | None], tuple[NextAct, Cover]] = {}
        covered_held: dict[tuple[Act, str | None], tuple[NextAct, Cover]] = {}
        for cover, colleague in zip(self.covers, away(self.covers), strict=True):
            now, later = decisions.theirs(colleague, self.present)
            covered |= {(one.act, one.subject): (one, cover) for one in now}
            covered_held |= {(one.act, one.subject): (one, cover) for one in later if (one.act, one.subject) not in own}
        if not (acts or held or covered or covered_held or case.owner_id in {self.by.user.pk, *owners}):
            return None
        owed, asked = history.duties(facts), history.asks(case, facts)
        shown = (case, case_status(facts, history.on), *next_of(owed, pending_decision(*look)))
        deciders = self._deciders(facts, soonest(owed), own)
        waits = tuple(covered_held.values())
        return Waiting(*shown, facts, owed, acts, held, asked, covered, waits, owners.get(case.owner_id), deciders)

    def _deciders(self, facts: Facts, duty: Duty | None, mine: Collection[tuple[Act | None, str | None]]) -> tuple[str, ...]:
        """Return the names of those who may take the decision that a duty is; none where it is no decision, or the reader's."""
        if duty is None or duty.act not in DECISIONS or (duty.act, duty.subject) in mine:
            return ()
        return tuple(one.user.name for one in self._staff if self._may_decide(facts, duty.act, duty.subject, one))

    def _may_decide(self, facts: Facts, act: Act, subject: str, one: Officer) -> bool:
        history = self.history
        verdict = judge(history.policy, facts.about(subject), act, one.person, history.on, history.calendar)
        return allowed(one, act) and only_its_form(verdict)

    @cached_property
    def _staff(self) -> list[Officer]:
        landlord = self.by.landlord
        return [Officer(one.user, landlord, one) for one in staff(landlord)]


def more_may_wait(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> bool:
    """Return whether there are more cases than one worklist searches, so that it may be incomplete."""
    return _may_wait_for(by, covers, by.policy_on(localdate(at)))[MOST:].exists()


def _may_wait_for(by: Officer, covers: Sequence[Cover], policy: Policy) -> QuerySet[Case]:
    people = [by.user, *(cover.away.user for cover in covers)]
    still_open = Q(closed_at=None) & (Q(owner__in=people) | undecided(policy))
    return cases_of(by).filter(still_open | appealed() | looked_into()).order_by("opened_at", "id")


def open_rechecks(by: Officer) -> First[Recheck]:
    """Return an officer's open rechecks in their own cases, closed ones too, oldest first."""
    mine = Recheck.objects.filter(landlord=by.landlord, done_at=None, case__owner=by.user, case__in=cases_of(by))
    return First.of(mine.select_related("case__customer", "by"), MOST)


def staff_by_mail(domain: str) -> list[Membership]:
    """Return the staff with email addresses at a domain, by landlord and title: the demo's people."""
    members = Membership.objects.filter(active=True, user__is_active=True, user__email__iendswith=f"@{domain}")
    return list(members.select_related("user", "landlord").order_by("landlord__name", "id"))
