"""Records measures that have ended by their date. It decides nothing: "in force" asks the dates.

Safe to repeat, at any interval: a measure recorded as ended is not found again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from evenhand.cases.actions import CaseMoved
from evenhand.casework.details import Details
from evenhand.casework.perform import perform
from evenhand.casework.visit_answers import withdraw_ended
from evenhand.landlords.actions import calendar_officer
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import NoPolicy, landlords, policy_of
from evenhand.landlords.switches import Feature, is_on
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import short
from evenhand.wording.words import Words
from evenhand.work.case_rows import refresh_all
from evenhand.work.escalation import escalate
from evenhand.work.jobs.others import end_over_visits
from evenhand.work.orphans import OrphanIn, orphans

A_STEP = 500
"""The most cases worked out at once, to be stored in one short transaction."""


@dataclass(frozen=True)
class Swept:
    """What a sweep recorded, by the references of the measures, and what it left because a rule refused.

    ``orphans``: the decisions that nobody present can take. ``escalated``: the missed reviews that fall to somebody today.
    """

    lapsed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    orphans: tuple[OrphanIn, ...] = ()
    escalated: tuple[str, ...] = ()


def sweep(landlord: Landlord, at: datetime) -> Swept:
    """Record each measure of a landlord that has lapsed by now, each as an act of the landlord's calendar.

    What ended by its date is withdrawn from firms. Summaries of cases that the day or an act has changed are stored anew.
    """
    try:
        policy_of(landlord, localdate(at))
    except NoPolicy:
        return Swept()
    by, lapsed, left = calendar_officer(landlord), [], []
    for measure in _past_their_day(landlord, localdate(at)):
        try:
            perform(
                Act.LAPSE,
                Details(words=_note(measure)),
                by=by,
                at=at,
                case=measure.case.reference,
                subject=measure.reference,
            )
        except (ActRefused, CaseMoved):  # moved: a colleague or another pass was faster; the next pass looks again
            left.append(measure.reference)
        else:
            lapsed.append(measure.reference)
    if is_on(landlord, Feature.CONTRACTORS_PAGES):
        withdraw_ended(landlord, by=by.user.reference, at=at)
        end_over_visits(landlord, by=by, at=at)
    while refresh_all(landlord, at, A_STEP) == A_STEP:
        pass
    return Swept(tuple(lapsed), tuple(left), tuple(orphans(landlord, at)), escalate(landlord, by, at))


def sweep_all(at: datetime) -> int:
    """Sweep every landlord; return the number of lapsed measures."""
    return sum(len(sweep(landlord, at).lapsed) for landlord in landlords())


def _note(measure: Measure) -> str:
    review = None if measure.if_missed == "stays" else measure.review_on
    if review and (measure.until is None or review < measure.until):
        kept = measure.case.reviews.filter(subject=measure.reference, next_on__gt=review).exists()
        return Words().note("untold" if kept else "review_missed", day=short(review))
    return Words().note("lapsed")


def _past_their_day(landlord: Landlord, on: date) -> QuerySet[Measure]:
    """Return the live measures past their end, or past a missed review that ends them; not safety instructions."""
    live = Measure.objects.filter(landlord=landlord, imposed_on__isnull=False, ended_on=None)
    past = live.filter(Q(until__lt=on) | Q(review_on__lt=on) & ~Q(if_missed="stays"))
    return past.select_related("case").order_by("id")
