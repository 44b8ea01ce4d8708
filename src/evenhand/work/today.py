"""Builds a colleague's day: visits, jobs and calls in order of time, each with its instruction as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, transaction

from evenhand.casework.access import customer_row, customers_of, sees_address
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_visit
from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors
from evenhand.landlords.models import Membership
from evenhand.landlords.office_hours import number_at
from evenhand.landlords.queries import Officer
from evenhand.people.models import Customer
from evenhand.people.queries import HomeView, NamedPerson, NeedView, needs_now
from evenhand.policy.calendar import local, localdate
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.gate import GateAnswer
from evenhand.policy.vocabulary import Channel, Direction
from evenhand.visits.models import Visit, VisitFlag
from evenhand.visits.queries import CALL, CHANGED, of_day
from evenhand.work.before_contact import gates
from evenhand.work.visits_ahead import SeenBy, closable, may_cancel, seen_by, the_visit


@dataclass(frozen=True)
class FlagView:
    """An open flag of a visit. ``before``: the instruction that was answered first, where it changed."""

    reference: str
    kind: str
    why: str
    before: AtDoor

    @classmethod
    def of(cls, row: VisitFlag) -> "FlagView":
        return cls(row.reference, row.kind, row.why, AtDoor.of(row.before))


@dataclass(frozen=True)
class VisitToday:
    """One visit, job or call. Moments are as clocks on the wall show them.

    ``door`` None: nothing could be checked; of a call, ``call`` is the answer instead. ``number``: the office number that
    answers at that hour, where a call comes first; "" where none does. ``changed``: the instruction is another one than was
    answered before, whether or not a flag says so already. ``needs``: of the people it is for.
    """

    reference: str
    kind: str
    about: str
    starts: datetime
    ends: datetime
    due_on: date | None
    home: HomeView | None
    people: tuple[NamedPerson, ...]
    telephone: str
    door: AtDoor | None
    call: GateAnswer | None
    number: str
    needs: tuple[NeedView, ...]
    flags: tuple[FlagView, ...]
    changed: bool
    read: bool
    went: str
    began: bool

    @property
    def needs_call(self) -> bool:
        """Return whether the office is reached before; also where nothing could be checked."""
        return self.kind != CALL and (self.door is None or self.door.needs_call)


@dataclass(frozen=True)
class Day:
    """A day of one colleague. ``own``: it is the reader's. ``colleagues``: those whose day the reader may see too."""

    name: str
    own: bool
    on: date
    visits: tuple[VisitToday, ...]
    colleagues: tuple[Membership, ...]
    lone_working: bool

    @property
    def changed(self) -> int:
        return sum(one.changed for one in self.visits)


def day(by: Officer, on: date, at: datetime, of: str = "") -> Day:
    """Return a colleague's day. ``of``: the reference of a colleague that the reader manages; "" for their own.

    Raises:
        NotHere: the reader does not visit, or does not manage that colleague.
    """
    if not may_visit(by):
        raise NotHere(of)
    managed = _managed(by)
    post = next((one for one in managed if one.user.reference == of), None) if of else by.membership
    if post is None:
        raise NotHere(of)
    rows = of_day(by.landlord, post.user, on)
    doors, calls = _doors(by, rows), _calls(by, rows, at)
    shown = tuple(_shown(by, row, doors.get(row.pk), calls.get(row.pk), at) for row in rows)
    return Day(post.user.name, post == by.membership, on, shown, tuple(managed), lone_working(by, on))


@dataclass(frozen=True)
class OneVisit:
    """One visit for its page. ``closes``: the flags that the reader may close, by reference; ``at``: the clock on the wall."""

    visit: VisitToday
    at: datetime
    attends: str
    own: bool
    cancelled: bool
    closes: tuple[str, ...]
    lone_working: bool
    seen_by: SeenBy
    may_cancel: bool


def one_visit(by: Officer, reference: str, at: datetime) -> OneVisit:
    """Return one visit of the officer's landlord. Raises `NotHere`."""
    row = the_visit(by, reference)
    shown = _shown(by, row, _doors(by, [row]).get(row.pk), _calls(by, [row], at).get(row.pk), at)
    attends = row.attends.name if row.attends else row.firm.name if row.firm else ""
    asked = lone_working(by, localdate(row.starts_at)) and row.kind != CALL
    own = row.attends_id == by.user.pk
    flags, cancelled = tuple(closable(by, row)), row.cancelled_at is not None
    may = may_cancel(by, row) and not (cancelled or row.went or row.starts_at <= at)
    return OneVisit(shown, local(at), attends, own, cancelled, flags, asked, seen_by(by, row), may)


def lone_working(by: Officer, on: date) -> bool:
    """Return whether the policy wants provisions for lone working, which are then confirmed before each visit.

    Source: Stonewater 5.4.
    """
    return any("lone_working_considered" in answer.value.requires for answer in by.policy_on(on).every("precondition"))


def _managed(by: Officer) -> list[Membership]:
    rows = Membership.objects.filter(landlord=by.landlord, manager=by.membership, active=True).select_related("user")
    return list(rows.order_by("user__last_name", "user__first_name"))


def _doors(by: Officer, rows: Iterable[Visit]) -> dict[int, AtDoor]:
    """Return the answer for each visit and job; none where the store cannot answer, which the page says."""
    asked = [row for row in rows if row.kind != CALL]
    try:
        with transaction.atomic():
            found = at_doors(by.landlord, [DoorAsked.of(row) for row in asked])
    except (DatabaseError, ValueError):
        return {}
    return {row.pk: answer for row, answer in zip(asked, found, strict=True)}


def call_answer(by: Officer, customer: str, at: datetime) -> GateAnswer:
    """Return how a customer is rung at a moment. Raises `NotHere`."""
    [found] = gates(by, [customer_row(by, customer)], at)
    return found.gate.ask(ContactAsked(Direction.TO_CUSTOMER, Channel.TELEPHONE, local(at)))


def _calls(by: Officer, rows: Sequence[Visit], at: datetime) -> dict[int, GateAnswer]:
    asked = {row.pk: row.people.all()[0].pk for row in rows if row.kind == CALL and row.people.all()}
    if not asked:
        return {}
    customers = list(customers_of(by).filter(pk__in=set(asked.values())))
    by_key = {customer.pk: one.gate for customer, one in zip(customers, gates(by, customers, at), strict=True)}
    contact = ContactAsked(Direction.TO_CUSTOMER, Channel.TELEPHONE, local(at))
    return {key: by_key[customer].ask(contact) for key, customer in asked.items()}


def _goes_there(by: Officer, row: Visit, people: Iterable[Customer]) -> bool:
    """Return whether an officer sees where a visit is: who attends does, others not where an address is protected."""
    return row.attends_id == by.user.pk or all(sees_address(by, one) for one in people)


def _shown(by: Officer, row: Visit, door: AtDoor | None, call: GateAnswer | None, at: datetime) -> VisitToday:
    people, flags = list(row.people.all()), tuple(FlagView.of(one) for one in row.flags.all())
    changed = any(one.kind == CHANGED for one in flags) or (door is not None and door.as_json() != row.answered)
    return VisitToday(
        row.reference,
        row.kind,
        row.about,
        local(row.starts_at),
        local(row.ends_at),
        row.due_on,
        HomeView.of(row.home) if _goes_there(by, row, people) else None,
        tuple(map(NamedPerson.of, people)),
        people[0].telephone if people else "",
        door,
        call,
        number_at(by.landlord, row.starts_at),
        tuple(need for one in people for need in needs_now(one)),
        flags,
        changed,
        row.read_at is not None and not (door is not None and door.as_json() != row.answered),
        row.went,
        row.starts_at <= at,
    )
