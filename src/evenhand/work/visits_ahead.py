"""Arranges visits, jobs and calls, records what becomes of each, and closes their flags."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from evenhand.cases.models import Case
from evenhand.casework.access import customer_row, sees_address
from evenhand.casework.context import NotHere
from evenhand.casework.in_force import home_of
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_visit
from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors
from evenhand.journal.actions import record
from evenhand.journal.chain import hold
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.models import Membership
from evenhand.landlords.office_hours import number_at
from evenhand.landlords.queries import Officer, names_of_staff
from evenhand.people.models import Customer, Home
from evenhand.policy.calendar import localdate
from evenhand.visits import actions as visits
from evenhand.visits.models import Visit, VisitFlag
from evenhand.visits.queries import CALL, CANNOT, LONGEST, TYPED, VISIT, ahead, open_flags, visit_named

MOST = 50
ARRANGES, READS, CANNOT_DO, GOES, CANCELS, CLOSES = (
    "arrange_visit",
    "read_visit_instruction",
    "cannot_visit",
    "record_visit",
    "cancel_visit",
    "close_visit_flag",
)
"""The entries of the journal."""


class NoNumberThen(ValueError):  # noqa: N818
    """A call to the office comes first, and no number answers at that hour. ``answer``: what applies."""

    def __init__(self, answer: AtDoor) -> None:
        super().__init__()
        self.answer = answer


class NowhereToGo(ValueError):  # noqa: N818
    """A visit or a job needs a home, and the customer has none with us."""


class Over(ValueError):  # noqa: N818
    """The visit would be over already, or would end before it starts."""


class TooLong(ValueError):  # noqa: N818
    """The visit would last longer than any does (`visits.queries.LONGEST`)."""


class Changed(ValueError):  # noqa: N818
    """The instruction is another one than the colleague read."""


class ClosedBefore(ValueError):  # noqa: N818
    """A colleague closed the flag before, with another reason: ``because``."""

    def __init__(self, because: str) -> None:
        super().__init__()
        self.because = because


class NotBegun(ValueError):  # noqa: N818
    """The visit has not begun: nothing can be said of how it went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAsked:
    """A visit, a job or a call: for which customer, when, and who attends ("" for nobody yet), by references.

    ``home`` None: the home that is recorded of the customer.
    """

    customer: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    about: str = ""
    attends: str = ""
    due_on: date | None = None
    home: str | None = None


@dataclass(frozen=True)
class BeforeArranging:
    """What applies to a visit before it is booked, and the number that answers at that hour ("" for none)."""

    answer: AtDoor
    number: str

    @property
    def refused(self) -> bool:
        """Return whether a call comes first that nobody would answer."""
        return self.answer.needs_call and not self.number


def before_arranging(by: Officer, told: VisitAsked) -> BeforeArranging:
    """Return what applies to a visit, asked for its own day. Raises `NotHere`, `NowhereToGo`, `PermissionDenied`."""
    customer, home = _where(by, told)
    if told.kind == CALL or home is None:
        return BeforeArranging(AtDoor(), number_at(by.landlord, told.starts_at))
    [answer] = at_doors(by.landlord, [DoorAsked(home.pk, (customer,), localdate(told.starts_at), told.kind)])
    return BeforeArranging(answer, number_at(by.landlord, told.starts_at))


def door_today(by: Officer, customer: str, at: datetime) -> AtDoor:
    """Return how a customer's home would be visited today; nothing for a customer without a home. Raises `NotHere`."""
    row = customer_row(by, customer)
    home = home_of(row)
    return at_doors(by.landlord, [DoorAsked(home, (row,), localdate(at), VISIT)])[0] if home else AtDoor()


@transaction.atomic
def arrange(told: VisitAsked, *, by: Officer, at: datetime, form: str = "") -> str:
    """Arrange a visit; return its reference. The same form sent twice arranges one.

    Raises:
        PermissionDenied: the officer does not visit.
        NotHere: there is no such customer, home or colleague.
        NowhereToGo: a visit needs a home.
        NoNumberThen: a call comes first, and no number answers at that hour.
        Over: it would be over, or would end before it starts.
        TooLong: it would end more than two weeks after its start.
    """
    customer, home = _where(by, told)
    if told.ends_at < told.starts_at or told.ends_at < at:
        raise Over
    if told.ends_at - told.starts_at > LONGEST:
        raise TooLong
    attends = _colleague(by, told.attends)
    before = before_arranging(by, told)
    if before.refused:
        raise NoNumberThen(before.answer)
    if form:
        hold(by.landlord.pk)
        sent = entries(by.landlord.pk, subject=customer.reference).filter(act=ARRANGES, open__contains=form).first()
        if sent:
            return str(open_part(sent)["visit"])
    row = visits.arrange(
        by.landlord,
        [customer],
        by=by.user,
        at=at,
        home=home,
        kind=told.kind,
        about=told.about,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        attends=attends.user if attends else None,
        source=TYPED,
        due_on=told.due_on,
        answered=before.answer.as_json(),
    )
    more = {"visit": row.reference, "kind": row.kind, "starts": row.starts_at.isoformat(), "answered": row.answered}
    _record(by, ARRANGES, customer.reference, at, more | ({"form": form} if form else {}))
    return row.reference


def _where(by: Officer, told: VisitAsked) -> tuple[Customer, Home | None]:
    if not may_visit(by):
        raise PermissionDenied(ARRANGES)
    customer = customer_row(by, told.customer)
    if told.kind != CALL and not sees_address(by, customer):
        raise PermissionDenied(ARRANGES)
    home = customer.home
    if told.home:
        home = Home.objects.filter(landlord=by.landlord, reference=told.home).first()
        if home is None:
            raise NotHere(told.home)
    if told.kind != CALL and (home is None or (not told.home and (customer.left_on or customer.died_on))):
        raise NowhereToGo
    return customer, home


def _colleague(by: Officer, reference: str) -> Membership | None:
    if not reference:
        return None
    found = next((one for one in who_visits(by) if one.user.reference == reference), None)
    if found is None:
        raise NotHere(reference)
    return found


def who_visits(by: Officer) -> list[Membership]:
    """Return the colleagues who can attend a visit, by name."""
    return [one for one in names_of_staff(by.landlord) if may_visit(Officer(one.user, by.landlord, one))]


def visits_of(by: Officer, customer: str, at: datetime) -> First[Visit]:
    """Return what is ahead for a customer, soonest first; nothing of their home that is for others."""
    rows = ahead(by.landlord, at).filter(people__reference=customer).select_related("home", "attends")
    return First.of(rows.order_by("starts_at", "id"), MOST)


def the_visit(by: Officer, reference: str) -> Visit:
    """Return a visit of the officer's landlord, to those who visit. Raises `NotHere`."""
    found = visit_named(by.landlord, reference) if may_visit(by) else None
    if found is None:
        raise NotHere(reference)
    return found


def _theirs(by: Officer, reference: str) -> Visit:
    """Return a visit that the officer attends. Raises `NotHere`."""
    found = the_visit(by, reference)
    if found.attends_id != by.user.pk or found.cancelled_at:
        raise NotHere(reference)
    return found


@transaction.atomic
def read(reference: str, *, seen: str = "", lone_working: bool = False, by: Officer, at: datetime) -> None:
    """Record that the colleague who attends read the instruction. ``lone_working``: they confirmed their arrangements.

    ``seen``: the mark of the instruction that they read, "" where it is not known. Safe to repeat.

    Raises:
        NotHere: there is no such visit of theirs.
        Changed: another instruction applies by now.
    """
    row = _theirs(by, reference)
    if seen and row.kind != CALL and seen != at_doors(by.landlord, [DoorAsked.of(row)])[0].mark:
        raise Changed
    if visits.read(row, at=at):
        more = {"answered": row.answered, "lone_working": lone_working}
        _record(by, READS, row.reference, at, more)


@transaction.atomic
def cannot(reference: str, why: str, *, by: Officer, at: datetime) -> None:
    """Flag that the colleague who attends cannot do it this way; the day by which the law wants it stays.

    Raises `NotHere`.
    """
    row = _theirs(by, reference)
    visits.flag(row, CANNOT, why=why, by=by.user, at=at)
    _record_words(by, CANNOT_DO, row, at, {"due": _iso(row.due_on)}, why)


@transaction.atomic
def went(reference: str, how: str, *, by: Officer, at: datetime) -> None:
    """Record how a visit went: "fine" or "happened". What was recorded first stays. Raises `NotHere`, `NotBegun`."""
    row = _theirs(by, reference)
    if at < row.starts_at:
        raise NotBegun
    if visits.went(row, how, at=at):
        _record(by, GOES, row.reference, at, {"went": how})


@transaction.atomic
def cancel(reference: str, *, by: Officer, at: datetime) -> None:
    """Cancel a visit that is ahead. Safe to repeat. Raises `NotHere` also where it is not the officer's to cancel."""
    row = the_visit(by, reference)
    if not may_cancel(by, row):
        raise NotHere(reference)
    if visits.cancel(row, at=at):
        _record(by, CANCELS, row.reference, at, {})


def may_cancel(by: Officer, row: Visit) -> bool:
    """Return whether an officer cancels a visit: they attend it, arranged it, or manage the colleague who does either.

    A job that a firm arranged is for the officer who added the firm.
    """
    theirs = {row.attends_id, row.arranged_by_id, row.firm.added_by_id if row.firm else None} - {None}
    return by.user.pk in theirs or _managed(by).filter(user__in=theirs).exists()


@dataclass(frozen=True)
class SeenBy:
    """Who sees what is flagged about a visit, beside the colleague who attends."""

    owner: bool
    manager: bool
    arranger: bool


def seen_by(by: Officer, row: Visit) -> SeenBy:
    """Return who sees what the colleague who attends flags; of case owners, those alone whose customer the visit is for."""
    cases = Case.objects.filter(landlord=by.landlord, customer__in=row.people.all(), closed_at=None).exclude(owner=by.user)
    attends = Membership.objects.filter(landlord=by.landlord, user=row.attends_id, active=True, manager__active=True)
    return SeenBy(cases.exclude(owner=None).exists(), attends.exists(), row.arranged_by_id != row.attends_id)


def _managed(by: Officer) -> QuerySet[Membership]:
    return Membership.objects.filter(landlord=by.landlord, manager=by.membership, active=True)


def flags_for(by: Officer) -> First[VisitFlag]:
    """Return the open flags that an officer sees to, by the time of the visit.

    They attend the visit, arranged it, manage the colleague who attends, or own an open case of a person who lives or stays at
    the home, or that the visit is for.
    """
    if not may_visit(by):
        return First([])
    return First.of(_flags(by), MOST)


def _flags(by: Officer) -> QuerySet[VisitFlag]:
    own = Case.objects.filter(landlord=by.landlord, owner=by.user, closed_at=None).values("customer")
    managed = _managed(by).values("user")
    here = Q(visit__attends=by.user) | Q(visit__arranged_by=by.user) | Q(visit__attends__in=managed)
    for_own = Visit.people.through.objects.filter(customer__in=own).values("visit")
    lives = Customer.objects.filter(pk__in=own, died_on=None, left_on=None).exclude(home=None).values("home")
    stays = Customer.objects.filter(pk__in=own, stays__ended_on=None).exclude(stays=None).values("stays__home")
    here |= Q(visit__in=for_own) | Q(visit__home__in=lives) | Q(visit__home__in=stays)
    return open_flags(by.landlord).filter(here)


def closable(by: Officer, row: Visit) -> list[str]:
    """Return the references of the open flags of a visit that an officer may close."""
    return list(_flags(by).filter(visit=row).values_list("reference", flat=True))


@transaction.atomic
def close_flag(reference: str, because: str, *, by: Officer, at: datetime) -> None:
    """Close a flag with its reason. Safe to repeat.

    Raises:
        NotHere: there is no such flag, or the officer does not see to it.
        ClosedBefore: it is closed, with another reason.
    """
    row = VisitFlag.objects.filter(landlord=by.landlord, reference=reference).select_related("visit__home").first()
    may_close = may_visit(by) and row is not None and (row.closed_at or _flags(by).filter(pk=row.pk).exists())
    if row is None or not may_close:
        raise NotHere(reference)
    if visits.close_flag(row, because=because, by=by.user, at=at):
        _record_words(by, CLOSES, row.visit, at, {"kind": row.kind, "flag": row.reference}, because)
        return
    row.refresh_from_db(fields=["closed_because"])
    if row.closed_because != because:
        raise ClosedBefore(row.closed_because)


def _record(by: Officer, act: str, subject: str, at: datetime, told: Mapping[str, Any]) -> None:
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    record(landlord_id=by.landlord.pk, act=act, subject=subject, open=told, **stamp)


def _record_words(by: Officer, act: str, row: Visit, at: datetime, told: Mapping[str, Any], words: str) -> None:  # noqa: PLR0913, PLR0917
    """Add an entry whose words are sealed with the first person's key, or the home's where a visit is for nobody."""
    people = list(row.people.all())
    person = people[0].reference if people else row.home.reference if row.home else None
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    sealed = {"words": words}
    record(landlord_id=by.landlord.pk, act=act, subject=row.reference, open=told, sealed=sealed, person=person, **stamp)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
