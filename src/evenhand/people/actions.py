"""Changes customers and their needs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from evenhand.landlords.models import DataController, Landlord, User, draw_free
from evenhand.people.models import Customer, CustomerKey, Home, HomeKey, HomeStay, NameSpelling, Need, Representative
from evenhand.people.sought import former, home_keys, of_home, of_person, person_keys
from evenhand.people.spelling import HEAD, sound, spellings

AT_ONCE = 2000


def let_home(landlord: Landlord, address: str, postcode: str) -> Home:
    """Store a home, with what it is found by."""
    home = Home.objects.create(landlord=landlord, address=address, postcode=postcode)
    index_homes([home])
    return home


def let_homes(homes: Sequence[Home]) -> None:
    """Store new homes, many at once, with what they are found by."""
    for home in homes:
        home.sought = of_home(home.address, home.postcode)
    draw_free(homes)
    Home.objects.bulk_create(homes, batch_size=AT_ONCE)
    _key_homes(homes)


def change_homes(homes: Sequence[Home]) -> None:
    """Store the new addresses of homes; what they were found by before leads nowhere."""
    HomeKey.objects.filter(home__in=homes).delete()
    Home.objects.bulk_update(homes, ["address", "postcode"], batch_size=AT_ONCE // 4)
    index_homes(homes)


def give_homes(controller: DataController, *, postcodes: tuple[str, ...]) -> int:
    """Give a controller the landlord's homes whose postcodes begin so; return how many there are."""
    begins = Q()
    for postcode in postcodes:
        begins |= Q(postcode__istartswith=postcode)
    return Home.objects.filter(begins, landlord=controller.landlord).update(controller=controller) if postcodes else 0


def register(landlord: Landlord, name: str, home: Home | None, **fields: Any) -> Customer:
    """Store a customer with what they are found by: names, contact details, relationship and place in the home."""
    customer = Customer.objects.create(landlord=landlord, name=name, home=home, **fields)
    index_customers([customer])
    return customer


def register_all(customers: Sequence[Customer]) -> None:
    """Store new customers, many at once, with what they are found by."""
    for customer in customers:
        customer.sought = _sought(customer)
    draw_free(customers)
    Customer.objects.bulk_create(customers, batch_size=AT_ONCE)
    _key_customers(customers)


def change_customers(customers: Sequence[Customer], fields: Sequence[str]) -> None:
    """Store changed fields of customers; what they were found by before leads nowhere."""
    CustomerKey.objects.filter(customer__in=customers).delete()
    Customer.objects.bulk_update(customers, fields, batch_size=AT_ONCE // 4)
    index_customers(customers)


def index_customers(customers: Sequence[Customer]) -> None:
    """Store what customers are found by, and the spellings of names that are new here. Safe to repeat."""
    for customer in customers:
        customer.sought = _sought(customer)
    Customer.objects.bulk_update(customers, ["sought"], batch_size=AT_ONCE // 4)
    _key_customers(customers)


def _sought(one: Customer) -> str:
    return of_person(one.name, one.known_as, one.telephone, one.email, one.former_names)


def _key_customers(customers: Sequence[Customer]) -> None:
    rows: list[CustomerKey] = []
    words: dict[tuple[int, str], None] = {}
    for customer in customers:
        names = (customer.name, customer.known_as, *former(customer.former_names))
        found_by = person_keys(names, customer.telephone, customer.email)
        rows += (CustomerKey(landlord_id=customer.landlord_id, customer=customer, key=key) for key in sorted(found_by.keys))
        words |= dict.fromkeys((customer.landlord_id, word) for word in found_by.words)
    CustomerKey.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    _spell(words)


def _spell(words: dict[tuple[int, str], None]) -> None:
    """Store the spellings of words that their landlord's dictionary lacks."""
    for landlord in {landlord for landlord, _ in words}:
        wanted = [word for theirs, word in words if theirs == landlord]
        heads = {word[:HEAD] for word in wanted}
        kept = NameSpelling.objects.filter(landlord=landlord, spelling__in=heads, word__in=wanted)
        new = set(wanted).difference(kept.values_list("word", flat=True))
        rows = [
            NameSpelling(landlord_id=landlord, spelling=one, word=w)
            for w in sorted(new)
            for one in sorted({*spellings(w), sound(w)})
        ]
        NameSpelling.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def index_homes(homes: Sequence[Home]) -> None:
    """Store what homes are found by. Safe to repeat."""
    for home in homes:
        home.sought = of_home(home.address, home.postcode)
    Home.objects.bulk_update(homes, ["sought"], batch_size=AT_ONCE // 4)
    _key_homes(homes)


def _key_homes(homes: Sequence[Home]) -> None:
    HomeKey.objects.bulk_create(
        [
            HomeKey(landlord_id=home.landlord_id, home=home, key=key)
            for home in homes
            for key in sorted(home_keys(home.address, home.postcode))
        ],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )


def record_need(
    customer: Customer,
    *,
    kind: str,
    says: str,
    unusable: tuple[str, ...],
    by: User,
    on: date,
    relook_on: date,
    basis: str,
    asked_by: str = "",
    theirs: bool = False,
    follows: Need | None = None,
) -> Need:
    """Store a need with its assessor, the ground for keeping it, and its next review."""
    return Need.objects.create(
        landlord=customer.landlord,
        customer=customer,
        kind=kind,
        says=says,
        unusable_channels=list(unusable),
        assessor=by,
        recorded_on=on,
        relook_on=relook_on,
        basis=basis,
        asked_by=asked_by,
        theirs=theirs,
        follows=follows,
    )


def keep_need(need: Need, *, relook_on: date) -> None:
    """Keep a reviewed need until the next review."""
    need.relook_on = relook_on
    need.save(update_fields=["relook_on"])


def end_need(need: Need, *, on: date, because: str, why: str, told_by: tuple[str, ...]) -> None:
    """End a need, with its ground and how the customer heard of it."""
    need.ended_on, need.ended_because, need.ended_why, need.told_by = on, because, why, list(told_by)
    need.save(update_fields=["ended_on", "ended_because", "ended_why", "told_by"])


def name_representative(customer: Customer, **fields: Any) -> Representative:
    """Store who speaks for a customer: name, capacity, contact details, since when and until when."""
    return Representative.objects.create(landlord=customer.landlord, customer=customer, **fields)


def record_reach(customer: Customer, *, by: str, to: str) -> None:
    """Store where letters reach a customer from now on (`LETTERS_BY`)."""
    customer.letters_by, customer.letters_to = by, to
    customer.save(update_fields=["letters_by", "letters_to"])


def record_death(customer: Customer, *, on: date) -> None:
    customer.died_on = on
    customer.save(update_fields=["died_on"])


def record_leaving(customer: Customer, *, on: date) -> None:
    customer.left_on = on
    customer.save(update_fields=["left_on"])


def record_move(customer: Customer, home: Home, *, on: date) -> None:
    """Record that a customer lives at another home; a stay of theirs there ends."""
    customer.home, customer.moved_on = home, on
    customer.save(update_fields=["home", "moved_on"])
    customer.stays.filter(home=home, ended_on=None).update(ended_on=on)


def record_stay(customer: Customer, home: Home, *, source: str, on: date, relook_on: date, by: User, at: datetime) -> HomeStay:
    """Store that a customer stays at a home; where that is recorded, keep it until the new day."""
    row, made = HomeStay.objects.get_or_create(
        customer=customer,
        home=home,
        ended_on=None,
        defaults={
            "landlord": customer.landlord,
            "source": source,
            "since": on,
            "relook_on": relook_on,
            "recorded_by": by,
            "recorded_at": at,
        },
    )
    if not made:
        keep_stay(row, relook_on=relook_on)
    return row


def keep_stay(stay: HomeStay, *, relook_on: date) -> None:
    """Keep a stay until a colleague asks again."""
    stay.relook_on = relook_on
    stay.save(update_fields=["relook_on"])


def end_stay(stay: HomeStay, *, on: date) -> bool:
    """End a stay; False where it had ended."""
    return bool(HomeStay.objects.filter(pk=stay.pk, ended_on=None).update(ended_on=on))


def take_departure_back(customer: Customer) -> None:
    """Record that a customer neither died nor left: the earlier record was a mistake."""
    customer.died_on = customer.left_on = None
    customer.save(update_fields=["died_on", "left_on"])


def change_household(home: Home, *, on: date) -> None:
    home.household_changed_on = max(filter(None, (home.household_changed_on, on)))
    home.save(update_fields=["household_changed_on"])


def protect_address(customer: Customer, source: str) -> None:
    """Protect a customer's address, or no longer. ``source``: who says so, "" to end it."""
    customer.address_protected = source
    customer.save(update_fields=["address_protected"])
