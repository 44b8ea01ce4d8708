"""What waits for somebody, and what a customer's page shows. One row takes as many queries as many rows; none counts rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal
from evenhand.cases.models import Case, LookAgain, Step
from evenhand.casework.access import PAGE, cases_of, customers_of, incidents_of
from evenhand.casework.case_view import DECISIONS, is_open, is_wanted
from evenhand.casework.earlier_policy import Asked, PolicyHistory, with_settled
from evenhand.casework.facts.case_status import case_status
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Cover, Membership
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure
from evenhand.people.models import Customer, Need, Representative
from evenhand.policy.calendar import Calendar, localdate
from evenhand.policy.duties.duties import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.rules.markers import markers_to_confirm
from evenhand.policy.verdict import NextAct
from evenhand.policy.vocabulary import Act, Decision
from evenhand.work.case_rows import Listed, with_listing
from evenhand.work.case_summary import next_of, soonest
from evenhand.work.handover import away
from evenhand.work.instructions import Applying, applying
from evenhand.work.pending_decision import pending_decision

MOST = 100
"""So many open cases are looked at for one worklist, the oldest first."""


@dataclass(frozen=True)
class Waiting(Listed):
    """A case that waits for an officer: decisions that are open to them, or what they owe as its owner.

    ``covered``: the decisions that a colleague could take for whom they cover, by act and subject; ``cover``: its owner's.
    """

    facts: Facts
    duties: tuple[Duty, ...]
    acts: tuple[NextAct, ...]
    asked: tuple[Asked, ...] = ()
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
    on = localdate(at)
    policy, calendar = by.policy_on(on), calendar_of(by.landlord)
    owners = {cover.away.user_id: cover for cover in covers}
    history, found = PolicyHistory(by.landlord, on, policy, calendar), []
    waiting = with_listing(_may_wait_for(by, covers, on)).select_related("customer__home").prefetch_related(with_settled())
    cases = list(waiting[:MOST])
    gathered = gather_all(cases)
    for case in cases:
        facts = gathered[case.pk]
        look = (policy, facts, on, calendar)
        acts = _open_to(by, *look)
        covered = {
            (one.act, one.subject): (one, cover)
            for cover, colleague in zip(covers, away(covers), strict=True)
            for one in _open_to(colleague, *look)
        }
        if acts or covered or case.owner_id in {by.user.pk, *owners}:
            owed, asked = history.duties(facts), history.asks(case, facts)
            message, due_on, counted = next_of(owed, pending_decision(*look))
            cover = owners.get(case.owner_id)
            shown = (case, case_status(facts, on), message, due_on, counted)
            found.append(Waiting(*shown, facts, owed, acts, asked, covered, cover))
    return sorted(found, key=lambda row: (not row.acts, row.due_on or date.max, row.case.reference))


def more_may_wait(by: Officer, at: datetime, covers: Sequence[Cover] = ()) -> bool:
    """Tell whether there are more cases than one worklist looks at, so that something may wait that is not in it."""
    return _may_wait_for(by, covers, localdate(at))[MOST:].exists()


def _open_to(by: Officer, policy: Policy, facts: Facts, on: date, calendar: Calendar) -> tuple[NextAct, ...]:
    decisions = next_acts(policy, facts, by.person, on, calendar, sorted(DECISIONS))
    return tuple(one for one in decisions if is_open(one) and allowed(by, one.act) and is_wanted(one, decisions))


def _may_wait_for(by: Officer, covers: Sequence[Cover], on: date) -> QuerySet[Case]:
    case = OuterRef("pk")
    people = [by.user, *(cover.away.user for cover in covers)]
    unsettled = {"authorised_on": None, "sent_back_on": None, "withdrawn_on": None, "ended_on": None}
    signed = Step.objects.filter(case=case, act=Act.DECIDE_USE)
    signed_before = Step.objects.filter(case=OuterRef("case"), act=Act.DECIDE_USE, id__lt=OuterRef("id"))
    two_steps = sorted(markers_to_confirm(by.policy_on(on)))
    authorised = Marker.objects.filter(case=case, key__in=two_steps, ended_on=None).exclude(authorised_on=None)
    undecided = (
        Exists(Measure.objects.filter(case=case, **unsettled))
        | Exists(Extension.objects.filter(measure__case=case, settled_on=None))
        | Exists(Marker.objects.filter(case=case, authorised_on=None, ended_on=None))
        | Exists(authorised.filter(confirmed_on=None))
        | (Exists(signed) & ~Exists(signed.filter(Exists(signed_before))))
    )
    appealed = Q(Exists(Appeal.objects.filter(case=case, decided_on=None, withdrawn_on=None)))  # also where a case is closed
    looks_into = Q(Exists(Allegation.objects.filter(case=case, investigator__in=people, settled_on=None)))
    still_open = Q(closed_at=None) & (Q(owner__in=people) | undecided)
    return cases_of(by).filter(still_open | appealed | looks_into).order_by("opened_at", "id")


def to_look_at_again(by: Officer) -> First[LookAgain]:
    """Return what an officer has to look at again in their own cases, also closed ones, oldest first."""
    mine = LookAgain.objects.filter(landlord=by.landlord, looked_at=None, case__owner=by.user, case__in=cases_of(by))
    return First.of(mine.select_related("case__customer", "by"), MOST)


BY_LETTER = (Decision.FINDING, Decision.WARNING)
"""Decisions that are nothing but their letter: a customer who has it in hand may appeal to whoever takes the call."""


@dataclass(frozen=True)
class CustomerView:
    """What a customer's page shows. The story (cases, incidents) is only for those who may read it."""

    applies: Applying
    household: First[Customer]
    cases: First[Case]
    incidents: First[Incident]
    contacts: First[Contact]
    representatives: list[Representative]
    letters: First[Notice]

    @property
    def cut(self) -> set[str]:
        """Return which of its lists have more rows than it shows. What applies is never cut."""
        return {name for name, rows in vars(self).items() if isinstance(rows, First) and rows.cut}

    @property
    def customer(self) -> Customer:
        """Return whose page it is."""
        return self.applies.customer

    @property
    def needs(self) -> list[Need]:
        """Return what the customer needs now."""
        return self.applies.needs

    @property
    def measures(self) -> list[Measure]:
        """Return what binds the customer and may be spoken of with them."""
        return self.applies.measures

    @property
    def markers(self) -> list[Marker]:
        """Return the instructions on their record that the officer sees."""
        return self.applies.markers


def _household(by: Officer, customer: Customer) -> QuerySet[Customer]:
    """Return who else lives at a customer's home, as far as is known."""
    if customer.home is None:
        return customers_of(by).none()
    return customers_of(by).filter(home=customer.home, died_on=None, left_on=None).exclude(pk=customer.pk)


def customer_view(by: Officer, customer: Customer, at: datetime) -> CustomerView:
    """Return a customer with home, needs, what is in force today, and the newest cases and incidents."""
    on = localdate(at)
    home = _household(by, customer)
    theirs = {"case__customer": customer, "case__customer__died_on": None}  # nothing binds the dead, not even for the day
    [applies] = applying(by, [customer], on)
    return CustomerView(
        applies,
        First.of(home.order_by("name", "id"), PAGE),
        First.of(cases_of(by).filter(customer=customer).select_related("owner").order_by("-opened_at", "-id"), PAGE),
        First.of(incidents_of(by).filter(customer=customer).order_by("-recorded_at", "-id"), PAGE),
        First.of(_contacts(by, customer), PAGE),
        speaking_for(customer, on),
        First.of(
            Notice.objects.filter(**theirs, decision__in=BY_LETTER, withdrawn_on=None).select_related("case").order_by("-id"),
            PAGE,
        ),
    )


def speaking_for(customer: Customer, on: date) -> list[Representative]:
    """Return who speaks for a customer on a day."""
    return list(customer.representatives.filter(Q(until=None) | Q(until__gte=on), since__lte=on).order_by("since", "id"))


def _contacts(by: Officer, customer: Customer) -> QuerySet[Contact]:
    """Return contacts, newest first; who may not read cases sees those that they took down themselves."""
    contacts = customer.contacts.select_related("taken_by").order_by("-happened_at", "-id")
    return contacts if may_read_cases(by) else contacts.filter(taken_by=by.user)


def staff_by_mail(domain: str) -> list[Membership]:
    """Return everybody whose email address is at a domain, by landlord and title: the demo's people."""
    members = Membership.objects.filter(active=True, user__is_active=True, user__email__iendswith=f"@{domain}")
    return list(members.select_related("user", "landlord").order_by("landlord__name", "id"))
