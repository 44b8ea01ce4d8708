"""Who somebody is at a landlord, and by which policy and calendar it goes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from evenhand.landlords.models import Adoption, HouseChoice, Landlord, Livery, Membership, PackRelease, ToAdopt, User
from evenhand.policy.answers import Answers
from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.facts import Person
from evenhand.policy.layers import Adopted, Policy
from evenhand.policy.load import FLOOR, shipped
from evenhand.policy.pack import Pack


@dataclass(frozen=True)
class Officer:
    """A user at one landlord, with what they are there."""

    user: User
    landlord: Landlord
    membership: Membership

    @cached_property
    def person(self) -> Person:
        """Return them as the engine knows them."""
        return person_of(self.membership, self.user.reference)

    @cached_property
    def _policies(self) -> dict[date, Policy]:
        return {}

    def policy_on(self, on: date) -> Policy:
        """Return their landlord's policy on a day, asked for once: for a page, not for a person kept over many acts."""
        if on not in self._policies:
            self._policies[on] = policy_of(self.landlord, on)
        return self._policies[on]

    def may(self, capacity: str) -> bool:
        """Tell whether the product lets them act in a capacity."""
        return capacity in self.membership.capacities


def person_of(membership: Membership, reference: str) -> Person:
    """Return a membership as the engine knows a person."""
    return Person(
        reference,
        frozenset(membership.roles),
        frozenset(membership.teams),
        frozenset(membership.committees),
        frozenset(one.user.reference for one in membership.manages.all() if one.active),
    )


def officer(user: User, slug: str | None = None) -> Officer | None:
    """Return a user at a landlord (their only or first one, unless named); None where they do not belong."""
    places = user.memberships.filter(active=True).select_related("landlord__livery").defer("landlord__livery__logo")
    memberships = _with_people(places).order_by("id")
    membership = (memberships.filter(landlord__slug=slug) if slug else memberships).first()
    return Officer(user, membership.landlord, membership) if membership else None


def staff(landlord: Landlord) -> Iterable[Membership]:
    """Return everybody who works at a landlord, by name, with whom each manages."""
    return _with_people(names_of_staff(landlord))


def names_of_staff(landlord: Landlord) -> QuerySet[Membership]:
    """Return everybody who works at a landlord, by name."""
    people = landlord.memberships.filter(active=True).select_related("user")
    return people.order_by("user__last_name", "user__first_name")


def _with_people(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Return memberships with whom each manages, in one query more for any number of them."""
    return memberships.prefetch_related(Prefetch("manages", Membership.objects.select_related("user")))


def livery_of(landlord: Landlord) -> Livery | None:
    """Return a landlord's own colour and logo, where it has any."""
    return getattr(landlord, "livery", None)


class NoPolicy(LookupError):  # noqa: N818
    """A landlord has adopted no policy by a day: nothing can be judged until it does."""


def landlords() -> list[Landlord]:
    """Return every landlord, by its slug."""
    return list(Landlord.objects.order_by("slug"))


def adoption_on(landlord: Landlord, on: date) -> Adoption:
    """Return what a landlord's cases are judged by on a day.

    Raises:
        NoPolicy: it has adopted nothing by then.
    """
    adopted = landlord.adoptions.filter(since__lte=on).select_related("release", "floor").order_by("-since")
    found = adopted.defer("release__canonical", "floor__canonical").first()  # the packs themselves are kept in memory
    if found is None:
        raise NoPolicy(f"{landlord} had adopted no policy by {on}.")
    return found


def policy_of(landlord: Landlord, on: date) -> Policy:
    """Return the policy of a landlord on a day: its pack, readings and house choices, on the floor."""
    adoption = adoption_on(landlord, on)
    chosen = choices_on(landlord, on, adoption.release.slug, adoption.release.version)
    return _policy(adoption.release.sha256, adoption.floor.sha256, tuple(_adopted(choice) for choice in chosen))


def policy_days(landlord: Landlord, on: date) -> list[date]:
    """Return the days, up to one, from which a landlord's policy may be another than before, earliest first."""
    held = list(landlord.choices.filter(adopted_on__lte=on).values_list("adopted_on", "until"))
    ended = (until + timedelta(days=1) for _, until in held if until and until < on)
    began = landlord.adoptions.filter(since__lte=on).values_list("since", flat=True)
    return sorted({*began, *(adopted for adopted, _ in held), *ended})


def layers_on(landlord: Landlord, on: date) -> dict[str, Any]:
    """Return by what a landlord's policy is found again as it stood on a day: the floor, and each choice with its hash."""
    adoption = adoption_on(landlord, on)
    chosen = choices_on(landlord, on, adoption.release.slug, adoption.release.version)
    return {"floor": adoption.floor.sha256, "choices": [[choice.pk, _hash(choice)] for choice in chosen]}


def policy_from(landlord: Landlord, pack: str, layers: Mapping[str, Any]) -> Policy | None:
    """Return the policy of a released pack with the layers that `layers_on` named.

    None where one of them is not here any more, or is not word for word what it was.
    """
    rows = landlord.choices.select_related("first", "second").in_bulk([pk for pk, _ in layers["choices"]])
    chosen = [(rows.get(pk), kept) for pk, kept in layers["choices"]]
    if any(row is None or _hash(row) != kept for row, kept in chosen):
        return None
    try:
        return _policy(pack, layers["floor"], tuple(_adopted(row) for row, _ in chosen if row))
    except PackRelease.DoesNotExist:
        return None


def _hash(choice: HouseChoice) -> str:
    return sha256(repr(_adopted(choice)).encode()).hexdigest()


def choices_on(landlord: Landlord, on: date, slug: str, version: str) -> list[HouseChoice]:
    """Return the house choices and readings that hold on a day for a version of a policy, in the order of their adoption."""
    held = landlord.choices.filter(Q(until=None) | Q(until__gte=on), slug=slug, adopted_on__lte=on)
    rows = held.select_related("first", "second").order_by("id")
    return [row for row in rows if not row.versions or version in row.versions]


def policy_with(landlord: Landlord, on: date, proposed: ToAdopt) -> Policy:
    """Return the policy of a landlord on a day as it would be with what was proposed."""
    adoption = adoption_on(landlord, on)
    pack, floor = pack_of(adoption.release.sha256), pack_of(adoption.floor.sha256)
    if proposed.kind == "version":
        pack, floor = shipped(proposed.slug), shipped(FLOOR)
    held = choices_on(landlord, on, pack.pack, pack.version)
    chosen = [_adopted(choice) for choice in held if choice.pk != proposed.replaces_id]
    if proposed.kind != "version":
        answers = json.dumps(proposed.answers, sort_keys=True)
        people = (proposed.first.reference, "")
        more = (proposed.minute, proposed.reading, proposed.option)
        chosen.append(_Chosen(answers, proposed.says, people, on, *more))
    return _layered(pack, floor, chosen)


def calendar_of(landlord: Landlord) -> Calendar:
    """Return the working days of a landlord."""
    closed = tuple(sorted((day, str(why)) for day, why in landlord.closure_days.items()))
    return _calendar(landlord.nation, closed)


@dataclass(frozen=True, slots=True)
class _Chosen:
    answers: str
    says: str
    people: tuple[str, str]
    on: date
    minute: str
    reading: str
    option: str


def _adopted(choice: HouseChoice) -> _Chosen:
    people = (choice.first.reference, choice.second.reference)
    answers = json.dumps(choice.answers, sort_keys=True)
    return _Chosen(answers, choice.says, people, choice.adopted_on, choice.minute, choice.reading, choice.option)


@lru_cache(maxsize=256)
def _policy(sha256: str, floor_sha256: str, chosen: tuple[_Chosen, ...]) -> Policy:
    return _layered(pack_of(sha256), pack_of(floor_sha256), chosen)


def _layered(pack: Pack, floor: Pack, chosen: Iterable[_Chosen]) -> Policy:
    chosen = tuple(chosen)
    readings = {choice.reading: choice.option for choice in chosen if choice.reading}
    choices = tuple(
        Adopted(Answers.model_validate_json(choice.answers), choice.says, choice.people, choice.on, choice.minute)
        for choice in chosen
        if not choice.reading
    )
    return Policy(floor=floor, pack=pack, readings=readings, choices=choices)


@lru_cache(maxsize=64)
def pack_of(sha256: str) -> Pack:
    """Return a released pack by its hash; what was released never changes, so it is kept in memory."""
    return Pack.restored(bytes(PackRelease.objects.get(sha256=sha256).canonical))


@lru_cache(maxsize=64)
def _calendar(nation: str, closed: tuple[tuple[str, str], ...]) -> Calendar:
    return Calendar(Nation(nation), {date.fromisoformat(day): why for day, why in closed})
