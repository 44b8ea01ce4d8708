"""Lists what is overdue in the cases of the people that an officer manages, the longest overdue first."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from evenhand.casework.access import cases_of
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.letters.models import Notice
from evenhand.policy.calendar import localdate
from evenhand.work.case_rows import Listed, listed, with_listing

MOST = 50


def overdue_in_team(by: Officer, at: datetime) -> First[Listed]:
    """Return the cases of an officer's team in which something is overdue; closed ones while a letter is not given."""
    team = list(Membership.objects.filter(manager=by.membership, active=True).values_list("user", flat=True))
    if not (team and may_read_cases(by)):
        return First([])
    on = localdate(at)
    untold = Notice.objects.filter(case=OuterRef("pk"), served_on=None, withdrawn_on=None)
    found = cases_of(by).filter(Q(closed_at=None) | Exists(untold), owner__in=team).order_by("id")
    rows = listed(with_listing(found), PolicyHistory(by.landlord, on, by.policy_on(on), calendar_of(by.landlord)))
    late = sorted((row for row in rows if row.due_on and row.due_on < on), key=lambda row: (row.due_on or on, row.case.pk))
    return First(late[:MOST], cut=len(late) > MOST)
