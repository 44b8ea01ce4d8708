"""Misspells names by rule, the same for the same seed: a wrong letter, a neighbour's key, a dropped letter, two at once."""

from collections.abc import Callable, Iterator
from itertools import product
from random import Random

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HEARD = (
    ("ph", "f"),
    ("f", "ph"),
    ("ck", "k"),
    ("c", "k"),
    ("y", "i"),
    ("ie", "y"),
    ("ee", "ea"),
    ("ou", "u"),
    ("z", "s"),
    ("v", "w"),
)


def _listed(text: str) -> list[str]:
    return text.split()


FIRST = _listed("""
    Aisha Agnieszka Alan Bartosz Beatrice Catherine Chidi Claire Deirdre Dmitri Eleanor Elif Farida Fiona Gareth Graham Hannah
    Harpreet Ingrid Ifeoma Jasmine Jerome Kamal Kathryn Lena Łukasz Mairéad Mohammed Nadia Niamh Olivia Osman Patricia Precious
    Quentin Rebecca Rhiannon Samuel Siân Tariq Theresa Ursula Valentina Wendy Xiao Yusuf Zainab Zoë Bo Li
""")
LAST = _listed("""
    Abernethy Adeyemi Ahmed Bevan Blackwood Chaudhry Clarke Cooper Đặng Davies Dolan Ellis Fairweather Farouk Ferreira
    Fletcher Gallagher Griffiths Hargreaves Hassan Hughes Ibrahim Jankowski Jenkins Kaur Kovács Lawrence Lewandowski Llewellyn
    MacDonald Mahmood Mbeki Ng Nguyễn Novák O'Connor Okonkwo Osborne Papadopoulos Patel Quigley Ramsbottom Rodriguez Schofield
    Silva Smith-Jones Stephenson Thistlewood Turnbull Underwood Vasquez Wałęsa Whitaker Wojcik Yilmaz Zielinski
""")


def names(many: int, seed: int = 1) -> list[str]:
    """Return so many names, first name and surname, none twice."""
    every = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    return Random(seed).sample(every, many)


def _wrong(word: str, by: Random) -> str:
    at = by.randrange(len(word))
    return word[:at] + by.choice("abcdefghijklmnopqrstuvwxyz".replace(word[at].lower(), "")) + word[at + 1 :]


def _neighbour(word: str, by: Random) -> str:
    at = by.randrange(len(word))
    row = next((row for row in ROWS if word[at].lower() in row), "")
    if not row:
        return _wrong(word, by)
    place = row.index(word[at].lower())
    beside = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    return word[:at] + by.choice(beside) + word[at + 1 :]


def _dropped(word: str, by: Random) -> str:
    at = by.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, by: Random) -> str:
    at = by.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, by: Random) -> str:
    at = by.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _heard(word: str, by: Random) -> str:
    """Return a word as it sounds; with a wrong letter where nothing in it sounds like another."""
    fits = [(kept, heard) for kept, heard in HEARD if kept in word.lower()]
    return word.lower().replace(*by.choice(fits), 1) if fits else _wrong(word, by)


def _twice(word: str, by: Random) -> str:
    rules = (_wrong, _neighbour, _dropped, _doubled, _swapped)
    return by.choice(rules)(by.choice(rules)(word, by), by)


RULES: dict[str, Callable[[str, Random], str]] = {
    "a wrong letter": _wrong,
    "a neighbour on the keyboard": _neighbour,
    "a dropped letter": _dropped,
    "a doubled letter": _doubled,
    "two letters swapped": _swapped,
    "as it sounds": _heard,
    "two at once": _twice,
}
SHORTEST, SHORTEST_TWICE = 4, 6
"""Letters of the shortest word that is misspelt, and of the shortest with two wrong letters."""


def misspelt(kept: list[str], seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Yield for each name and rule: the rule, the name as kept, as typed: by turns whole, turned round, surname alone."""
    by = Random(seed)
    for number, name in enumerate(kept):
        first, last = name.split(" ", 1)
        for place, (rule, wrong) in enumerate(RULES.items()):
            least = SHORTEST_TWICE if wrong is _twice else SHORTEST
            if len(last) >= least:
                typed = wrong(last, by)
                yield rule, name, (f"{first} {typed}", f"{typed} {first}", typed)[(number + place) % 3]
            elif len(first) >= least:
                yield rule, name, f"{wrong(first, by)} {last}"
