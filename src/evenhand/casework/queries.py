"""The questions that pages ask. Each takes the officer first; a foreign or unknown reference is `NotHere`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet, prefetch_related_objects

from evenhand.cases.models import Case, SentElsewhere, Step
from evenhand.casework.acts import CHANGES
from evenhand.casework.context import NotHere as NotHere  # noqa: PLC0414 - edges answer 404 to it, and know it from here
from evenhand.casework.earlier_policy import Asked, PolicyHistory, with_asked
from evenhand.casework.embargo import told
from evenhand.casework.facts.customer import ties_of
from evenhand.casework.facts.gather import facts_from
from evenhand.casework.facts.statement import rows_of
from evenhand.casework.hearing import Hearer, hearers
from evenhand.casework.journalled import Numbers, numbers_of
from evenhand.casework.listing import with_needs
from evenhand.casework.on_demand import on_demand
from evenhand.casework.paging import Order
from evenhand.casework.permissions import AUTHORISER, REVIEWER, allowed, may_read_cases
from evenhand.casework.stages import STEPS
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of, staff
from evenhand.landlords.references import normalise
from evenhand.letters.models import Notice
from evenhand.people.models import Customer
from evenhand.policy.calendar import Calendar, localdate
from evenhand.policy.duties.duties import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge, next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import NextAct, Verdict
from evenhand.policy.vocabulary import Act

ASKED_BY_ITS_FORM = frozenset({"marker_hard_end", "notice_complete", "referral_withheld_until"})
CURED_BY_ITS_FORM = frozenset({"accept_late", "sit_with"})
PAGE, A_CHUNK = 25, 500
BY_NAME = Order("name")
FROM_ELSEWHERE = frozenset(
    {Act.OPEN_CASE, Act.BELONGS_ELSEWHERE, Act.WRONG_PERSON, Act.DELETE_EVIDENCE, Act.RECORD_DEPARTURE, Act.COVER}
)
"""Acts that are begun on the page of an incident, a contact, a file or a customer, and not on that of a case."""
Row = TypeVar("Row", bound=Model)
DECISIONS = frozenset(
    {
        Act.DECIDE_USE,
        Act.AUTHORISE,
        Act.EXTEND,
        Act.AUTHORISE_MARKER,
        Act.DECIDE_APPEAL,
        Act.ENDORSE,
        Act.INVESTIGATE_COUNTER_ALLEGATION,
    }
)


def the_case(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord, with customer, landlord and owner; its other rows come when they are asked for.

    Raises:
        NotHere: there is none, or the officer may not read cases.
    """
    if not may_read_cases(by):
        raise NotHere(reference)
    return _case(by, reference, "owner", "opened_by")


def case_at(by: Officer, reference: str) -> Case:
    """Return a case of the officer's landlord for an act that is theirs: who only reports may add to it."""
    return _case(by, reference)


def _case(by: Officer, reference: str, *people: str) -> Case:
    rows = Case.objects.filter(landlord=by.landlord, reference=reference).select_related("customer__home", *people)
    case = _only(rows, reference)
    case.landlord = case.customer.landlord = by.landlord
    return on_demand(case)


def cases_of(by: Officer) -> QuerySet[Case]:
    """Return the cases that an officer may see: those of the landlord, for whoever may read cases."""
    cases = Case.objects.filter(landlord=by.landlord)
    return cases if may_read_cases(by) else cases.none()


def customers_of(by: Officer) -> QuerySet[Customer]:
    """Return the customers of the officer's landlord."""
    return Customer.objects.filter(landlord=by.landlord).select_related("home")


def incidents_of(by: Officer) -> QuerySet[Incident]:
    """Return the incidents that an officer may see: their own reports, or all for whoever may read cases."""
    joined = Prefetch("cases", Case.objects.select_related("owner").prefetch_related(*STEPS).order_by("id"))
    elsewhere = Prefetch("sent_elsewhere", SentElsewhere.objects.select_related("by"))
    incidents = (
        Incident.objects.filter(landlord=by.landlord).select_related("customer", "reporter").prefetch_related(joined, elsewhere)
    )
    return incidents if may_read_cases(by) else incidents.filter(reporter=by.user)


def the_customer(by: Officer, reference: str) -> Customer:
    """Return a customer by reference; raises `NotHere`."""
    return _only(customers_of(by).filter(reference=reference), reference)


def the_incident(by: Officer, reference: str) -> Incident:
    """Return an incident by reference; raises `NotHere`."""
    return _only(incidents_of(by).filter(reference=reference), reference)


def the_notice(by: Officer, reference: str, at: datetime) -> Notice:
    """Return a letter by reference, unless somebody decided that it is not told yet; raises `NotHere`."""
    notices = Notice.objects.filter(landlord=by.landlord) if may_read_cases(by) else Notice.objects.none()
    notices = told(notices, localdate(at))
    found = notices.filter(reference=reference).select_related("case__customer__home", "landlord", "issued_by")
    return _only(found, reference)


def _only(found: QuerySet[Row], reference: str) -> Row:
    row = found.first()
    if row is None:
        raise NotHere(reference)
    return row


def find_customers(by: Officer, typed: str, *, most: int = PAGE) -> list[Customer]:
    """Return customers by part of a name, a reference or a postcode; nothing typed finds the first by name."""
    return list(BY_NAME.sort(_found(by, typed))[:most])


def every_customer(by: Officer, typed: str) -> Iterator[Customer]:
    """Yield all customers that `find_customers` would find, however many, by name."""
    found = _found(by, typed)
    last: Customer | None = None
    while rows := list(BY_NAME.after(found, last)[:A_CHUNK]):
        yield from rows
        last = rows[-1]


def _found(by: Officer, typed: str) -> QuerySet[Customer]:
    text = typed.replace("\0", "").strip()[:100]
    found = customers_of(by)
    if text:
        postcode = Q(home__postcode__istartswith=text) | Q(home__address__icontains=text)
        found = found.filter(Q(name__icontains=text) | Q(reference=normalise(text)) | postcode)
    return found.prefetch_related(with_needs("needs"))


@dataclass(frozen=True)
class CaseView:
    """Everything that a case page shows, judged at one moment with the same facts as the acts.

    ``nexts``: what the product lets this officer do; ``others``: decisions that are for others; ``deciders``: who may decide.
    ``asked``: what stands as an earlier policy had it, and waits to be decided on.
    ``numbers``: those of its decisions in the journal; ``names``: of staff, by reference; ``ties``: who is too close to it.
    """

    case: Case
    facts: Facts
    policy: Policy
    steps: list[Step]
    incidents: list[Incident]
    notices: list[Notice]
    contacts: list[Contact]
    nexts: tuple[NextAct, ...]
    others: tuple[NextAct, ...]
    duties: tuple[Duty, ...]
    calendar: Calendar
    deciders: tuple[Membership, ...]
    asked: tuple[Asked, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def open_acts(self) -> list[NextAct]:
        """Return what can happen now by this officer."""
        return [found for found in self.nexts if is_open(found)]

    @cached_property
    def not_open_acts(self) -> list[NextAct]:
        """Return what cannot happen yet, with the reasons in the verdicts."""
        return [found for found in (*self.nexts, *self.others) if not is_open(found)]


def is_open(found: NextAct) -> bool:
    """Tell whether nothing stands against an act but what its own form asks: a letter is written there, a last day set."""
    return only_its_form(found.verdict)


def only_its_form(verdict: Verdict) -> bool:
    """Tell whether every refusal is about what the act's own form asks."""
    return all(
        result.rule in ASKED_BY_ITS_FORM or any(cure.code in CURED_BY_ITS_FORM for cure in result.cures)
        for result in verdict.refusals
    )


def case_view(by: Officer, reference: str, at: datetime) -> CaseView:
    """Return a case as its page shows it. Raises `NotHere`."""
    case, on = the_case(by, reference), localdate(at)
    rows, policy, calendar = rows_of([case.pk])[case.pk], by.policy_on(on), calendar_of(by.landlord)
    facts = facts_from(rows)
    history = PolicyHistory(by.landlord, on, policy, calendar)
    asked = history.asks(case, facts)
    facts = with_asked(facts, asked)
    everybody = list(staff(by.landlord))
    mine = [act for act in Act if act in CHANGES and allowed(by, act) and act not in FROM_ELSEWHERE]
    others = [act for act in Act if act in DECISIONS and act not in mine]
    return CaseView(
        case,
        facts,
        policy,
        list(case.steps.all()),
        list(case.incidents.all()),
        list(told(case.notices.defer("facts", "says").order_by("issued_on", "id"), on)),
        list(case.contacts.order_by("-happened_at")),
        next_acts(policy, facts, by.person, on, calendar, mine),
        next_acts(policy, facts, by.person, on, calendar, others),
        history.duties(facts),
        calendar,
        tuple(one for one in everybody if {AUTHORISER, REVIEWER} & set(one.capacities)),
        asked,
        numbers_of(case),
        {one.user.reference: one.user.name for one in everybody},
        ties_of(rows),
    )


def with_takers(contacts: Sequence[Contact]) -> None:
    """Fetch who took contacts down, for those of a case that a page words."""
    prefetch_related_objects(contacts, "taken_by")


def is_wanted(found: NextAct, among: Iterable[NextAct]) -> bool:
    """Tell whether a decision waits for somebody; an endorsement does only where a rule asks for one."""
    if found.act is not Act.ENDORSE:
        return True
    authorising = (one for one in among if one.act in {Act.AUTHORISE, Act.EXTEND} and one.subject == found.subject)
    return any(result.rule == "endorsement" for one in authorising for result in one.verdict.refusals)


@dataclass(frozen=True)
class ForOthers:
    """A decision that is open to others, and to whom."""

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


def who_could_hear(view: CaseView, subject: str, at: datetime) -> list[Hearer]:
    """Return who could hear an appeal, or one against a decision, first; then each other person, with why they could not."""
    inquiry = Inquiry(view.policy, view.facts.about(subject), Act.DECIDE_APPEAL, None, localdate(at), view.calendar)
    return hearers(view.case.landlord, inquiry)
