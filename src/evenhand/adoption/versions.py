"""Finds the versions of policy and floor in this build that a landlord has not adopted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.casework.permissions import POLICY_OWNER
from evenhand.landlords.models import Landlord, ToAdopt
from evenhand.landlords.queries import names_of_staff, newest_own
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Demand, Pack


@dataclass(frozen=True)
class Newer:
    """The pack and the floor in this build; at least one of them is not adopted."""

    pack: Pack
    floor: Pack
    is_new_pack: bool
    is_new_floor: bool


def newer_than(policy: Policy, landlord: Landlord) -> Newer | None:
    """Return the newest versions in place of a policy: of this build, or of the landlord's own; None where all are adopted."""
    slug, floor = policy.main.pack, shipped(FLOOR)
    pack = shipped(slug) if slug in PACKS else newest_own(landlord, slug) or policy.main
    found = Newer(pack, floor, pack.sha256 != policy.main.sha256, floor.sha256 != policy.floor.sha256)
    return found if found.is_new_pack or found.is_new_floor else None


@dataclass(frozen=True)
class FloorToAdopt:
    """A version of the floor that is in force by its own dates, and that a landlord has not adopted.

    ``running``: the version that judges meanwhile. ``since``: the latest day on which one of its new rules began; None where
    none has a day. ``clauses``: the numbers of the clauses with new rules. ``people``: the names of those who may adopt it.
    ``proposed``: the reference of the proposal that waits for a second person; "" where nobody has proposed it.
    """

    version: str
    running: str
    since: date | None
    clauses: tuple[str, ...]
    people: tuple[str, ...]
    proposed: str


def floor_to_adopt(landlord: Landlord, policy: Policy, on: date) -> FloorToAdopt | None:
    """Return the floor that a landlord with this policy has to adopt; None where nothing new in it is in force on a day.

    A floor whose adoption is confirmed, and begins on a later day, is not owed any more.
    """
    floor = shipped(FLOOR)
    if floor.sha256 == policy.floor.sha256 or landlord.adoptions.filter(since__gt=on, floor__sha256=floor.sha256).exists():
        return None
    new = [(number, demand) for number, demand in _new_in(floor, policy.floor) if _is_in_force(demand, on)]
    if not new:
        return None
    began = [demand.in_force.since for _, demand in new if demand.in_force.since]
    waiting = ToAdopt.objects.filter(
        landlord=landlord, kind="version", floor=floor.version, confirmed_on=None, withdrawn_on=None
    )
    return FloorToAdopt(
        floor.version,
        policy.floor.version,
        max(began, default=None),
        tuple(dict.fromkeys(number for number, _ in new)),
        tuple(one.user.name for one in names_of_staff(landlord) if POLICY_OWNER in one.capacities),
        waiting.values_list("reference", flat=True).first() or "",
    )


def _new_in(floor: Pack, running: Pack) -> Iterator[tuple[str, Demand]]:
    """Yield each demand that another version of the floor does not make in the same words and with the same answers."""
    before = {(clause.number, place): demand for clause, place, demand in running.demands()}
    for clause, place, demand in floor.demands():
        if before.get((clause.number, place)) != demand:
            yield clause.number, demand


def _is_in_force(demand: Demand, on: date) -> bool:
    days = demand.in_force
    return (days.since or date.min) <= on <= (days.until or date.max)
