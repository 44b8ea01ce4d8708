"""Finds what colleagues hand to an officer: questions before a decision, cases, cover."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from evenhand.cases.models import Question, Step
from evenhand.casework.access import cases_of
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.paging import First
from evenhand.casework.registry import may_do
from evenhand.landlords.models import Cover, Membership
from evenhand.landlords.queries import Officer, calendar_of, staff
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.work.case_rows import Listed, listed, with_listing

NEW_FOR = timedelta(days=14)
"""How long the new owner's page shows a reassigned case as new."""
MOST = 50


def questions_for(by: Officer, covers: Sequence[Cover] = ()) -> First[Question]:
    """Return the questions that wait for an officer's answer, or a covered colleague's, oldest first."""
    theirs = [by.user, *(cover.away.user for cover in covers)]
    asked = Question.objects.filter(landlord=by.landlord, of__in=theirs, answered_at=None, case__in=cases_of(by))
    this = {"landlord": OuterRef("landlord"), "reference": OuterRef("subject")}
    proposed = Measure.objects.filter(**this, authorised_on=None, sent_back_on=None, withdrawn_on=None, ended_on=None)
    longer = Extension.objects.filter(
        measure__landlord=OuterRef("landlord"), measure__reference=OuterRef("subject"), settled_on=None
    )
    marker = Marker.objects.filter(**this, authorised_on=None, ended_on=None)
    waiting = asked.filter(Exists(proposed) | Exists(longer) | Exists(marker))
    return First.of(waiting.select_related("case__customer", "by", "of"), MOST)


def handed_to(by: Officer, at: datetime) -> First[Step]:
    """Return the recent reassignments of open cases to an officer, newest first, each case once."""
    found = Step.objects.filter(case__landlord=by.landlord, case__owner=by.user, case__closed_at=None)
    found = found.filter(act=Act.REASSIGN_CASE, recorded_at__gte=at - NEW_FOR).exclude(by=by.user)
    rows = First.of(found.select_related("case__customer", "by").order_by("-recorded_at", "-id"), MOST)
    return First([*{row.case_id: row for row in reversed(rows)}.values()][::-1], cut=rows.cut)


def away(covers: Iterable[Cover]) -> list[Officer]:
    """Return the covered colleagues, each with their own roles."""
    return [Officer(cover.away.user, cover.landlord, cover.away) for cover in covers]


def whose_leave(by: Officer) -> list[Membership]:
    """Return the officers whose cover an officer may arrange: themselves, and those they manage."""
    managed = Membership.objects.filter(manager=by.membership, active=True).select_related("user")
    return [by.membership, *managed.order_by("user__last_name", "user__first_name")]


def who_may_cover(by: Officer) -> list[Membership]:
    """Return the caseworkers and decision-makers of the landlord."""
    return [one for one in staff(by.landlord) if set(one.capacities) & may_do(Act.COVER)]


def to_hand_over(by: Officer, at: datetime) -> list[Listed]:
    """Return the open cases of an officer and of those they manage, by owner."""
    owners = [one.user_id for one in whose_leave(by)]
    found = cases_of(by).filter(closed_at=None, owner__in=owners).order_by("owner__last_name", "opened_at", "id")
    on = localdate(at)
    return listed(with_listing(found), PolicyHistory(by.landlord, on, by.policy_on(on), calendar_of(by.landlord)))
