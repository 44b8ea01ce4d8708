"""Lists the promised days that closures have moved, over the open cases of a landlord."""

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from evenhand.appeals.models import Appeal, Request
from evenhand.cases.models import Case, Complaint
from evenhand.casework.facts.gather import gather_all
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import NoPolicy, calendar_of, policy_of
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.policy.applies import told_days
from evenhand.policy.calendar import localdate
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.moved_days import MovedDay, moved_days
from evenhand.policy.vocabulary import Act

A_STEP = 500
A_YEAR = timedelta(days=365)
"""How long after a letter its time to appeal may run."""


@dataclass(frozen=True)
class MovedIn:
    """A moved day, with the references of its case, and of the decision, complaint or request that it is about."""

    case: str
    subject: str
    day: MovedDay


def moved_for(landlord: Landlord, at: datetime) -> list[MovedIn]:
    """Return each day that a customer was given and that has moved since, in order of cases; none without a policy."""
    on, calendar = localdate(at), calendar_of(landlord)
    try:
        policy = policy_of(landlord, on)
    except NoPolicy:
        return []
    cases, found = list(Case.objects.filter(_with_days(on), landlord=landlord).order_by("id")), []
    for first in range(0, len(cases), A_STEP):
        some = cases[first : first + A_STEP]
        gathered = gather_all(some)
        for case in some:
            facts = gathered[case.pk]
            for subject in told_days(facts):
                inquiry = Inquiry(policy, facts.about(subject), Act.TELL_NEW_DAY, None, on, calendar)
                found += [MovedIn(case.reference, subject, day) for day in moved_days(inquiry)]
    return found


def would_move(landlord: Landlord, day: date, why: str, at: datetime) -> list[MovedIn]:
    """Return each day that a closure would move beside those that have moved already; nothing is stored."""
    closed = copy(landlord)
    closed.closure_days = landlord.closure_days | {day.isoformat(): why}
    closed.closures_recorded = landlord.closures_recorded | {day.isoformat(): localdate(at).isoformat()}
    before = set(moved_for(landlord, at))
    return [one for one in moved_for(closed, at) if one not in before]


def _with_days(on: date) -> Q:
    """Return the condition that a case may have a day that its customer was given and that is to come."""
    case = {"case": OuterRef("pk")}
    return Q(
        Exists(Measure.objects.filter(imposed_on__isnull=False, ended_on=None, **case))
        | Exists(Marker.objects.filter(told_on__isnull=False, ended_on=None, **case))
        | Exists(Appeal.objects.filter(decided_on=None, withdrawn_on=None, **case))
        | Exists(Request.objects.filter(answered_on=None, withdrawn_on=None, **case))
        | Exists(Complaint.objects.filter(refused_on=None, withdrawn_on=None, **case))
        | Exists(Notice.objects.filter(withdrawn_on=None, issued_on__gte=on - A_YEAR, **case))
    )
