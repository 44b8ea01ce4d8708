"""Measures how customers are found among ten thousand and among a million, beside a primary-key read and pg_trgm.

Usage: python -m bench.find [MANY]   on the empty database that DATABASE_URL names, else on an SQLite file of its own

Names are made from syllables, as often as real ones: a few very common, most rare. One in three misspelt surnames stands alone.
"""

import os
import sys
from collections.abc import Callable, Iterable
from random import Random
from statistics import median
from typing import Any

import django

import bench.settings  # noqa: F401 - before Django's

os.environ["DJANGO_SETTINGS_MODULE"] = "evenhand.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.spent import with_backend  # noqa: E402
from evenhand.landlords.models import Landlord  # noqa: E402
from evenhand.landlords.references import generate, generated_from  # noqa: E402
from evenhand.people.finding import find  # noqa: E402
from evenhand.people.models import Customer, CustomerKey, Home, HomeKey, NameSpelling  # noqa: E402
from evenhand.people.sought import NUMBER, home_keys, of_home, of_person, person_keys  # noqa: E402
from evenhand.people.spelling import sound, spellings  # noqa: E402
from tests.builders.house import house  # noqa: E402
from tests.builders.misspelt import misspelt  # noqa: E402

FEW, MANY, CHUNK, SHOWN, ASKED = 10_000, 1_000_000, 20_000, 20, 20
OPENING = "b bl br c ch cl d dr f fl g gr h j k l m n p pr r s sh st t th tr v w y z".split()  # noqa: SIM905 - a list of thirty
MIDDLE = "a e i o u ai ea ee ie oo ou".split()  # noqa: SIM905
CLOSING = "b ck d dge ff g l ll m n nd ng nt p r rd rk rn s sh ss st t th x".split()  # noqa: SIM905
ENDING = ["", "ley", "ton", "son", "ford", "man", "well", "ski", "wicz", "ova", "ez", "ide", "olu", "eko", "ari"]
STREETS = (("Road", "rd"), ("Street", "st"), ("Court", "ct"), ("Lane", "ln"), ("Close", "cl"), ("Gardens", "gdns"))
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


class Names:
    """Words by rank, each rank's own, drawn so that a few are common and most are rare."""

    def __init__(self, by: Random, endings: list[str], *, most: int, common: int) -> None:
        """Draw from a source of chance; the larger ``common``, the rarer the most common one."""
        self._by, self._endings, self._most, self._common = by, endings, most, common
        self._made: dict[int, str] = {}

    def draw(self) -> str:
        """Return a word."""
        rank = int(self._common * (self._by.paretovariate(0.5) - 1)) % self._most
        if rank not in self._made:
            by = Random(rank * 31 + len(self._endings))  # noqa: S311 - a name's own, not a secret
            syllables = 1 if len(self._endings) > 1 and rank % 3 else 2
            body = "".join(by.choice(OPENING) + by.choice(MIDDLE) for _ in range(syllables)) + by.choice(CLOSING)
            self._made[rank] = body + by.choice(self._endings)
        return self._made[rank]


class Town:
    """Invents customers and their homes, one after the other, two of three in a home of their own, and writes them in bulk."""

    def __init__(self, landlord: int) -> None:
        """Begin after the rows that are there."""
        self._landlord, self._by = landlord, Random(7)  # noqa: S311 - invented people
        self._first = Names(self._by, [""], most=4_000, common=25)
        self._last = Names(self._by, ENDING, most=150_000, common=60)
        self._street = Names(self._by, [""], most=60_000, common=100)
        self._customer, self._home = (newest(model) for model in (Customer, Home))
        self._words: set[str] = set()
        self._references: set[str] = set()

    def _reference(self) -> str:
        """Return a reference that was not drawn before: among a million, some are drawn twice."""
        while (drawn := generate()) in self._references:
            continue
        self._references.add(drawn)
        return drawn

    def grow(self, many: int) -> None:
        """Add so many customers."""
        for start in range(0, many, CHUNK):
            self._write(min(CHUNK, many - start))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

    def _write(self, many: int) -> None:
        rows: dict[Any, list[dict[str, Any]]] = {one: [] for one in (Home, Customer, HomeKey, CustomerKey, NameSpelling)}
        with generated_from(self._by), transaction.atomic():
            for number in range(many):
                if number % 3 or not rows[Home]:
                    self._add_home(rows, number)
                self._add_customer(rows, number)
            for model, values in rows.items():
                write(model, values)

    def _add_home(self, rows: dict[Any, list[dict[str, Any]]], number: int) -> None:
        by, (street, short) = self._by, STREETS[number % len(STREETS)]
        self._home += 1
        area, inward = (
            f"{by.choice(LETTERS)}{by.choice(LETTERS)}",
            f"{by.randrange(1, 10)}{by.choice(LETTERS)}{by.choice(LETTERS)}",
        )
        door, name, outward = by.randrange(1, 180), self._street.draw(), f"{area}{by.randrange(1, 60)}"
        words = [str(door), name, short, f"{area}ford".lower(), outward.lower(), inward.lower()]
        made = {"address": f"{door} {name.title()} {street}, {area}ford", "postcode": f"{outward} {inward}"}
        keys = [" ".join(words[start:]) for start in range(len(words))] + [words[-2] + words[-1]]
        rows[Home].append({"id": self._home, "reference": self._reference(), "sought": " ".join((*words, keys[-1])), **made})
        rows[HomeKey] += ({"key": key, "home_id": self._home} for key in keys)

    def _add_customer(self, rows: dict[Any, list[dict[str, Any]]], number: int) -> None:
        self._customer += 1
        first, last, digits = (
            self._first.draw(),
            self._last.draw(),
            f"7700{self._by.randrange(10**6):06}" if number % 10 < 7 else "",
        )
        made = {"name": f"{first.title()} {last.title()}", "telephone": f"0{digits}" if digits else "", "home_id": self._home}
        words = list(dict.fromkeys((first, last)))
        sought = " ".join(filter(None, (*words, digits)))
        rows[Customer].append({"id": self._customer, "reference": self._reference(), "sought": sought, **made})
        keys = {f"{first} {last}", f"{last} {first}"} if words[1:] else {first}
        keys |= {NUMBER + digits[start:] for start in range(7)} if digits else set()
        rows[CustomerKey] += ({"key": key, "customer_id": self._customer} for key in keys)
        for word in set(words) - self._words:
            self._words.add(word)
            rows[NameSpelling] += ({"spelling": one, "word": word} for one in {*spellings(word), sound(word)})

    def check(self) -> None:
        """Compare what was written for some with what the product itself would write."""
        for row in (
            Customer.objects.filter(pk__gt=self._customer - 50).select_related("home").prefetch_related("keys", "home__keys")
        ):
            if row.home is None:
                raise ValueError(row.reference)
            found = {one.key for one in row.keys.all()}, {one.key for one in row.home.keys.all()}, row.sought, row.home.sought
            wanted = (
                person_keys((row.name,), row.telephone).keys,
                home_keys(row.home.address, row.home.postcode),
                of_person(row.name, "", row.telephone, ""),
                of_home(row.home.address, row.home.postcode),
            )
            if found != wanted:
                raise ValueError(f"{found} is not {wanted}")


def newest(model: Any) -> int:
    """Return the largest key of a table."""
    found = model.objects.order_by("-pk").first()
    return found.pk if found else 0


def write(model: Any, rows: list[dict[str, Any]]) -> None:
    """Write rows as fast as the database takes them: by COPY, or many by one statement; what is not named has its default."""
    if not rows:
        return
    table = model._meta.db_table  # noqa: SLF001
    others = {one.attname: one.get_default() for one in model._meta.concrete_fields if one.name != "id"}  # noqa: SLF001
    others |= {"landlord_id": Landlord.objects.get().pk}
    names = [*dict.fromkeys((*rows[0], *others))]
    values = ([row.get(name, others.get(name)) for name in names] for row in rows)
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                for one in values:
                    copy.write_row(one)
        else:
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join(["%s"] * len(names))})', list(values))  # noqa: S608


def main() -> None:
    """Fill to ten thousand and measure, fill to the whole and measure, print both and what they are beside."""
    many = int(sys.argv[1]) if sys.argv[1:] else MANY
    call_command("migrate", verbosity=0)
    place = house()
    town = Town(place.landlord.pk)
    town.grow(FEW)
    town.check()
    few = measured(place.landlord)
    town.grow(many - FEW)
    town.check()
    grown = measured(place.landlord)
    print(f"{connection.vendor}, CPU ms: among {FEW:,}, among {many:,}, how many times")
    for kind, spent in grown.items():
        print(f"  {kind:28} {few[kind]:8.2f} {spent:8.2f} {spent / few[kind]:6.2f}")
    for kind in ("reference", "telephone", "postcode"):
        print(f"  {kind}, beside a primary-key read: {grown[kind] / grown['primary-key read']:.2f} times")
    recalled(place.landlord)


def measured(landlord: Any) -> dict[str, float]:
    """Return the median CPU milliseconds of each kind of search, each for customers drawn from all."""
    by = Random(11)  # noqa: S311 - which ones are asked for
    with_number = Customer.objects.select_related("home").exclude(telephone="").exclude(home=None).order_by("pk")
    drawn = [with_number.filter(pk__gt=by.randrange(newest(Customer) // 2))[0] for _ in range(ASKED)]
    kinds: dict[str, Callable[[Any], str]] = {
        "reference": lambda row: row.reference,
        "telephone": lambda row: row.telephone,
        "telephone, its last six": lambda row: row.telephone[-6:],
        "postcode": lambda row: row.home.postcode.replace(" ", ""),
        "house and street": lambda row: row.home.address.split(",")[0],
        "name": lambda row: row.name,
        "surname": lambda row: row.name.split()[1],
        "beginning of a surname": lambda row: row.name.split()[1][:4],
        "name and postcode": lambda row: f"{row.name.split()[1]} {row.home.postcode}",
        "misspelt name": lambda row: next(typed for rule, _, typed in misspelt([row.name], row.pk) if rule == "a wrong letter"),
        "two wrong letters": lambda row: [typed for _, _, typed in misspelt([row.name], row.pk)][-1],
    }
    there = Customer.objects.select_related("home")
    found = {"primary-key read": _spent([lambda pk=row.pk: there.get(pk=pk) for row in drawn])}
    for kind, typed in kinds.items():
        texts = [typed(row) for row in drawn]
        found[kind] = _spent([lambda text=text: find(landlord, text, most=SHOWN) for text in texts])
    return found


def _spent(works: list[Callable[[], object]], rounds: int = 2) -> float:
    """Return the median of the CPU milliseconds of each piece of work, in the database too; the first round warms."""
    clock, spent = with_backend(connection), []
    for turn in range(rounds + 1):
        for work in works:
            before = clock()
            work()
            if turn:
                spent.append((clock() - before).total * 1000)
    return median(spent)


def _meant(kept: str, typed: str, shown: Iterable[str]) -> bool:
    """Return whether a customer of the name that was meant is shown; of a surname alone, one of that surname."""
    return any(kept == name if " " in typed else kept.split()[1] == name.split()[1] for name in shown)


def recalled(landlord: Any) -> None:
    """Print how many misspelt names are among the first twenty, and on PostgreSQL the same of pg_trgm with what both take."""
    by = Random(13)  # noqa: S311 - which ones are asked for
    names = [Customer.objects.filter(pk__gte=by.randrange(newest(Customer))).order_by("pk")[0].name for _ in range(40)]
    asked = [(kept, typed) for _, kept, typed in misspelt(names)]
    ours = [_meant(kept, typed, (row.name for row in find(landlord, typed, most=SHOWN).rows.values())) for kept, typed in asked]
    print(f"  recall at {SHOWN} of {len(asked)} misspelt names: {sum(ours) / len(asked):.3f}")
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE INDEX bench_trgm ON people_customer USING gin (sought gin_trgm_ops)")
        cursor.execute("ANALYZE people_customer")

    def by_trigrams(typed: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM people_customer WHERE landlord_id = %s AND sought %% %s"
                " ORDER BY similarity(sought, %s) DESC LIMIT %s",
                [landlord.pk, typed.lower(), typed.lower(), SHOWN],
            )
            return [name for (name,) in cursor.fetchall()]

    some = asked[::8]
    theirs = [_meant(kept, typed, by_trigrams(typed)) for kept, typed in some]
    took = _spent([lambda typed=typed: by_trigrams(typed) for _, typed in some], rounds=1)
    took_ours = _spent([lambda typed=typed: find(landlord, typed, most=SHOWN) for _, typed in some])
    print(f"  pg_trgm: recall {sum(theirs) / len(some):.3f}, {took:.1f} ms; ours {took_ours:.2f} ms, 1/{took / took_ours:.0f}")


if __name__ == "__main__":
    main()
