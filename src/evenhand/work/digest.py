"""Gathers, once a working day, what waits for each colleague, and at any hour what is due today, for the outbox.

It names a duty when that is new, on its day and once overdue; a decision when it begins to wait.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from evenhand.cases.models import Case, CaseSummary
from evenhand.casework.earlier_policy import PolicyHistory, with_settled
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.record import LONDON
from evenhand.landlords.cover import covers_on
from evenhand.landlords.models import Cover, Landlord
from evenhand.landlords.queries import NoPolicy, Officer, calendar_of, policy_of, staff
from evenhand.notifications.actions import FactToTell, begin_digest, tell, ways
from evenhand.notifications.models import Urgency
from evenhand.notifications.sending import is_morning
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import ESCALATED, Duty
from evenhand.policy.duties.duty import State
from evenhand.policy.facts.facts import Facts
from evenhand.policy.verdict import NextAct
from evenhand.policy.vocabulary import Tri
from evenhand.work.duty_holders import DutyHolders
from evenhand.work.my_work import SOON, Waiting, my_work

A_STEP = 200
"""The most cases gathered at once."""


def raise_all(landlord: Landlord, at: datetime) -> int:
    """Raise what each colleague of a landlord gets by now; return how many digests were gathered. Safe to repeat."""
    if not ways():
        return 0
    try:
        policy_of(landlord, localdate(at))
    except NoPolicy:
        return 0
    _due_today(landlord, at)
    return sum(_digest(one, at) for one in _staff(landlord)) if is_morning(landlord, at) else 0


def _staff(landlord: Landlord) -> Iterator[Officer]:
    yield from (Officer(member.user, landlord, member) for member in staff(landlord))


def _digest(by: Officer, at: datetime) -> bool:
    """Raise what waits for one colleague, unless it was gathered today. One who is away gets it once they are back."""
    on = localdate(at)
    if Cover.objects.filter(away=by.membership, since__lte=on, until__gte=on).exists():
        return False
    opened = datetime.combine(on, by.landlord.office_opens, LONDON)
    with transaction.atomic():
        if not begin_digest(by.membership, opened, at):
            return False
        covers = covers_on(by, on)
        facts = [fact for row in my_work(by, at, covers) for fact in _of_case(by, row, at)]
        tell(by.landlord, [by.user], facts, at=at)
    return True


def _of_case(by: Officer, row: Waiting, at: datetime) -> Iterator[FactToTell]:
    """Yield what one case has for a colleague: decisions, then duties, theirs and those of colleagues they cover for."""
    theirs = row.case.owner_id == by.user.pk or row.cover is not None
    for one in (*row.acts, *(found for found, _cover in row.not_theirs), *(found for found, _cover in row.covered.values())):
        yield _decision(row.case, row.facts, one)
    for duty in (*(row.duties if theirs else ()), *row.falls):
        if fact := _duty(row.case, duty, at):
            yield fact


def _decision(case: Case, facts: Facts, one: NextAct) -> FactToTell:
    """Return a decision that waits; one that is asked for again on another day is another fact."""
    about = facts.about(one.subject)
    asked = about.measure and (about.measure.asked_on or about.measure.proposed_on)
    key = f"decision {one.act} {case.reference} {one.subject or ''} {asked or ''}"
    return FactToTell("decision", key, Urgency.DIGEST, case.reference, str(one.act), one.subject or "")


def _duty(case: Case, duty: Duty, at: datetime) -> FactToTell | None:
    """Return what there is to tell of a duty today; None where it is done, far off, or told by the escalation of each day."""
    on = localdate(at)
    if duty.done is Tri.YES or duty.kind in ESCALATED or (duty.due_on and duty.due_on > on + SOON):
        return None
    kind, urgency = "new", Urgency.DIGEST
    if duty.due_on is None:
        kind = "undated"
    elif duty.due_on == on:
        kind, urgency = "due_today", Urgency.TODAY
    elif duty.state(on) is State.OVERDUE:
        kind = "overdue"
    key = f"{kind} {duty.kind} {case.reference} {duty.subject} {duty.due_on or ''}"
    return FactToTell(kind, key, urgency, case.reference, str(duty.act or ""), duty.subject, duty.due_on)


def _due_today(landlord: Landlord, at: datetime) -> None:
    """Tell owners and holders what is due today, also where it became so since the morning.

    A case with something due today has that as its worst duty, or one that is overdue.
    """
    on = localdate(at)
    keys = (
        CaseSummary.objects.filter(landlord=landlord, is_open=True, due_on__lte=on).order_by("pk").values_list("pk", flat=True)
    )
    found = list(keys)
    if not found:
        return
    history = PolicyHistory(landlord, on, policy_of(landlord, on), calendar_of(landlord))
    holders = DutyHolders(history)
    for start in range(0, len(found), A_STEP):
        cases = Case.objects.filter(pk__in=found[start : start + A_STEP]).select_related("customer", "owner")
        _tell_of(list(cases.prefetch_related(with_settled())), history, holders, at)


def _tell_of(cases: Iterable[Case], history: PolicyHistory, holders: DutyHolders, at: datetime) -> None:
    rows = list(cases)
    gathered = gather_all(rows)
    for case in rows:
        for duty in history.duties(gathered[case.pk]):
            fact = _duty(case, duty, at) if duty.due_on == history.on else None
            if fact:
                people = [case.owner, *(one.user for one in holders.of(case, gathered[case.pk], duty))]
                tell(history.landlord, people, [fact], at=at)
