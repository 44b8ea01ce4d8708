"""Filters out what is withheld from the customer until a review day, from letters and pages."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure


def letters_not_embargoed(notices: QuerySet[Notice], on: date) -> QuerySet[Notice]:
    """Return the letters without those about something withheld on a day; a letter that was given is not withheld."""
    subject = Q(reference=OuterRef("subject")) | Q(reference=OuterRef("about"))
    measures = Measure.objects.filter(subject, case=OuterRef("case"), withheld_until__gt=on)
    markers = Marker.objects.filter(subject, case=OuterRef("case"), withheld_until__gt=on)
    return notices.exclude(Q(served_on=None) & (Exists(measures) | Exists(markers)))


def is_untold(on: date) -> Q:
    """Return the condition that a measure is withheld on a day and its letter was not given before."""
    given = Notice.objects.filter(case=OuterRef("case"), subject=OuterRef("reference"), served_on__isnull=False)
    return Q(withheld_until__gt=on) & ~Q(Exists(given))


def not_embargoed(measures: QuerySet[Measure], on: date) -> QuerySet[Measure]:
    """Return the measures that officers may discuss with the customer on a day."""
    return measures.exclude(is_untold(on))
