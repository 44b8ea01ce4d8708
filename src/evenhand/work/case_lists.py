"""Lists cases and incidents by an officer's filters and order, a page at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast

from evenhand.cases.models import Case, CaseSummary
from evenhand.casework.access import PAGE, cases_of, incidents_of
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.paging import Ordering, Page, every
from evenhand.casework.permissions import may_read_cases
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.landlords.references import is_reference
from evenhand.people.queries import with_needs
from evenhand.policy.calendar import localdate
from evenhand.work.case_rows import Listed, listed, refresh, with_listing, with_people
from evenhand.work.choice import A_STEP, Selection, Wanted
from evenhand.work.missed import missed_by_owner

Kept = TypeVar("Kept", bound=Model)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
REST = "~"
"""Prefix of a page's starting reference: the page is among cases that are not worked out yet."""


@dataclass(frozen=True)
class CasesAsked:
    """Which cases: ``open``, ``mine`` (open ones that the officer owns) or ``all``; each other field narrows them.

    ``stands``: a code of `casework.facts.case_status`; ``owner``: a reference of staff; ``due``: ``late`` or within a ``week``.
    """

    which: str = "open"
    stands: str = ""
    owner: str = ""
    due: str = ""
    order: str = "newest"

    def wanted(self, on: date) -> Wanted:
        """Return the filters on what is worked out, on a day."""
        return Wanted(self.stands, {"late": on, "week": on + A_WEEK + A_DAY}.get(self.due))


@dataclass(frozen=True)
class IncidentsAsked:
    """Which incidents: ``all``, those in no case yet (``waiting``), or with no customer yet (``unidentified``).

    ``about``: a key of the policy's behaviours.
    """

    which: str = "all"
    about: str = ""
    order: str = "newest"


NEWEST = Ordering("opened_at", down=True)
CASE_ORDERS = {"newest": NEWEST, "oldest": Ordering("opened_at"), "due": Ordering("due_on"), "name": Ordering("name")}
LATEST = Ordering("recorded_at", down=True)
INCIDENT_ORDERS = {"newest": LATEST, "oldest": Ordering("recorded_at"), "happened": Ordering("happened_at", down=True)}


def case_list(
    by: Officer, at: datetime, asked: CasesAsked = CasesAsked(), *, after: str | None = None, size: int = PAGE
) -> Page[Listed]:
    """Return one page of the cases."""
    choice, after = _choice(by, at, asked), after or ""
    last = _after(CaseSummary.objects.filter(case__landlord=by.landlord), "case__reference", after.removeprefix(REST))
    found = choice.rest(last) if after.startswith(REST) else choice.page(last, size)
    rows = _in_turn(with_people(Case.objects.all()), found.rows)
    beyond = found.last.case.reference if found.last else ""
    kept = {row.pk: found.known.get(row.pk, row) for row in found.rows}
    return Page(listed(rows, choice.history, kept), f"{REST if found.rest else ''}{beyond}" or None, found.unsure)


def every_case(by: Officer, at: datetime, asked: CasesAsked = CasesAsked(), size: int = PAGE) -> Iterator[Listed]:
    """Yield all cases; open ones are brought up to date first, so that the order is right."""
    choice = _choice(by, at, asked)
    while choice.depends and refresh(choice.found.filter(is_open=True), choice.history, A_STEP) == A_STEP:
        pass
    yield from every(lambda after: case_list(by, at, asked, after=after, size=size))


def _choice(by: Officer, at: datetime, asked: CasesAsked) -> Selection:
    on = localdate(at)
    history = PolicyHistory(by.landlord, on, by.policy_on(on), calendar_of(by.landlord))
    return Selection(_cases(by, asked), CASE_ORDERS.get(asked.order, NEWEST), asked.wanted(on), history)


def _cases(by: Officer, asked: CasesAsked) -> QuerySet[CaseSummary]:
    found = CaseSummary.objects.filter(landlord=by.landlord) if may_read_cases(by) else CaseSummary.objects.none()
    if asked.which != "all":
        found = found.filter(is_open=True)
    if asked.which == "mine":
        found = found.filter(owner=by.user)
    if asked.owner:
        found = found.filter(owner__reference=asked.owner)
    return found


def incident_list(
    by: Officer, asked: IncidentsAsked = IncidentsAsked(), *, after: str | None = None, size: int = PAGE
) -> Page[Incident]:
    """Return one page of the incidents that the officer may see, each with its cases."""
    found = Incident.objects.filter(landlord=by.landlord)
    if not may_read_cases(by):
        found = found.filter(reporter=by.user)
    if asked.which == "unidentified":
        found = found.filter(customer=None)
    elif asked.which != "all":
        found = found.exclude(customer=None)
    if asked.which != "all":
        found = found.filter(withdrawn_at=None, cases=None, signpostings=None)
    if asked.about:  # a list in JSON: only its text is read alike by both databases
        found = found.alias(written=Cast("behaviours", TextField())).filter(written__contains=f'"{asked.about}"')
    order = INCIDENT_ORDERS.get(asked.order, LATEST)
    picked = list(order.after(found, _after(Incident.objects.filter(landlord=by.landlord), "reference", after))[: size + 1])
    rows = _in_turn(incidents_of(by).prefetch_related(with_needs()), picked[:size])
    return Page(rows, rows[-1].reference if len(picked) > size else None)


def _after(among: QuerySet[Kept], named: str, after: str | None) -> Kept | None:
    return next(iter(among.filter(**{named: after})[:1]), None) if after and is_reference(after) else None


def every_incident(by: Officer, asked: IncidentsAsked = IncidentsAsked(), size: int = PAGE) -> Iterator[Incident]:
    """Yield all incidents that the officer may see."""
    yield from every(lambda after: incident_list(by, asked, after=after, size=size))


def _in_turn(full: QuerySet[Any], picked: list[Any]) -> list[Any]:
    """Return rows with all that a list shows of them, in the order of their keys."""
    by_key = full.in_bulk([row.pk for row in picked])
    return [by_key[row.pk] for row in picked if row.pk in by_key]


SOON = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """One owner's open cases: how many have something overdue, how many something due in seven days.

    ``missed``: how many limits in the owner's cases ended in the last year because their review was not done.
    """

    member: Membership
    cases: int
    soon: int
    overdue: int
    missed: int = 0

    @property
    def others(self) -> int:
        """Return how many cases have nothing due for now."""
        return self.cases - self.soon - self.overdue


def workload(by: Officer, at: datetime) -> list[Load]:
    """Return the load of each person that an officer manages, by name; a case counts once, by its worst duty."""
    team = Membership.objects.filter(manager=by.membership, active=True).select_related("user")
    members = [one for one in team.order_by("user__last_name", "user__first_name") if "caseworker" in one.capacities]
    found = cases_of(by).filter(closed_at=None, owner__in=[one.user_id for one in members]).order_by("id")
    on = localdate(at)
    rows = listed(with_listing(found), PolicyHistory(by.landlord, on, by.policy_on(on), calendar_of(by.landlord)))
    missed = missed_by_owner(by.landlord, [one.user_id for one in members], on)
    mine = {one.pk: [row for row in rows if row.case.owner_id == one.user_id] for one in members}
    return [_load(one, mine[one.pk], on, missed.get(one.user_id, 0)) for one in members]


def _load(member: Membership, rows: Iterable[Listed], on: date, missed: int) -> Load:
    days = [row.due_on for row in rows]
    overdue = sum(day is not None and day < on for day in days)
    soon = sum(day is not None and on <= day < on + SOON for day in days)
    return Load(member, len(days), soon, overdue, missed)
