"""Records each day the people who have to decide after a missed review, until one of them has."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from evenhand.cases.models import Case
from evenhand.casework.earlier_policy import PolicyHistory, with_settled
from evenhand.casework.facts.gather import gather_all
from evenhand.journal.actions import record
from evenhand.journal.queries import entries
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer, calendar_of, policy_of
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.notifications.actions import FactToTell, tell
from evenhand.notifications.models import Urgency
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import ESCALATED, Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Tri
from evenhand.work.duty_holders import DutyHolders

ESCALATES = "escalate"
"""The entry of the journal."""


def escalate(landlord: Landlord, by: Officer, at: datetime) -> tuple[str, ...]:
    """Record each safety instruction and marker whose review was missed, once a day; return what is new, by reference.

    The entry names who has it in My work that day: each who holds a role, team or committee that the policy names and may
    take part; where none can, the owner's manager.
    Safe to repeat, and to run beside another pass.
    """
    on = localdate(at)
    cases = list(_missed(landlord, on).prefetch_related(with_settled()))
    if not cases:
        return ()
    history = PolicyHistory(landlord, on, policy_of(landlord, on), calendar_of(landlord))
    gathered, holders, new = gather_all(cases), DutyHolders(history), []
    for case in cases:
        facts = gathered[case.pk]
        owed = _escalated(history, facts)
        new += [duty.subject for duty in owed if _recorded(case, duty, holders.of(case, facts, duty), by, at)]
    return tuple(new)


def _missed(landlord: Landlord, on: date) -> QuerySet[Case]:
    late = {"case": OuterRef("pk"), "ended_on": None, "review_on__lt": on}
    instructions = Measure.objects.filter(imposed_on__isnull=False, if_missed="stays", **late)
    markers = Marker.objects.filter(authorised_on__isnull=False, **late)
    return Case.objects.filter(Exists(instructions) | Exists(markers), landlord=landlord, closed_at=None).order_by("id")


def _escalated(history: PolicyHistory, facts: Facts) -> Iterator[Duty]:
    yield from (duty for duty in history.duties(facts) if duty.kind in ESCALATED and duty.done is not Tri.YES)


@transaction.atomic
def _recorded(case: Case, duty: Duty, holders: list[Officer], by: Officer, at: datetime) -> bool:
    """Record a duty as escalated today and tell its holders, unless another pass did; the row of the case keeps two apart."""
    Case.objects.select_for_update().get(pk=case.pk)
    last = entries(case.landlord_id, subject=duty.subject).filter(act=ESCALATES).last()
    if last and localdate(last.recorded_at) == localdate(at):
        return False
    told = {"duty": duty.kind, "case": case.reference, "to": sorted(one.person.reference for one in holders)}
    who, act = by.user.reference, str(duty.act or "")
    key = f"escalated {duty.kind} {duty.subject} {localdate(at)}"
    fact = FactToTell("escalated", key, Urgency.TODAY, case.reference, act, duty.subject, duty.due_on)
    tell(case.landlord, [one.user for one in holders], [fact], at=at)
    record(landlord_id=case.landlord_id, act=ESCALATES, subject=duty.subject, by=who, recorded_at=at, happened_at=at, open=told)
    return True
