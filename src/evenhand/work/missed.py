"""Finds the limits that ended because their review was not done: for the manager of the case's owner, and to be counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import Officer
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure

SHOWN_FOR = timedelta(days=28)
"""How long a manager sees it at the least; after that, for as long as the customer was not told."""
A_YEAR = timedelta(days=365)
MOST = 50


@dataclass(frozen=True)
class MissedReview:
    """A measure that ended on the day of its review. ``told_on``: when its customer was given the letter about that.

    ``untold``: its review was done, and nobody told the customer in time that it goes on.
    """

    measure: Measure
    told_on: date | None
    untold: bool = False


def missed_in_team(by: Officer, on: date) -> First[MissedReview]:
    """Return the missed reviews in the cases of an officer's team, the latest first.

    Where the owner of a case has no manager, the officer who authorised the measure sees it.
    """
    if not may_read_cases(by):
        return First([])
    owner = Membership.objects.filter(landlord=OuterRef("landlord"), user=OuterRef("case__owner"))
    unmanaged = ~Exists(owner.filter(manager__active=True)) & Q(authorised_by=by.user)
    letter = Notice.objects.filter(landlord=OuterRef("landlord"), about=OuterRef("reference"), outcome__in=("missed", "untold"))
    found = _missed(by.landlord).filter(Exists(owner.filter(manager=by.membership)) | unmanaged)
    untold = Exists(letter.filter(served_on=None, withdrawn_on=None))
    found = found.filter(Q(ended_on__gte=on - SHOWN_FOR) | untold)
    known = {"told_on": Subquery(letter.values("served_on")[:1]), "of_end": Subquery(letter.values("outcome")[:1])}
    found = found.annotate(**known).select_related("case__customer", "case__owner")
    rows = First.of(found.order_by("-ended_on", "-id"), MOST)
    return First([MissedReview(row, row.told_on, row.of_end == "untold") for row in rows], cut=rows.cut)


def missed_by_owner(landlord: Landlord, owners: Iterable[int], on: date) -> dict[int, int]:
    """Return how many reviews were missed in the last year, by the key of the present owner of the case."""
    found = _missed(landlord).filter(case__owner__in=owners, ended_on__gt=on - A_YEAR)
    return dict(found.order_by().values_list("case__owner").annotate(Count("pk")))


def _missed(landlord: Landlord) -> QuerySet[Measure]:
    """Return the measures that ended on the day of a review, before their last day, without a decision."""
    ended = Measure.objects.filter(landlord=landlord, imposed_on__isnull=False, lifted=False, ended_on=F("review_on"))
    return ended.exclude(if_missed="stays").filter(Q(until=None) | Q(until__gt=F("ended_on")))
