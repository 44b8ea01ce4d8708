"""Questions about linked complaints: one of them with what is owed on it, for its page and its receipt."""

from dataclasses import dataclass
from datetime import datetime

from evenhand.cases.models import Complaint
from evenhand.casework.context import NotHere
from evenhand.casework.facts.gather import gather
from evenhand.casework.permissions import may_read_cases
from evenhand.casework.queries import case_at
from evenhand.landlords.queries import Officer, calendar_of, policy_of
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.complaints import complaints_answered
from evenhand.policy.duties.duty import Duty


@dataclass(frozen=True)
class ComplaintView:
    """A complaint, and what is owed on it, stage by stage."""

    complaint: Complaint
    duties: tuple[Duty, ...]
    is_open: bool


def the_complaint(by: Officer, case: str, reference: str, at: datetime) -> ComplaintView:
    """Return a complaint of a case, for whoever may read cases and for who took it down. Raises `NotHere`."""
    row = case_at(by, case)
    found = next((one for one in row.complaints.all() if one.reference == reference), None)
    if found is None or not (may_read_cases(by) or found.taken_by_id == by.user.pk):
        raise NotHere(reference)
    on, facts = localdate(at), gather(row)
    owed = complaints_answered(policy_of(by.landlord, on), facts, on, calendar_of(by.landlord))
    fact = next(one for one in facts.complaints if one.reference == reference)
    return ComplaintView(found, tuple(duty for duty in owed if duty.subject == reference), fact.is_open)
