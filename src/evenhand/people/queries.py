"""Answers questions about people with values: who they are, what they need, who speaks for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from evenhand.landlords.models import Landlord
from evenhand.people.models import Customer, Home, HomeStay, Need
from evenhand.people.sought import address_words, former, joined, split_postcode
from evenhand.policy.vocabulary import Channel


@dataclass(frozen=True)
class HomeView:
    """Where a home is."""

    address: str
    postcode: str

    @classmethod
    def of(cls, row: Home | None) -> "HomeView | None":
        """Return a home's view; None for None."""
        return cls(row.address, row.postcode) if row else None


@dataclass(frozen=True)
class NamedPerson:
    """A customer by name."""

    reference: str
    name: str

    @classmethod
    def of(cls, row: Customer) -> "NamedPerson":
        return cls(row.reference, row.name)


def home_shown(row: Customer) -> HomeView | None:
    """Return a customer's home for lists and for readers of no special role: none where their address is protected."""
    return None if row.address_protected else HomeView.of(row.home)


def tie_of(row: Customer) -> str:
    """Return a customer's place in the home; "tenant", what no officer changed, gives way to another relationship."""
    return row.relationship if row.place in {"", "tenant"} else row.place


@dataclass(frozen=True)
class PersonView:
    """A customer and how to reach them. ``place``: their place in the home, or their relationship to the landlord."""

    reference: str
    name: str
    known_as: str
    place: str
    telephone: str
    email: str
    home: HomeView | None
    died_on: date | None
    left_on: date | None
    former_names: tuple[str, ...] = ()
    protected: bool = False

    @property
    def hidden(self) -> bool:
        """Return whether their home is kept from the reader."""
        return self.protected and self.home is None

    @classmethod
    def of(cls, row: Customer, *, whole: bool = False) -> "PersonView":
        """Return a customer; one whose address is protected without their home, unless ``whole``."""
        return cls(
            row.reference, row.name, row.known_as, tie_of(row), row.telephone, row.email,
            HomeView.of(row.home) if whole else home_shown(row),
            row.died_on, row.left_on, former(row.former_names), bool(row.address_protected),
        )  # fmt: skip


@dataclass(frozen=True)
class NeedView:
    """What a customer needs of officers. ``closed``: the channels that cannot reach them."""

    kind: str
    says: str
    closed: tuple[Channel, ...]

    @classmethod
    def of(cls, row: Need) -> "NeedView":
        return cls(row.kind, row.says, tuple(map(Channel, row.unusable_channels)))


@dataclass(frozen=True)
class RecordedNeed(NeedView):
    """A need with its assessor, its date and its review; who asked for it, and whether the customer agrees and can end it."""

    recorded_by: str
    recorded_on: date
    relook_on: date
    asked_by: str
    theirs: bool

    @classmethod
    def of(cls, row: Need) -> "RecordedNeed":
        closed = tuple(map(Channel, row.unusable_channels))
        return cls(row.kind, row.says, closed, row.assessor.name, row.recorded_on, row.relook_on, row.asked_by, row.theirs)


@dataclass(frozen=True)
class PersonFound:
    """A customer in a list, with their present needs. ``near``: a search found them by a name that is only nearly theirs."""

    person: PersonView
    needs: tuple[NeedView, ...]
    near: bool = False

    @classmethod
    def of(cls, row: Customer, *, near: bool = False) -> "PersonFound":
        """Return a customer who was fetched `with_needs`."""
        return cls(PersonView.of(row), needs_now(row), near)


@dataclass(frozen=True)
class SpeakerView:
    """A person who speaks for a customer: in which capacity, and how to reach them."""

    name: str
    standing: str
    reached_by: str
    since: date
    until: date | None


@dataclass(frozen=True)
class StayView:
    """Where a customer stays: who said so, since when, and by when a colleague asks again. ``home``: its reference."""

    reference: str
    home: str
    address: str
    source: str
    since: date
    relook_on: date


def stays_of(landlord: Landlord, customer: str) -> list[StayView]:
    """Return where a customer stays now, by reference, oldest first."""
    rows = HomeStay.objects.filter(landlord=landlord, customer__reference=customer, ended_on=None).select_related("home")
    return [
        StayView(one.reference, one.home.reference, _in_a_line(one.home), one.source, one.since, one.relook_on)
        for one in rows.order_by("since", "id")
    ]


_INWARD, _OUTWARD = 3, (2, 3, 4)
"""How many signs the second half of a postcode has, and the first."""


def homes_at(landlord: Landlord, addresses: Iterable[str]) -> dict[str, Home]:
    """Return the homes at addresses that end in their postcode, by the address as it is compared (`sought.joined`)."""
    asked = {joined(address) for address in addresses}
    ends = {code for one in asked for code in _postcodes(one)}
    near = Home.objects.filter(landlord=landlord, postcode__in=ends).order_by("-id") if ends else ()
    found = {joined(f"{home.address} {home.postcode}"): home for home in near}
    return {key: home for key, home in found.items() if key in asked}


def home_at(landlord: Landlord, address: str) -> Home | None:
    """Return the home at an address that ends in its postcode, also without its town; None for none, or for several."""
    found = next(iter(homes_at(landlord, [address]).values()), None)
    street, postcode = split_postcode(address)
    typed = address_words(street)
    if found or not typed or not postcode:
        return found
    there = Home.objects.filter(landlord=landlord, postcode=postcode)
    meant = [home for home in there if address_words(home.address)[: len(typed)] == typed]
    return meant[0] if len(meant) == 1 else None


def _postcodes(address: str) -> Iterator[str]:
    """Yield the postcodes in which an address without blanks can end."""
    for size in _OUTWARD:
        code = address[-_INWARD - size :].upper()
        yield f"{code[:-_INWARD]} {code[-_INWARD:]}"


def _in_a_line(home: Home) -> str:
    return f"{home.address}, {home.postcode}"


def with_needs(of: str = "customer__needs") -> "Prefetch[str]":
    """Return the prefetch of present needs, for lists that show them beside the name."""
    return Prefetch(of, Need.objects.filter(ended_on=None).order_by("id"))


def needs_now(customer: Customer | None) -> tuple[NeedView, ...]:
    """Return what a customer needs now; empty for None."""
    return tuple(map(NeedView.of, _now(customer.needs.all()))) if customer else ()


def recorded_needs(customer: Customer) -> tuple[RecordedNeed, ...]:
    """Return a customer's present needs with their records."""
    return tuple(map(RecordedNeed.of, _now(customer.needs.all())))


def _now(needs: Iterable[Need]) -> Iterable[Need]:
    return (need for need in needs if need.ended_on is None)


def speaking_for(customer: Customer, on: date) -> tuple[SpeakerView, ...]:
    """Return who speaks for a customer on a day."""
    rows = customer.representatives.filter(Q(until=None) | Q(until__gte=on), since__lte=on).order_by("since", "id")
    return tuple(SpeakerView(row.name, row.standing, row.reached_by, row.since, row.until) for row in rows)
