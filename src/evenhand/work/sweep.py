"""What has ended by its date is noted as ended. Nothing is decided here, and nothing depends on it: "in force" asks the dates.

Safe to repeat, and at any interval: what was noted is live no more.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from evenhand.casework.details import Details
from evenhand.casework.perform import perform
from evenhand.landlords.actions import calendar_officer
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import landlords
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.words import Words
from evenhand.work.case_rows import refresh_all
from evenhand.work.orphans import OrphanIn, orphans

A_STEP = 500
"""So many cases are worked out at once, to be written down in one short transaction."""


@dataclass(frozen=True)
class Swept:
    """What a sweep noted, by the references of the measures, and what it left since a rule stands against it.

    ``orphans``: the decisions that nobody present can take.
    """

    lapsed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    orphans: tuple[OrphanIn, ...] = ()


def sweep(landlord: Landlord, at: datetime) -> Swept:
    """Note each measure of a landlord that has lapsed by now, each as an act of its own by the landlord's calendar.

    What lists show of the cases is written down afresh where the day or an act has changed it.
    """
    by, lapsed, left = calendar_officer(landlord), [], []
    noted = Details(words=Words().note("lapsed"))
    for measure in _past_their_day(landlord, localdate(at)):
        try:
            perform(
                Act.LAPSE,
                noted,
                by=by,
                at=at,
                case=measure.case.reference,
                subject=measure.reference,
            )
        except ActRefused:
            left.append(measure.reference)
        else:
            lapsed.append(measure.reference)
    while refresh_all(landlord, at, A_STEP) == A_STEP:
        pass
    return Swept(tuple(lapsed), tuple(left), tuple(orphans(landlord, at)))


def sweep_all(at: datetime) -> int:
    """Sweep every landlord; return how many measures have lapsed."""
    return sum(len(sweep(landlord, at).lapsed) for landlord in landlords())


def _past_their_day(landlord: Landlord, on: date) -> QuerySet[Measure]:
    """Return what is live and past its end, or past the review that would have kept it; a safety instruction stays."""
    live = Measure.objects.filter(landlord=landlord, imposed_on__isnull=False, ended_on=None)
    past = live.filter(Q(until__lt=on) | Q(review_on__lt=on) & ~Q(if_missed="stays"))
    return past.select_related("case").order_by("id")
