"""Says what applies to customers on a day, for staff who meet or call them: the instruction, never the story.

A measure or marker binds one person. Of others at the same home staff get what keeps a visit safe, and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from evenhand.casework.facts.embargo import is_untold
from evenhand.casework.permissions import may_read_cases
from evenhand.landlords.queries import Officer
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, Need
from evenhand.work.visits import Precaution, Visits, for_others, of_marker, of_measure, unshown


@dataclass
class Applying:
    """What applies to one customer on a day, and what they need.

    ``visits``: conditions of theirs in no measure or marker that stands here (under embargo, or for contractors alone);
    ``household``: conditions that others at their home bring, of whom nothing else is known here.
    """

    customer: Customer
    measures: list[Measure] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    visits: Visits = field(default_factory=dict)
    household: Visits = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Tell whether a colleague who meets or calls this customer has nothing special to mind."""
        return not (self.measures or self.markers or self.needs or self.visits or self.household)


def applying(by: Officer, customers: Iterable[Customer], on: date) -> list[Applying]:
    """Return what applies to each customer of the officer's landlord, by name: four queries for any number of them.

    What the officer is not shown still gives its visit conditions, since these keep a colleague safe.
    """
    found = {row.pk: Applying(row) for row in customers if row.landlord_id == by.landlord.pk}
    homes = {home for one in found.values() if (home := _lives_at(one.customer))}
    here = Q(case__customer__in=found) | Q(case__customer__home__in=homes)
    precautions = [*_measures(by, on, here, found), *_markers(by, on, here, found)]
    needs = Need.objects.filter(customer__in=found, ended_on=None).exclude(customer__died_on__lte=on)
    for need in needs.select_related("assessor").order_by("id"):
        found[need.customer_id].needs.append(need)
    for pk, one in found.items():
        one.visits = unshown(each for each in precautions if each.customer == pk)
        one.household = for_others(_of_others(precautions, one.customer))
    return sorted(found.values(), key=lambda one: (one.customer.name, one.customer.pk))


def _measures(by: Officer, on: date, here: Q, found: dict[int, Applying]) -> Iterator[Precaution]:
    """Yield what the measures here ask of visits; put those of which staff may speak with whom they bind."""
    rows = _in_force(by, on).filter(here)
    untold = set(rows.filter(is_untold(on)).values_list("pk", flat=True))
    for row in rows:
        shown = row.pk not in untold
        if shown and (one := found.get(row.case.customer_id)):
            one.measures.append(row)
        yield of_measure(row, on, shown=shown)


def _markers(by: Officer, on: date, here: Q, found: dict[int, Applying]) -> Iterator[Precaution]:
    """Yield what the markers here ask of visits; put those that the officer sees with the person who has them."""
    contractors = _seen_by_contractors_alone(by, on)
    for row in _standing(by, on).filter(here):
        shown = row.key not in contractors
        if shown and (one := found.get(row.case.customer_id)):
            one.markers.append(row)
        yield of_marker(row, on, shown=shown)


def _of_others(precautions: Iterable[Precaution], customer: Customer) -> list[Precaution]:
    home = _lives_at(customer)
    return [one for one in precautions if home and one.home == home and one.customer != customer.pk]


def _lives_at(customer: Customer) -> int | None:
    """Return the home in which a customer lives; None for who has died or left."""
    return None if customer.died_on or customer.left_on else customer.home_id


def _in_force(by: Officer, on: date) -> QuerySet[Measure]:
    """Return the measures that bind a person on a day; nothing binds the dead.

    A measure that a missed review has ended binds no person, whether or not that has been recorded.
    """
    found = Measure.objects.filter(landlord=by.landlord, imposed_on__isnull=False, starts_on__lte=on)
    found = found.filter(Q(until=None) | Q(until__gte=on), Q(ended_on=None) | Q(ended_on__gte=on), case__customer__died_on=None)
    found = found.exclude(if_missed="ends", review_on__lt=on)
    return found.select_related("case__customer").order_by("starts_on", "id")


def _standing(by: Officer, on: date) -> QuerySet[Marker]:
    """Return the markers that stand on a day."""
    found = Marker.objects.filter(landlord=by.landlord, authorised_on__isnull=False, ended_on=None)
    found = found.filter(Q(hard_end_on=None) | Q(hard_end_on__gte=on))
    return found.select_related("case__customer").order_by("authorised_on", "id")


def _seen_by_contractors_alone(by: Officer, on: date) -> frozenset[str]:
    """Return the markers that a policy places for contractors: a colleague who may not read cases does not need them."""
    if may_read_cases(by):
        return frozenset()
    offered = by.policy_on(on).catalogue("marker")
    return frozenset(key for key, answer in offered.items() if answer.value.seen_by == "contractors")
