"""Lists the cases that wait for an officer. The number of queries does not depend on the rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.cases.models import Case, Recheck
from evenhand.casework.access import cases_of
from evenhand.casework.case_view import DECISIONS, only_its_form
from evenhand.casework.earlier_policy import PolicyChange, PolicyHistory, with_settled
from evenhand.casework.facts.case_status import case_status
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.landlords.models import Cover, Membership
from evenhand.landlords.queries import Officer, calendar_of, names_of_staff
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import ESCALATED, Duty, named_for_reviews
from evenhand.policy.facts.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import NextAct
from evenhand.policy.vocabulary import Act, Tri
from evenhand.work.case_rows import Listed, with_listing
from evenhand.work.case_summary import next_of, worst
from evenhand.work.duty_holders import DutyHolders, held_by
from evenhand.work.handover import away
from evenhand.work.orphans import appealed, looked_into, undecided
from evenhand.work.pending_decision import pending_decision
from evenhand.work.waiting_decisions import WaitingDecisions

MOST = 100
"""The most open cases searched for one worklist, the oldest first; and the most whose review falls to its reader."""
DAY = timedelta(days=1)
SOON = timedelta(days=28)
"""How long before its day a duty that the policy gives to an officer is in their worklist."""


@dataclass(frozen=True)
class StoodIn:
    """A duty that falls to the reader because no holder of its role can do it.

    ``unheld``: no one present holds the role; otherwise its holders may take no part. ``manages``: the reader is the manager
    of the case's owner; otherwise they authorised what the duty is about, and the owner has no manager.
    """

    duty: Duty
    unheld: bool
    manages: bool


@dataclass(frozen=True)
class Waiting(Listed):
    """A case that waits for an officer: decisions that they may take, duties that fall to them, or that they owe as its owner.

    ``held``: decisions that they can take once another step is done, with the reasons in the verdicts.
    ``deciders``: who else may take the decision that the worst duty is, where this officer may not; by name.
    ``falls``: the open duties that the policy gives to this officer by role, team or committee and in which they may take
    part, and those in ``stood_in``, the worst first.
    ``stood_in``: the late duties that no holder of their role can do, as the owner's manager or without one as who
    authorised, each with whether the role is unheld and whether the reader is the manager.
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
    next_duty: Duty | None = None
    falls: tuple[Duty, ...] = ()
    stood_in: tuple["StoodIn", ...] = ()

    @property
    def not_theirs(self) -> list[tuple[NextAct, Cover]]:
        """Return the decisions that wait for an absent officer and that their cover cannot take."""
        own = {(one.act, one.subject) for one in self.acts}
        return [found for key, found in self.covered.items() if key not in own]


def my_work(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> list[Waiting]:
    """Return the cases that wait for an officer: decisions first, then their own and those with a duty that falls to them.

    Only these cases are searched: theirs, those of colleagues they cover for, those with an open decision, and those
    whose review is due. Cover gives no power to decide: decisions that only the colleague can take are marked.
    """
    if not may_read_cases(by):
        return []
    policy, calendar = by.policy_on(localdate(at)), calendar_of(by.landlord)
    history = PolicyHistory(by.landlord, localdate(at), policy, calendar)
    cases = [*_listing(_may_wait_for(by, covers, policy))]
    seen = {case.pk for case in cases}
    cases += [case for case in _listing(_may_fall_to(by, policy, history.on)) if case.pk not in seen]
    gathered = gather_all(cases)
    reader = _Reader(by, covers, history, _present(by, gathered.values()))
    found = [row for case in cases if (row := reader.row(case, gathered[case.pk]))]
    return sorted(found, key=lambda row: (not row.acts, calendar.worked_by(row.due_on or date.max), row.case.reference))


def _listing(found: QuerySet[Case]) -> QuerySet[Case]:
    return with_listing(found).select_related("customer__home").prefetch_related(with_settled())[:MOST]


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
        owed = history.duties(facts)
        stood_in = tuple(self._stood_in(case, facts, owed))
        falling = (*self._falls(facts, owed), *(one.duty for one in stood_in))
        falls = tuple(sorted(falling, key=lambda duty: duty.worse(history.on)))
        if not (acts or held or covered or covered_held or falls or case.owner_id in {self.by.user.pk, *owners}):
            return None
        next_duty, asked = worst(owed, history.on), history.asks(case, facts)
        shown = (case, case_status(facts, history.on), *next_of(next_duty, pending_decision(*look)))
        deciders = self._deciders(facts, next_duty, own)
        waits, owners_cover = tuple(covered_held.values()), owners.get(case.owner_id)
        return Waiting(
            *shown, facts, owed, acts, held, asked, covered, waits, owners_cover, deciders, next_duty, falls, stood_in
        )

    def _falls(self, facts: Facts, owed: Iterable[Duty]) -> Iterator[Duty]:
        """Yield the open duties that the policy gives to the reader, once they are due or soon will be.

        None whose act refuses the reader in person, for example because they took part in what it looks at.
        """
        until = self.history.on + SOON
        for duty in owed:
            near = duty.kind in ESCALATED or duty.due_on is None or duty.due_on <= until
            if near and duty.done is not Tri.YES and self._holders.is_theirs(self.by, facts, duty):
                yield duty

    def _stood_in(self, case: Case, facts: Facts, owed: Iterable[Duty]) -> Iterator[StoodIn]:
        holders = self._holders
        for duty in owed:
            if holders.stands_in(self.by, case, facts, duty):
                yield StoodIn(duty, unheld=holders.is_unheld(duty), manages=holders.manages(self.by, case))

    def _deciders(self, facts: Facts, duty: Duty | None, mine: Collection[tuple[Act | None, str | None]]) -> tuple[str, ...]:
        """Return the names of those who may take the decision that a duty is; none where it is no decision, or the reader's."""
        if duty is None or duty.act not in DECISIONS or (duty.act, duty.subject) in mine:
            return ()
        return tuple(one.user.name for one in self._holders.people if self._may_decide(facts, duty.act, duty.subject, one))

    def _may_decide(self, facts: Facts, act: Act, subject: str, one: Officer) -> bool:
        return allowed(one, act) and only_its_form(self._holders.verdict(one, facts, act, subject))

    @cached_property
    def _holders(self) -> DutyHolders:
        return DutyHolders(self.history)


def more_may_wait(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> bool:
    """Return whether there are more cases than one worklist searches, so that it may be incomplete."""
    policy = by.policy_on(localdate(at))
    found = (_may_wait_for(by, covers, policy), _may_fall_to(by, policy, localdate(at)))
    return any(rows[MOST:].exists() for rows in found)


def _may_fall_to(by: Officer, policy: Policy, on: date) -> QuerySet[Case]:
    """Return the open cases with a review that falls to the officer: by role once it is due soon, else once it was missed."""
    named = bool(held_by(by) & named_for_reviews(policy))
    member = Membership.objects.filter(landlord=OuterRef("landlord"), user=OuterRef("owner"))
    led = Exists(member.filter(manager=by.membership))
    authorised = ~Exists(member.filter(manager__active=True)) & _review_by(on - DAY, authorised_by=by.user)
    falls = (led & _review_by(on - DAY)) | authorised
    found = cases_of(by).filter(falls | _review_by(on + SOON) if named else falls, closed_at=None)
    return found.order_by("opened_at", "id")


def _review_by(day: date, **more: object) -> Q:
    """Return the condition that a case has a live measure or marker whose review is due by a day."""
    due = {"case": OuterRef("pk"), "ended_on": None, "review_on__lte": day, **more}
    limits = Measure.objects.filter(imposed_on__isnull=False, **due)
    return Q(Exists(limits) | Exists(Marker.objects.filter(authorised_on__isnull=False, **due)))


def _may_wait_for(by: Officer, covers: Sequence[Cover], policy: Policy) -> QuerySet[Case]:
    people = [by.user, *(cover.away.user for cover in covers)]
    still_open = Q(closed_at=None) & (Q(owner__in=people) | undecided(policy))
    untold = Notice.objects.filter(case=OuterRef("pk"), served_on=None, withdrawn_on=None)
    still_owed = Q(Exists(untold), owner__in=people)  # a letter is owed until it is given, also in a closed case
    return cases_of(by).filter(still_open | still_owed | appealed() | looked_into()).order_by("opened_at", "id")


def open_rechecks(by: Officer) -> First[Recheck]:
    """Return an officer's open rechecks in their own cases, closed ones too, oldest first."""
    mine = Recheck.objects.filter(landlord=by.landlord, done_at=None, case__owner=by.user, case__in=cases_of(by))
    return First.of(mine.select_related("case__customer", "by"), MOST)


def staff_by_mail(domain: str) -> list[Membership]:
    """Return the staff with email addresses at a domain, by landlord and title: the demo's people."""
    members = Membership.objects.filter(active=True, user__is_active=True, user__email__iendswith=f"@{domain}")
    return list(members.select_related("user", "landlord").order_by("landlord__name", "id"))
