"""Lists the promised days that closures have moved, over the open cases of a landlord."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.facts.gather import gather_all
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import NoPolicy, calendar_of, policy_of
from evenhand.policy.applies import told_days
from evenhand.policy.calendar import localdate
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.moved_days import MovedDay, moved_days
from evenhand.policy.vocabulary import Act

A_STEP = 500


@dataclass(frozen=True)
class MovedIn:
    """A moved day, with the references of its case, and of its measure or marker."""

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
    limited = Q(measures__imposed_on__isnull=False, measures__ended_on=None)
    live = Case.objects.filter(limited | Q(markers__told_on__isnull=False, markers__ended_on=None), landlord=landlord)
    cases, found = list(live.distinct().order_by("id")), []
    for first in range(0, len(cases), A_STEP):
        some = cases[first : first + A_STEP]
        gathered = gather_all(some)
        for case in some:
            facts = gathered[case.pk]
            for subject in told_days(facts):
                inquiry = Inquiry(policy, facts.about(subject), Act.TELL_NEW_DAY, None, on, calendar)
                found += [MovedIn(case.reference, subject, day) for day in moved_days(inquiry)]
    return found
