"""The questions that pages ask. Each takes the officer first; a foreign or unknown reference is `NotHere`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from evenhand.cases.models import Case, Step
from evenhand.casework.changes import CHANGES
from evenhand.casework.facts import gather, with_facts
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of, person_of, policy_of, staff
from evenhand.landlords.references import tidy
from evenhand.letters.models import Notice
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.duties import Duty, duties
from evenhand.policy.facts import Facts
from evenhand.policy.judge import NextAct, judge, next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.vocabulary import Act

PAGE = 25


class NotHere(LookupError):  # noqa: N818
    """There is no such thing for this officer: unknown, or another landlord's. Edges answer 404."""


def the_case(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord, with customer, landlord, owner and release.

    Raises:
        NotHere: there is none, or the officer may not read cases.
    """
    if not may_read_cases(by):
        raise NotHere(reference)
    return case_at(by, reference)


def case_at(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord for an act that they are allowed: who only reports may add to what they cannot read."""
    return _only(with_facts(Case.objects.filter(landlord=by.landlord, reference=reference)), reference)


def cases_of(by: Officer) -> QuerySet[Case]:
    """Return the cases that an officer may see: those of the landlord, for whoever may read cases."""
    cases = Case.objects.filter(landlord=by.landlord)
    return cases if may_read_cases(by) else cases.none()


def customers_of(by: Officer) -> QuerySet[Customer]:
    """Return the customers of the officer's landlord."""
    return Customer.objects.filter(landlord=by.landlord).select_related("home")


def incidents_of(by: Officer) -> QuerySet[Incident]:
    """Return the incidents that an officer may see: their own reports, or all for whoever may read cases."""
    incidents = Incident.objects.filter(landlord=by.landlord).select_related("customer", "reporter")
    return incidents if may_read_cases(by) else incidents.filter(reporter=by.user)


def the_customer(by: Officer, reference: str) -> Customer:
    """Return a customer by reference; raises `NotHere`."""
    return _only(customers_of(by).filter(reference=reference), reference)


def the_incident(by: Officer, reference: str) -> Incident:
    """Return an incident by reference; raises `NotHere`."""
    return _only(incidents_of(by).filter(reference=reference), reference)


def the_notice(by: Officer, reference: str) -> Notice:
    """Return a letter by reference; raises `NotHere`."""
    notices = Notice.objects.filter(landlord=by.landlord) if may_read_cases(by) else Notice.objects.none()
    found = notices.filter(reference=reference).select_related("case__customer__home", "landlord", "issued_by")
    return _only(found, reference)


def _only(found: QuerySet, reference: str):  # type: ignore[no-untyped-def, type-arg]
    row = found.first()
    if row is None:
        raise NotHere(reference)
    return row


def find_customers(by: Officer, typed: str, *, most: int = PAGE) -> list[Customer]:
    """Return customers by part of a name, a reference or a postcode; nothing typed finds the first by name."""
    text = typed.strip()[:100]
    found = customers_of(by)
    if text:
        found = found.filter(
            Q(name__icontains=text) | Q(reference=tidy(text)) | Q(home__postcode__istartswith=text)
        )
    return list(found.order_by("name", "id")[:most])


@dataclass(frozen=True)
class Page:
    """One page of a list, with where the next one starts; nothing counts all rows."""

    rows: list[Case]
    next_after: str | None


def case_list(by: Officer, *, mine: bool = False, open_only: bool = True, after: str | None = None) -> Page:
    """Return cases, newest first, a page at a time; ``after`` is the reference of the last one seen."""
    found = cases_of(by).select_related("customer", "owner").order_by("-opened_at", "-id")
    if mine:
        found = found.filter(owner=by.user)
    if open_only:
        found = found.filter(closed_at=None)
    if after and (last := cases_of(by).filter(reference=after).first()):
        found = found.filter(Q(opened_at__lt=last.opened_at) | Q(opened_at=last.opened_at, id__lt=last.pk))
    rows = list(found[: PAGE + 1])
    return Page(rows[:PAGE], rows[PAGE - 1].reference if len(rows) > PAGE else None)


@dataclass(frozen=True)
class CaseView:
    """Everything that a case page shows, judged at one moment with the same facts as the acts."""

    case: Case
    facts: Facts
    policy: Policy
    steps: list[Step]
    incidents: list[Incident]
    notices: list[Notice]
    contacts: list[Contact]
    nexts: tuple[NextAct, ...]
    duties: tuple[Duty, ...]

    @property
    def open_acts(self) -> list[NextAct]:
        """Return what can happen now."""
        return [found for found in self.nexts if found.verdict.permitted]

    @property
    def not_open_acts(self) -> list[NextAct]:
        """Return what cannot happen yet, with the reasons in the verdicts."""
        return [found for found in self.nexts if not found.verdict.permitted]


def case_view(by: Officer, reference: str, at: datetime) -> CaseView:
    """Return a case as its page shows it. Raises `NotHere`."""
    case, on = the_case(by, reference), localdate(at)
    facts, policy, calendar = gather(case), policy_of(by.landlord, on), calendar_of(by.landlord)
    acts = [act for act in Act if act in CHANGES and allowed(by, act) and act is not Act.OPEN_CASE]
    return CaseView(
        case,
        facts,
        policy,
        list(case.steps.all()),
        list(case.incidents.all()),
        list(case.notices.all()),
        list(case.contacts.select_related("taken_by").order_by("-happened_at")[:PAGE]),
        next_acts(policy, facts, by.person, on, calendar, acts),
        duties(policy, facts, on, calendar),
    )


@dataclass(frozen=True)
class Eligible:
    """Somebody who could hear an appeal, or why they cannot: the rules that stand against them."""

    membership: Membership
    against: tuple[str, ...]


def who_could_hear(by: Officer, view: CaseView, subject: str, at: datetime) -> list[Eligible]:
    """Return everybody who may hear appeals, each with the rules that stand against their hearing one on this subject."""
    on, calendar = localdate(at), calendar_of(by.landlord)
    found = []
    for membership in staff(by.landlord):
        if "reviewer" not in membership.capacities:
            continue
        person = person_of(membership, membership.user.reference)
        verdict = judge(view.policy, view.facts.about(subject), Act.DECIDE_APPEAL, person, on, calendar)
        personal = {"appeal_reviewer", "appeal_uninvolved", "interested_decide_nothing"}
        against = tuple(looked.rule for looked in verdict.refusals if looked.rule in personal)
        found.append(Eligible(membership, against))
    return found


@dataclass(frozen=True)
class Waiting:
    """Something that waits for an officer: an act that is open to them in a case, or a duty of theirs."""

    case: Case
    acts: tuple[NextAct, ...]
    duties: tuple[Duty, ...]


_DECISIONS = frozenset({Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.DECIDE_APPEAL, Act.ENDORSE})


def my_work(by: Officer, at: datetime, *, most: int = PAGE) -> list[Waiting]:
    """Return what waits for an officer, soonest duty first: their own cases, and decisions that only they may take.

    Bounded to the newest open cases, whose facts take the same number of queries for one as for all.
    """
    on = localdate(at)
    if not may_read_cases(by):
        return []
    policy, calendar = policy_of(by.landlord, on), calendar_of(by.landlord)
    found = []
    for case in with_facts(cases_of(by).filter(closed_at=None).order_by("-opened_at")[:most]):
        facts = gather(case)
        mine = case.owner_id == by.user.pk
        wanted = [act for act in _DECISIONS if allowed(by, act)]
        acts = tuple(a for a in next_acts(policy, facts, by.person, on, calendar, wanted) if a.verdict.permitted)
        owed = tuple(duty for duty in duties(policy, facts, on, calendar) if duty.done != "yes") if mine else ()
        if mine or acts:
            found.append(Waiting(case, acts, owed))
    return sorted(found, key=lambda item: (not item.acts, _soonest(item.duties), item.case.reference))


def _soonest(owed: Iterable[Duty]) -> str:
    return min((duty.due_on.isoformat() for duty in owed if duty.due_on), default="9999")
