"""How much each person of a team looks after: open cases, what is due soon, what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from evenhand.casework.access import cases_of
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.listing import Listed, listed, with_listing
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.policy.calendar import localdate

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """What one person looks after: of their open cases so many have something overdue, so many something due in seven days."""

    member: Membership
    cases: int
    soon: int
    overdue: int

    @property
    def others(self) -> int:
        """Return in how many cases nothing is due for now."""
        return self.cases - self.soon - self.overdue


def workload(by: Officer, at: datetime) -> list[Load]:
    """Return the load of each person whom an officer manages, by name; a case counts once, for what is due soonest in it."""
    team = Membership.objects.filter(manager=by.membership, active=True).select_related("user")
    members = [one for one in team.order_by("user__last_name", "user__first_name") if "caseworker" in one.capacities]
    found = cases_of(by).filter(closed_at=None, owner__in=[one.user_id for one in members]).order_by("id")
    on = localdate(at)
    rows = listed(with_listing(found), PolicyHistory(by.landlord, on, by.policy_on(on), calendar_of(by.landlord)))
    return [_load(one, [row for row in rows if row.case.owner_id == one.user_id], on) for one in members]


def _load(member: Membership, rows: Iterable[Listed], on: date) -> Load:
    days = [row.due_on for row in rows]
    overdue = sum(day is not None and day < on for day in days)
    soon = sum(day is not None and on <= day < on + SOON for day in days)
    return Load(member, len(days), soon, overdue)
