"""Answers who an officer is at a landlord, and which policy and calendar apply."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from evenhand.landlords.models import Adoption, Branding, HouseChoice, Landlord, Membership, PackRelease, ToAdopt, User
from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.facts.facts import Person
from evenhand.policy.layers import Adopted, Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import FLOOR, PACKS, released
from evenhand.policy.pack.pack import Pack


class AtLandlord:
    """A reader at one landlord, with its policy: an officer, or a program of the landlord's."""

    landlord: Landlord

    @cached_property
    def _policies(self) -> dict[date, Policy]:
        return {}

    def policy_on(self, on: date) -> Policy:
        """Return their landlord's policy on a day, cached: for one page, not for a reader kept over many acts."""
        if on not in self._policies:
            self._policies[on] = policy_of(self.landlord, on)
        return self._policies[on]


@dataclass(frozen=True)
class Officer(AtLandlord):
    """A user at one landlord, with their roles there."""

    user: User
    landlord: Landlord
    membership: Membership

    @cached_property
    def person(self) -> Person:
        """Return the officer as the engine's person."""
        return person_of(self.membership, self.user.reference)

    def may(self, capacity: str) -> bool:
        """Return whether the product gives them a capacity."""
        return capacity in self.membership.capacities


def person_of(membership: Membership, reference: str) -> Person:
    """Return a membership as the engine's person."""
    return Person(
        reference,
        frozenset(membership.roles),
        frozenset(membership.teams),
        frozenset(membership.committees),
        frozenset(one.user.reference for one in membership.manages.all() if one.active),
    )


def officer(user: User, slug: str | None = None) -> Officer | None:
    """Return a user at a landlord (their only or first one, unless named); None where they do not belong to it."""
    places = user.memberships.filter(active=True).select_related("landlord__branding").defer("landlord__branding__logo")
    memberships = _with_people(places).order_by("id")
    membership = (memberships.filter(landlord__slug=slug) if slug else memberships).first()
    return Officer(user, membership.landlord, membership) if membership else None


def officer_named(username: str, slug: str) -> Officer | None:
    """Return the officer of a landlord by user name; None where nobody of that name works there."""
    user = User.objects.filter(username=username).first()
    return officer(user, slug) if user else None


def staff(landlord: Landlord) -> Iterable[Membership]:
    """Return everybody who works at a landlord, by name, each with those they manage."""
    return _with_people(names_of_staff(landlord))


def names_of_staff(landlord: Landlord) -> QuerySet[Membership]:
    people = landlord.memberships.filter(active=True).select_related("user")
    return people.order_by("user__last_name", "user__first_name")


def names_of(references: Iterable[str]) -> dict[str, str]:
    return {user.reference: user.name for user in User.objects.filter(reference__in=references)}


def _with_people(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Return memberships, each with those they manage, in one more query for any number of them."""
    return memberships.prefetch_related(Prefetch("manages", Membership.objects.select_related("user")))


def branding_of(landlord: Landlord) -> Branding | None:
    return getattr(landlord, "branding", None)


class NotShipped(LookupError):  # noqa: N818
    """This build does not have a version that was proposed: an earlier or a later one does."""


class NoPolicy(LookupError):  # noqa: N818
    """A landlord has adopted no policy by a day: nothing can be judged until it adopts one."""


def landlords() -> list[Landlord]:
    """Return every landlord, by its slug."""
    return list(Landlord.objects.order_by("slug"))


def adoption_on(landlord: Landlord, on: date) -> Adoption:
    """Return the adoption that applies to a landlord's cases on a day.

    Raises:
        NoPolicy: it has adopted nothing by then.
    """
    adopted = landlord.adoptions.filter(since__lte=on).select_related("release", "floor").order_by("-since")
    found = adopted.defer("release__canonical", "floor__canonical").first()  # the packs themselves are kept in memory
    if found is None:
        raise _none_by(landlord, on)
    return found


def _none_by(landlord: Landlord, on: date) -> NoPolicy:
    return NoPolicy(f"{landlord} had adopted no policy by {on}.")


@dataclass(frozen=True)
class Held:
    """What judges a landlord's cases: the hashes of pack and floor, and each house choice or reading by its number."""

    pack: str
    floor: str
    choices: "tuple[tuple[int, _Chosen], ...]"

    @property
    def policy(self) -> Policy:
        """Return the policy: the pack, readings and house choices, on the floor."""
        return _policy(self.pack, self.floor, tuple(chosen for _, chosen in self.choices))

    @property
    def layers(self) -> dict[str, Any]:
        """Return what identifies the policy later: the floor, and each choice with its hash."""
        return {"floor": self.floor, "choices": [[number, _hash(chosen)] for number, chosen in self.choices]}


def policy_of(landlord: Landlord, on: date) -> Policy:
    """Return the policy of a landlord on a day. Raises `NoPolicy`."""
    return held_on(landlord, on).policy


def held_on(landlord: Landlord, on: date) -> Held:
    """Return what judges a landlord's cases on a day. Raises `NoPolicy`."""
    adopted = landlord.adoptions.filter(since__lte=on).order_by("-since").values_list(*_OF_AN_ADOPTION).first()
    if adopted is None:
        raise _none_by(landlord, on)
    pack, floor, slug, version = adopted
    rows = _held_by(landlord, on, slug).values_list("pk", "versions", *_OF_A_CHOICE)
    kept = tuple((number, _chosen(*row)) for number, versions, *row in rows if not versions or version in versions)
    return Held(pack, floor, kept)


_OF_AN_ADOPTION = ("release__sha256", "floor__sha256", "release__slug", "release__version")
_OF_A_CHOICE = ("answers", "says", "first__reference", "second__reference", "adopted_on", "minute", "reading", "option")


def policy_days(landlord: Landlord, on: date) -> list[date]:
    """Return the days, up to one, on which a landlord's policy may have changed, earliest first."""
    held = list(landlord.choices.filter(adopted_on__lte=on).values_list("adopted_on", "until"))
    ended = (until + timedelta(days=1) for _, until in held if until and until < on)
    began = landlord.adoptions.filter(since__lte=on).values_list("since", flat=True)
    return sorted({*began, *(adopted for adopted, _ in held), *ended})


def policy_from(landlord: Landlord, pack: str, layers: Mapping[str, Any]) -> Policy | None:
    """Return the policy of a released pack with the layers in `Held.layers`.

    None where one of them is missing, or was changed since.
    """
    rows = landlord.choices.select_related("first", "second").in_bulk([pk for pk, _ in layers["choices"]])
    chosen = [(rows.get(pk), kept) for pk, kept in layers["choices"]]
    if any(row is None or _hash(_adopted(row)) != kept for row, kept in chosen):
        return None
    try:
        return _policy(pack, layers["floor"], tuple(_adopted(row) for row, _ in chosen if row))
    except PackRelease.DoesNotExist:
        return None


def _hash(chosen: "_Chosen") -> str:
    return sha256(repr(chosen).encode()).hexdigest()


def choices_on(landlord: Landlord, on: date, slug: str, version: str) -> list[HouseChoice]:
    """Return the house choices and readings in force on a day for a version of a policy, in the order of adoption."""
    rows = _held_by(landlord, on, slug).select_related("first", "second")
    return [row for row in rows if not row.versions or version in row.versions]


def _held_by(landlord: Landlord, on: date, slug: str) -> QuerySet[HouseChoice]:
    return landlord.choices.filter(Q(until=None) | Q(until__gte=on), slug=slug, adopted_on__lte=on).order_by("id")


def policy_with(landlord: Landlord, on: date, proposed: ToAdopt) -> Policy:
    """Return the policy of a landlord on a day as it would be with a proposal."""
    if version := version_of(proposed):
        pack, floor = version
    else:
        adoption = adoption_on(landlord, on)
        pack, floor = pack_of(adoption.release.sha256), pack_of(adoption.floor.sha256)
    held = choices_on(landlord, on, pack.pack, pack.version)
    chosen = [_adopted(choice) for choice in held if choice.pk != proposed.replaces_id]
    if proposed.kind != "version":
        answers = json.dumps(proposed.answers, sort_keys=True)
        people = (proposed.first.reference, "")
        more = (proposed.minute, proposed.reading, proposed.option)
        chosen.append(_Chosen(answers, proposed.says, people, on, *more))
    return _layered(pack, floor, chosen)


def policy_without(landlord: Landlord, on: date, adopted: ToAdopt) -> Policy:
    """Return the policy of a landlord on a day without one confirmed choice or reading; what that replaced holds."""
    adoption = adoption_on(landlord, on)
    pack, floor = pack_of(adoption.release.sha256), pack_of(adoption.floor.sha256)
    rows = [one for one in choices_on(landlord, on, pack.pack, pack.version) if not _made_by(adopted, one)]
    return _layered(pack, floor, map(_adopted, (*rows, adopted.replaces) if adopted.replaces else rows))


def _made_by(adopted: ToAdopt, choice: HouseChoice) -> bool:
    """Return whether a choice in force came of a confirmed proposal."""
    same = all(getattr(adopted, name) == getattr(choice, name) for name in ("answers", "reading", "option", "minute"))
    return same and choice.adopted_on == adopted.confirmed_on and choice.second_id == adopted.second_id


def version_of(proposed: ToAdopt) -> tuple[Pack, Pack] | None:
    """Return the pack and the floor that a proposed version names; None for any other proposal. Raises `NotShipped`."""
    if proposed.kind != "version":
        return None
    [version] = proposed.versions
    try:
        return pack_named(proposed.landlord, proposed.slug, version), released(FLOOR, proposed.floor)
    except KeyError as unknown:
        raise NotShipped(str(unknown)) from unknown


def closure_days(landlord: Landlord) -> dict[date, str]:
    """Return the days on which a landlord is closed, each with why, earliest first."""
    return {date.fromisoformat(day): str(why) for day, why in sorted(landlord.closure_days.items())}


def calendar_of(landlord: Landlord) -> Calendar:
    """Return the working days of a landlord."""
    closed = tuple(sorted((day, str(why)) for day, why in landlord.closure_days.items()))
    return _calendar(landlord.nation, closed, tuple(sorted(landlord.closures_recorded.items())))


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
    return _chosen(choice.answers, choice.says, *people, choice.adopted_on, choice.minute, choice.reading, choice.option)


def _chosen(answers: Any, says: str, first: str, second: str, *more: Any) -> _Chosen:
    return _Chosen(json.dumps(answers, sort_keys=True), says, (first, second), *more)


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
    """Return a released pack by its hash, from memory: it never changes."""
    row = PackRelease.objects.filter(sha256=sha256).first()
    if row is None:
        raise PackRelease.DoesNotExist(sha256)
    return Pack.restored(bytes(row.canonical))


def pack_named(landlord: Landlord, slug: str, version: str) -> Pack:
    """Return a version of a policy that a landlord may adopt: one of the product's, or one of its own.

    Raises:
        KeyError: there is no such version.
    """
    if slug in PACKS:
        return released(slug, version)
    row = _own(landlord).filter(slug=slug, version=version).first()
    if row is None:
        raise KeyError(f"{slug}@{version}")
    return pack_of(row.sha256)


def newest_own(landlord: Landlord, slug: str) -> Pack | None:
    """Return the version of a landlord's own policy that was released last; None where it has none of this name."""
    row = _own(landlord).filter(slug=slug).order_by("-released_at", "-id").first()
    return pack_of(row.sha256) if row else None


def own_slugs(landlord: Landlord) -> list[str]:
    """Return the names of a landlord's own policies, adopted or not."""
    return sorted(set(_own(landlord).values_list("slug", flat=True)))


def _own(landlord: Landlord) -> QuerySet[PackRelease]:
    return PackRelease.objects.filter(landlord=landlord).defer("canonical")


@lru_cache(maxsize=64)
def _calendar(nation: str, closed: tuple[tuple[str, str], ...], recorded: tuple[tuple[str, str], ...]) -> Calendar:
    since = {date.fromisoformat(day): date.fromisoformat(on) for day, on in recorded}
    return Calendar(Nation(nation), {date.fromisoformat(day): why for day, why in closed}, since)
