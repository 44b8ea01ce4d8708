"""What applies to customers on a day, for whoever meets or calls them: the instruction, never the story."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from evenhand.casework.embargo import tellable
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, Need


@dataclass
class Applying:
    """What applies to one customer on a day, and what they need."""

    customer: Customer
    measures: list[Measure] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)


def binding(on: date) -> QuerySet[Measure]:
    """Return the measures that bind somebody on a day and of which people may speak with them; nothing binds the dead.

    A measure that a missed review has ended binds nobody, whether or not that has been recorded.
    """
    found = Measure.objects.filter(imposed_on__isnull=False, starts_on__lte=on, case__customer__died_on=None)
    found = found.filter(Q(until=None) | Q(until__gte=on), Q(ended_on=None) | Q(ended_on__gte=on))
    found = found.exclude(if_missed="ends", review_on__lt=on)
    return tellable(found, on).select_related("case").order_by("starts_on", "id")


def standing(on: date) -> QuerySet[Marker]:
    """Return the markers that stand on a day."""
    found = Marker.objects.filter(authorised_on__isnull=False, ended_on=None)
    found = found.filter(Q(hard_end_on=None) | Q(hard_end_on__gte=on))
    return found.select_related("case").order_by("authorised_on", "id")


def applying(customers: Iterable[Customer], on: date) -> list[Applying]:
    """Return what applies to each customer, by name: three queries for any number of them."""
    found = {row.pk: Applying(row) for row in customers}
    for measure in binding(on).filter(case__customer__in=found):
        found[measure.case.customer_id].measures.append(measure)
    for marker in standing(on).filter(case__customer__in=found):
        found[marker.case.customer_id].markers.append(marker)
    for need in Need.objects.filter(customer__in=found, ended_on=None).order_by("id"):
        found[need.customer_id].needs.append(need)
    return sorted(found.values(), key=lambda one: (one.customer.name, one.customer.pk))
