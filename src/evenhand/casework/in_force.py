"""Fetches the decisions in force on a day for customers, and for others at their homes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from evenhand.appeals.models import Appeal, Request
from evenhand.casework.facts.embargo import is_untold
from evenhand.landlords.models import Landlord
from evenhand.letters.models import Notice
from evenhand.markers.models import HomeInstruction, Marker
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, HomeStay, Need
from evenhand.policy.rules.requests import HELD_BACK
from evenhand.policy.vocabulary import Asks, Channel


@dataclass(frozen=True)
class InForce:
    """Measures and markers in force for some customers and for others at their homes; what the customers need.

    ``untold``: the keys of the measures that are under embargo; they apply, and officers do not mention them. ``held_back``:
    measures that do not apply while an appeal is open; ``eased``: the keys of those that apply in lighter terms meanwhile,
    which are given with these. ``cannot_use``: by the key of a customer, the channels that they told us they cannot use, in
    requests that wait for their answer. ``stays``: the homes asked about where others stay, by the key of the customer.
    """

    measures: tuple[Measure, ...]
    markers: tuple[Marker, ...]
    needs: tuple[Need, ...]
    untold: frozenset[int]
    held_back: tuple[Measure, ...] = ()
    eased: frozenset[int] = frozenset()
    cannot_use: Mapping[int, frozenset[Channel]] = field(default_factory=dict)
    stays: Mapping[int, frozenset[int]] = field(default_factory=dict)


def in_force(landlord: Landlord, customers: Iterable[Customer], on: date, homes: Iterable[int] = ()) -> InForce:
    """Return what is in force on a day: five queries for any number of customers. Nothing applies after a death.

    ``homes``: others, besides those of the customers, whose residents and guests count.
    """
    people = {row.pk: row for row in customers}
    asked = {home for row in people.values() if (home := home_of(row))} | set(homes)
    stays = _stays(landlord, asked, on)
    here = Q(case__customer__in={*people, *stays}) | Q(case__customer__home__in=asked)
    bound = _measures(landlord, on).filter(here).annotate(untold=is_untold(on), meanwhile=_meanwhile(on))
    measures = [(row, row.untold) for row in bound if row.meanwhile is None or row.meanwhile]
    eased = [row for row, _ in measures if row.meanwhile]
    for row in eased:
        row.terms = row.meanwhile
    needs = Need.objects.filter(customer__in=people, ended_on=None).exclude(customer__died_on__lte=on)
    return InForce(
        tuple(row for row, _ in measures),
        tuple(_markers(landlord, on).filter(here)),
        tuple(needs.select_related("assessor").order_by("id")),
        frozenset(row.pk for row, untold in measures if untold),
        tuple(row for row in bound if row.meanwhile == {}),
        frozenset(row.pk for row in eased),
        _cannot_use(people),
        stays,
    )


def _stays(landlord: Landlord, homes: Iterable[int], on: date) -> dict[int, frozenset[int]]:
    """Return who stays at these homes on a day, whether or not the day has passed by which a colleague asks again."""
    rows = HomeStay.objects.filter(landlord=landlord, home__in=list(homes), since__lte=on, ended_on=None)
    stays: dict[int, frozenset[int]] = {}
    for customer, home in rows.values_list("customer", "home"):
        stays[customer] = stays.get(customer, frozenset()) | {home}
    return stays


def _cannot_use(customers: Collection[int]) -> dict[int, frozenset[Channel]]:
    """Return the channels that customers told us they cannot use, in requests that wait for their answer: one query."""
    rows = Request.objects.filter(case__customer__in=customers, asks=Asks.ADJUSTMENT, answered_on=None, withdrawn_on=None)
    found: dict[int, frozenset[Channel]] = {}
    for customer, channels in rows.exclude(cannot_use=[]).values_list("case__customer", "cannot_use"):
        found[customer] = found.get(customer, frozenset()) | frozenset(map(Channel, channels))
    return found


def _meanwhile(on: date) -> Subquery:
    """Return the terms that apply while an appeal is open: none where a measure is held back, null where it is not."""
    stay, case = OuterRef("subject"), OuterRef("case")
    waits = Appeal.objects.filter(case=case, reference=stay).filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on))
    given = Notice.objects.filter(case=case, subject=stay, served_on__lte=on)
    held = Request.objects.filter(case=OuterRef("case"), measure=OuterRef("reference"), asks=Asks.STAY, answered_on__lte=on)
    held = held.filter(Exists(waits), ~Exists(given), outcome__in=HELD_BACK)
    return Subquery(held.order_by("-id").values("interim")[:1])


def ever_bound(customers: Collection[int], homes: Collection[int]) -> tuple[set[int], set[int]]:
    """Return who of some customers, and of those who live or stay at some homes, had a measure or a marker on any day.

    They are given by their keys, and with them the homes where they live or stay, and homes that had an instruction of their
    own: two queries. Nothing is in force on any day for others.
    """
    decided = Q(Exists(Measure.objects.filter(case__customer=OuterRef("pk"))))
    decided |= Q(Exists(Marker.objects.filter(case__customer=OuterRef("pk"))))
    here = Q(pk__in=customers) | Q(home__in=homes) | Q(stays__home__in=homes)
    rows = list(Customer.objects.filter(here).filter(decided).values_list("pk", "home", "stays__home"))
    of_homes = HomeInstruction.objects.filter(home__in=homes).values_list("home", flat=True)
    return {pk for pk, *_ in rows}, {home for _, *theirs in rows for home in theirs if home} | set(of_homes)


def for_homes(landlord: Landlord, homes: Iterable[int], on: date) -> list[HomeInstruction]:
    """Return the instructions for homes, about no customer, that are in force on a day: one query."""
    return list(_for_homes(landlord, on).filter(home__in=list(homes)).order_by("id"))


def _for_homes(landlord: Landlord, on: date) -> QuerySet[HomeInstruction]:
    return HomeInstruction.objects.filter(landlord=landlord, authorised_at__isnull=False, ended_at=None, until__gte=on)


def still_in_force(landlord: Landlord, references: Iterable[str], on: date) -> set[str]:
    """Return which measures, markers and instructions for homes, by reference, are in force on a day: three queries."""
    asked, kinds = list(references), (_measures(landlord, on), _markers(landlord, on), _for_homes(landlord, on))
    found: Iterable[QuerySet[Any]] = (rows.filter(reference__in=asked) for rows in kinds)
    return {row.reference for rows in found for row in rows}


def home_of(customer: Customer) -> int | None:
    """Return the home in which a customer lives; None for a customer who has died or left."""
    return None if customer.died_on or customer.left_on else customer.home_id


def _measures(landlord: Landlord, on: date) -> QuerySet[Measure]:
    """Return the measures that bind a person on a day, by the rule of `Measure.binds_from` among the facts.

    A measure that a missed review ended binds no person, whether or not an officer recorded that.
    """
    letter = Notice.objects.filter(case=OuterRef("case"), subject=OuterRef("reference"), served_on__lte=on)
    given, safety = Q(Exists(letter), imposed_on__isnull=False), Q(if_missed="stays", authorised_on__lte=on, withdrawn_on=None)
    found = Measure.objects.filter(given | safety, landlord=landlord, starts_on__lte=on)
    found = found.filter(Q(until=None) | Q(until__gte=on), Q(ended_on=None) | Q(ended_on__gte=on), case__customer__died_on=None)
    found = found.exclude(if_missed="ends", review_on__lt=on)
    return found.select_related("case__customer").order_by("starts_on", "id")


def answered_regularly(landlord: Landlord, on: date) -> QuerySet[Measure]:
    """Return the measures in force on a day by whose letter we answer so often."""
    return _measures(landlord, on).filter(terms__has_key="replies_per").select_related("case__owner")


def _markers(landlord: Landlord, on: date) -> QuerySet[Marker]:
    """Return the markers in force on a day."""
    found = Marker.objects.filter(landlord=landlord, authorised_on__isnull=False, ended_on=None)
    found = found.filter(Q(hard_end_on=None) | Q(hard_end_on__gte=on))
    return found.select_related("case__customer").order_by("authorised_on", "id")
