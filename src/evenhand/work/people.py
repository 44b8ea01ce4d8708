"""Lists the staff that the filters of lists offer: officers who may own a case, officers who may decide."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from evenhand.cases.models import Case
from evenhand.casework.record import DECIDED
from evenhand.casework.registry import may_do
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, names_of_staff
from evenhand.policy.vocabulary import Act


def owners(by: Officer) -> list[Membership]:
    """Return the staff who may own a case, and those who still own one, by name."""
    owned = Case.objects.filter(landlord=by.landlord, owner=OuterRef("user"))
    rows = names_of_staff(by.landlord).annotate(owns=Exists(owned))
    return [one for one in rows if one.owns or _may(one, may_do(Act.REASSIGN_CASE))]


def deciders(by: Officer) -> list[Membership]:
    """Return the staff who may take any decision, by name."""
    wanted = {capacity for act in DECIDED for capacity in may_do(act)}
    return [one for one in names_of_staff(by.landlord) if _may(one, wanted)]


def _may(one: Membership, capacities: Collection[str]) -> bool:
    return not set(capacities).isdisjoint(one.capacities)
