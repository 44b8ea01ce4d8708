"""Finds customers by what was typed: reference, telephone, email, name or address, in any order, also misspelt.

Each way is a range of keys in an index, read up to a bound: what is typed is never compared with all customers. What is spelled
exactly so comes first, then what begins so, then names one or two letters away; a like sound comes last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from operator import and_, itemgetter, or_

from django.db.models import Count, F, Q, QuerySet
from rapidfuzz.distance import OSA

from evenhand.landlords.models import Landlord
from evenhand.landlords.references import is_reference, normalise
from evenhand.people.models import Customer, CustomerKey, HomeKey, NameSpelling
from evenhand.people.sought import (
    LONGEST_KEY,
    NUMBER,
    address_words,
    in_address,
    is_number,
    typed_email,
    typed_numbers,
    typed_words,
)
from evenhand.people.spelling import slack, sound, spellings

LONGEST = 100
"""Signs of what was typed that are read."""
_LAST = "\U0010ffff"
_WHOLE = 10
"""Signs of the key of a telephone number that is no part of a longer one; national numbers have nine or ten digits."""
_CANDIDATES = 2000
"""Keys of one word that are compared with the other words."""
_COUNTED = 300
"""From so many on, a word is common; it is counted no further."""
_LIKE, _NEAR = 150, 12
"""Words of the dictionary that are compared with a misspelt one, and those that are then looked for."""
_EACH = 4
"""Customers of one likely spelling that are shown before another spelling's."""
_OTHER_LETTER, _BY_SOUND = 0.5, 2.75
"""What a wrong first letter costs beyond itself; and a word that only sounds alike."""
_LEAST_SOUND = 4
_NEAR_BESIDE_EXACT = 1
"""Wrong letters of names that are shown below names that are spelled exactly so."""


@dataclass
class CustomersFound:
    """Customers found, the best first, each once. ``near``: those whose name is only spelled or sounds nearly so."""

    most: int
    rows: dict[int, Customer] = field(default_factory=dict)
    near: set[int] = field(default_factory=set)

    @property
    def room(self) -> int:
        """Return how many more are wanted."""
        return self.most - len(self.rows)

    def add(self, found: Iterable[Customer], *, near: bool = False) -> None:
        """Add customers who are not there yet, while there is room."""
        for row in found:
            if self.room > 0 and row.pk not in self.rows:
                self.rows[row.pk] = row
                self.near |= {row.pk} if near else set()


def find(landlord: Landlord, typed: str, *, most: int) -> CustomersFound:
    """Return the landlord's customers that were meant, at most so many; none where nothing was typed."""
    found, text = CustomersFound(most), typed.replace("\0", "").strip()[:LONGEST]
    reference = normalise(text)
    if is_reference(reference):
        found.add(_customers(landlord).filter(reference=reference))
    if found.rows or not text:
        return found
    if email := typed_email(text):
        found.add(_begin(landlord, email, most))
    for key in typed_numbers(text):
        if not found.rows:
            found.add(_at(landlord, key, most) if len(key) > _WHOLE else _begin(landlord, key, most))
    if not email and not is_number(text):
        _by_words(landlord, typed_words(text), address_words(text), found)
    return found


def _by_words(landlord: Landlord, readings: Sequence[tuple[str, ...]], address: tuple[str, ...], found: CustomersFound) -> None:
    """Add who is found by words: of names, of an address, of both, and last of names that are nearly so.

    With a digit in them they are an address first, and only that where one is found.
    """
    numbered, run = any(word for word in address if not word.isalpha()), " ".join(address)[:LONGEST_KEY].strip()
    if numbered:
        found.add(_living_at(landlord, run, found.room))
        if found.rows:
            return
    for words in filter(None, readings):
        _named(landlord, words, found)
    if found.room and run and not numbered:
        found.add(_living_at(landlord, run, found.room))
    if not found.rows and readings[0][1:]:
        found.add(_mixed(landlord, readings[0], found.room))
    for words in filter(None, readings):
        if found.room:
            _nearly(landlord, words, found)


def _named(landlord: Landlord, words: tuple[str, ...], found: CustomersFound) -> None:
    """Add customers who have all words in their names: whole words first, then those that begin so."""
    if not words[1:]:
        found.add(_begin(landlord, words[0], found.room))
        return
    one, other, *others = sorted(words, key=len, reverse=True)
    rest = [_has(word) for word in others]
    for lead, second in ((one, other), (other, one)):
        if found.room:
            found.add(_begin(landlord, f"{lead} {second}", found.room, *rest))


def _customers(landlord: Landlord) -> QuerySet[Customer]:
    return Customer.objects.filter(landlord=landlord).select_related("home")


def _range(key: str, of: str = "key") -> dict[str, str]:
    return {f"{of}__gte": key, f"{of}__lt": key + _LAST}


def _begin(landlord: Landlord, key: str, most: int, *rest: Q) -> Iterator[Customer]:
    """Yield customers with a key that begins so, in the order of the keys."""
    rows = _customers(landlord).filter(*rest, keys__landlord=landlord, **_range(key, "keys__key")).order_by("keys__key", "pk")
    seen: set[int] = set()
    start, page = 0, list(rows[:most])
    while page:
        for row in page:
            if row.pk not in seen:
                seen.add(row.pk)
                yield row
        start += most
        page = list(rows[start : start + most]) if len(page) == most > len(seen) else []


def _at(landlord: Landlord, key: str, most: int) -> QuerySet[Customer]:
    """Return customers with this key."""
    return _customers(landlord).filter(keys__landlord=landlord, keys__key=key)[:most]


def _living_at(landlord: Landlord, key: str, most: int) -> QuerySet[Customer]:
    """Return who lives where an address has the words in this order; nobody whose address is protected."""
    there = {"home__keys__landlord": landlord, **_range(key, "home__keys__key")}
    rows = _customers(landlord).filter(**there, address_protected="")
    return rows.order_by("home__keys__key", "name", "pk")[: 2 * most]


def _has(word: str, *alike: str) -> Q:
    """Return the condition that a customer has a word that begins so, or one of those alike."""
    return reduce(or_, (Q(sought__startswith=one) | Q(sought__contains=f" {one}") for one in dict.fromkeys((word, *alike))))


def _mixed(landlord: Landlord, words: tuple[str, ...], most: int) -> list[Customer]:
    """Return who has some words in their names or numbers and the others in their address; the rarest word leads.

    An address that is protected leads to nobody.
    """
    leads: list[tuple[int, str]] = []
    for word in sorted(words, key=len, reverse=True)[:4]:
        leads.append((sum(source[:_COUNTED].count() for source in _sources(landlord, word)), word))
        if not leads[-1][0]:
            return []
    lead = min(leads)[1]
    of_customers, of_homes = _sources(landlord, lead)
    theirs = Q(pk__in=of_customers.values("customer_id")[:_CANDIDATES])
    there = Q(home_id__in=of_homes.values("home_id")[:_CANDIDATES])
    rest = [_anywhere(word) for word in words if word != lead]
    found: dict[int, Customer] = {}
    for candidates in (theirs, there):
        rows = _customers(landlord).filter(candidates, reduce(and_, rest), address_protected="").order_by("name", "pk")
        found |= {row.pk: row for row in rows[:most]}
    return list(found.values())


def _sources(landlord: Landlord, word: str) -> tuple[QuerySet[CustomerKey], QuerySet[HomeKey]]:
    """Return the keys of customers and of homes that begin with a word; of digits also numbers with them in it."""
    number = NUMBER + word if word.isdigit() and typed_numbers(word) else ""
    theirs = CustomerKey.objects.filter(landlord=landlord, **_range(number or word))
    return theirs, HomeKey.objects.filter(landlord=landlord, **_range(in_address(word)))


def _anywhere(word: str) -> Q:
    there = in_address(word)
    found = Q(sought__startswith=word) | Q(sought__contains=f" {word}")
    found |= Q(home__sought__startswith=there) | Q(home__sought__contains=f" {there}")
    return found | Q(sought__contains=word) if typed_numbers(word) else found


def near_words(landlord: Landlord, word: str) -> list[tuple[float, str]]:
    """Return the words of the landlord's dictionary that a word may be meant for, the nearest first, with what each costs."""
    allowed = slack(word)
    if not allowed or not word.isalpha():
        return []
    alike = NameSpelling.objects.filter(landlord=landlord, spelling__in=spellings(word)).values_list("word")
    words = [one for one, _ in alike.annotate(shared=Count("pk")).order_by("-shared", "word")[:_LIKE]]
    costs = {one: _cost(word, one) for one in words}
    if len(sound(word)) >= _LEAST_SOUND and min(costs.values(), default=_BY_SOUND) > 1:
        sounding = NameSpelling.objects.filter(landlord=landlord, spelling=sound(word)).values_list("word", flat=True)
        costs |= {one: min(costs.get(one, _BY_SOUND), _BY_SOUND) for one in sounding[:_NEAR]}
    return sorted((cost, one) for one, cost in costs.items() if cost <= _BY_SOUND)[:_NEAR]


def _cost(word: str, other: str) -> float:
    wrong = OSA.distance(word, other)
    return wrong + _OTHER_LETTER * (word[0] != other[0]) if wrong <= min(slack(word), slack(other)) else _BY_SOUND + 1


def _nearly(landlord: Landlord, words: tuple[str, ...], found: CustomersFound) -> None:
    """Add customers whose names are nearly what was typed, those with the fewest wrong letters first."""
    furthest = _NEAR_BESIDE_EXACT if found.rows.keys() - found.near else _BY_SOUND * 2
    one, *more = sorted(words, key=len, reverse=True)
    of_one = near_words(landlord, one)
    if not more:
        likely = [(cost, name) for cost, name in of_one if 0 < cost <= furthest]
        each = max(_EACH, found.most // max(len(likely), 1))
        for _, name in likely:
            if found.room:
                found.add(_begin(landlord, f"{name} ", min(each, found.room)), near=True)
        if found.room and likely:
            found.add(_exactly(landlord, {name: cost for cost, name in likely}, each), near=True)
        return
    other, *others = more
    of_other = near_words(landlord, other)
    rest = [_has(word, *(name for _, name in near_words(landlord, word))) for word in others]
    pairs = sorted(
        (cost + cost_other, name, name_other)
        for (cost, name), (cost_other, name_other) in product(of_one or [(0, one)], of_other or [(0, other)])
        if cost + cost_other <= furthest and (cost + cost_other or others)
    )
    for same in ([pair for pair in pairs if pair[0] <= 1], [pair for pair in pairs if pair[0] > 1]):
        if found.room and same:
            _paired(landlord, same, rest, found, whole=bool(of_other))


def _paired(
    landlord: Landlord, pairs: list[tuple[float, str, str]], rest: list[Q], found: CustomersFound, *, whole: bool
) -> None:
    """Add customers who have both words of a pair; of an initial or a number of two letters, names that begin so."""
    if whole:
        found.add(_exactly(landlord, {f"{name} {other}": cost for cost, name, other in pairs}, _EACH, *rest), near=True)
        return
    for _, name, other in pairs:
        found.add(_begin(landlord, f"{name} {other}", max(min(_EACH, found.room), 1), *rest), near=True)


def _exactly(landlord: Landlord, keys: Mapping[str, float], each: int, *rest: Q) -> list[Customer]:
    """Return customers who have one of the keys, by what a key costs: some of each key, then the others."""
    rows = _customers(landlord).filter(*rest, keys__landlord=landlord, keys__key__in=list(keys)).annotate(by_key=F("keys__key"))
    first: list[tuple[float, Customer]] = []
    left: list[Customer] = []
    seen: dict[str, int] = {}
    for row in rows.order_by("keys__key", "pk")[: _COUNTED // 2]:
        seen[row.by_key] = seen.get(row.by_key, 0) + 1
        if seen[row.by_key] <= each:
            first.append((keys[row.by_key], row))
        else:
            left.append(row)
    return [row for _, row in sorted(first, key=itemgetter(0))] + left
