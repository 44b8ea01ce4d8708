"""What waits for somebody. One row takes as many queries as many rows; none counts rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet

from evenhand.cases.models import Case, Recheck
from evenhand.casework.access import cases_of
from evenhand.casework.earlier_policy import PolicyChange, PolicyHistory, with_settled
from evenhand.casework.facts.case_status import case_status
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases
from evenhand.landlords.models import Cover, Membership
from evenhand.landlords.queries import Officer, calendar_of, names_of_staff
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import Duty
from evenhand.policy.facts.facts import Facts
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
"""So many open cases are looked at for one worklist, the oldest first."""


@dataclass(frozen=True)
class Waiting(Listed):
    """A case that waits for an officer: decisions that are open to them, or what they owe as its owner.

    ``held``: decisions that they could take once something else has happened, with the reasons in the verdicts.
    ``covered``: the decisions that a colleague could take for whom they cover, by act and subject; ``cover``: its owner's.
    """

    facts: Facts
    duties: tuple[Duty, ...]
    acts: tuple[NextAct, ...]
    held: tuple[NextAct, ...] = ()
    asked: tuple[PolicyChange, ...] = ()
    covered: Mapping[tuple[Act, str | None], tuple[NextAct, Cover]] = field(default_factory=dict)
    cover: Cover | None = None

    @property
    def not_theirs(self) -> list[tuple[NextAct, Cover]]:
        """Return the decisions that wait for somebody away and that whoever covers cannot take."""
        own = {(one.act, one.subject) for one in self.acts}
        return [found for key, found in self.covered.items() if key not in own]

    @property
    def next_duty(self) -> Duty | None:
        """Return what is owed soonest."""
        return soonest(self.duties)


def my_work(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> list[Waiting]:
    """Return the cases that wait for an officer: decisions first, then their own, soonest duty first.

    Only cases that somebody could be waiting in are looked at: theirs, those of colleagues for whom they cover, and those with
    something undecided. Cover lets nobody decide: what only the colleague could decide is told apart.
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
    """Return the references of the landlord's staff, where an allegation asks whether its investigator is still there."""
    if all(row.settled_on for facts in gathered for row in facts.allegations):
        return frozenset()
    return frozenset(names_of_staff(by.landlord).values_list("user__reference", flat=True))


@dataclass(frozen=True)
class _Reader:
    """Whose list it is, for whom they cover, and who is there."""

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
        covered = {
            (one.act, one.subject): (one, cover)
            for cover, colleague in zip(self.covers, away(self.covers), strict=True)
            for one in decisions.theirs(colleague, self.present)[0]
        }
        if not (acts or held or covered or case.owner_id in {self.by.user.pk, *owners}):
            return None
        owed, asked = history.duties(facts), history.asks(case, facts)
        shown = (case, case_status(facts, history.on), *next_of(owed, pending_decision(*look)))
        return Waiting(*shown, facts, owed, acts, held, asked, covered, owners.get(case.owner_id))


def more_may_wait(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> bool:
    """Return whether there are more cases than one worklist looks at, so that something may wait that is not in it."""
    return _may_wait_for(by, covers, by.policy_on(localdate(at)))[MOST:].exists()


def _may_wait_for(by: Officer, covers: Sequence[Cover], policy: Policy) -> QuerySet[Case]:
    people = [by.user, *(cover.away.user for cover in covers)]
    still_open = Q(closed_at=None) & (Q(owner__in=people) | undecided(policy))
    return cases_of(by).filter(still_open | appealed() | looked_into()).order_by("opened_at", "id")


def open_rechecks(by: Officer) -> First[Recheck]:
    """Return what an officer has to look at again in their own cases, also closed ones, oldest first."""
    mine = Recheck.objects.filter(landlord=by.landlord, done_at=None, case__owner=by.user, case__in=cases_of(by))
    return First.of(mine.select_related("case__customer", "by"), MOST)


def staff_by_mail(domain: str) -> list[Membership]:
    """Return everybody whose email address is at a domain, by landlord and title: the demo's people."""
    members = Membership.objects.filter(active=True, user__is_active=True, user__email__iendswith=f"@{domain}")
    return list(members.select_related("user", "landlord").order_by("landlord__name", "id"))
