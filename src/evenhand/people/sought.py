"""Folds names, addresses and numbers, so that what is kept and what is typed compare in any spelling.

Marks, capitals, apostrophes and the signs between words make no difference: Siân O’Brien, SIAN OBRIEN. What is kept is folded
into keys (`PersonKeys`, `home_keys`), each found by how it begins, in an index that sorts by code point on every database.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise, permutations

_LEFT_BY_NFKD = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)
"""Letters that Unicode does not part into a letter and its mark."""
_JOINED = frozenset("'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}.")
"""Signs inside a word: O'Brien is one word, St. Mary's two."""
_COUNTRY = ("0044", "44", "0")
_POSTCODE = re.compile(r"\b([A-Za-z][A-Za-z0-9]{1,3}) ?([0-9][A-Za-z]{2})$")
_NUMBER = 6
"""Digits from which on what was typed is taken for a telephone number."""
_PART = 4
"""Digits of the shortest part of a telephone number that has a key."""
NUMBER, EMAIL = "#", "@"
"""Begin the keys of telephone numbers and of addresses for email, which no word begins with."""
LONGEST_WORD, LONGEST_KEY = 30, 64
_MOST_WORDS = 9
"""Words of one person's names that are paired: 72 pairs at most."""
_SHORTEST_NAME = 3
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lady",
        "lord",
        "rev",
        "revd",
        "reverend",
        "cllr",
    )
)
_JOINING = frozenset(
    ("o", "d", "de", "da", "di", "du", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "mc", "mac", "fitz", "al")
) | {"el", "ap", "ab", "bin", "bint", "ibn", "abu", "st", "san"}
"""Words before a name that some write as one word with it."""
_SHORT = {
    "road": "rd", "street": "st", "saint": "st", "avenue": "ave", "av": "ave", "court": "ct", "lane": "ln", "close": "cl",
    "drive": "dr", "gardens": "gdns", "place": "pl", "square": "sq", "terrace": "terr", "crescent": "cres", "house": "hse",
    "apartment": "flat", "apt": "flat", "mount": "mt",
}  # fmt: skip
"""Words of addresses, as each is kept."""
_SEVERAL = re.compile(r"[,;/]| or ", re.IGNORECASE)


def number(telephone: str) -> str:
    """Return the digits of a telephone number without its country and its first zero: "7700900123"."""
    digits = "".join(sign for sign in telephone if sign.isdigit())
    return next((digits.removeprefix(code) for code in _COUNTRY if digits.startswith(code)), digits)


def joined(address: str) -> str:
    """Return an address as it is compared: its folded words without blanks: "12cooperrowportmouthpm24qt"."""
    return "".join("".join(_words(word)) for word in address.split())


def split_postcode(typed: str) -> tuple[str, str]:
    """Return an address, and the postcode in which it ends; "" for one that ends in none."""
    found = _POSTCODE.search(typed.strip())
    return (typed[: found.start()].strip(" ,"), f"{found[1]} {found[2]}".upper()) if found else (typed.strip(), "")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LEFT_BY_NFKD)
    kept = (sign for sign in plain if not unicodedata.combining(sign) and sign not in _JOINED)
    return "".join(sign if sign.isalnum() else " " for sign in kept).split()


def numbers(telephones: str) -> tuple[str, ...]:
    """Return the digits of each telephone number in a field that may hold several (`number`)."""
    return tuple(filter(None, map(number, _SEVERAL.split(telephones))))


@dataclass(frozen=True)
class PersonKeys:
    """What a customer is found by. ``words``: of their names; ``keys``: pairs of them in each order, numbers, email."""

    words: tuple[str, ...]
    keys: frozenset[str]


def person_keys(names: tuple[str, ...], telephone: str = "", email: str = "") -> PersonKeys:
    """Return the keys of a customer: names that they have, are known by or had; every telephone number in the field."""
    words = tuple(dict.fromkeys(word for name in names for word in name_words(name)))[:_MOST_WORDS]
    pairs = (" ".join(pair) for pair in permutations(words, 2)) if words[1:] else words
    ends = (end for one in numbers(telephone) for end in _ends(one))
    joined = [EMAIL + "".join(_words(email))] if email else []
    return PersonKeys(words, frozenset(key[:LONGEST_KEY] for key in (*pairs, *ends, *joined)))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its title; what a hyphen or a blank parts is also there as one word."""
    found: list[str] = []
    for part in name.split():
        words = _words(part)
        found += [*words, "".join(words)] if words[1:] else words
    plain = _words(name)
    found += [one + other for one, other in pairwise(plain) if one in _JOINING]
    kept = [word[:LONGEST_WORD] for word in found if word not in _TITLES] or [word[:LONGEST_WORD] for word in found]
    return tuple(dict.fromkeys(kept))


def names_in(text: str, name: str) -> str:
    """Return the first word of a text that is a word of a name, of three letters or more, as the text has it; "" for none."""
    words = {word for word in name_words(name) if len(word) >= _SHORTEST_NAME}
    return next((word.strip(".,;:!?") for word in text.split() if words.intersection(_words(word))), "")


def home_keys(address: str, postcode: str) -> frozenset[str]:
    """Return the keys of a home: its address from each word on, and its postcode as one word."""
    words = (*address_words(address), *_words(postcode))
    runs = (" ".join(words[start:]) for start in range(len(words)))
    return frozenset(key[:LONGEST_KEY].strip() for key in (*runs, "".join(_words(postcode))) if key)


def address_words(address: str) -> tuple[str, ...]:
    """Return the words of an address, each as it is kept: road and rd are one."""
    return tuple(map(in_address, _words(address)))


def in_address(word: str) -> str:
    """Return a folded word as addresses keep it."""
    return _SHORT.get(word, word)[:LONGEST_WORD]


def typed_words(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the words that were typed, without titles; where some write them as one, also so: o brien, obrien."""
    words = [word[:LONGEST_WORD] for word in _words(typed)]
    words, joined = [word for word in words if word not in _TITLES] or words, list[str]()
    for word in words:
        if joined and joined[-1] in _JOINING:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(dict.fromkeys(tuple(dict.fromkeys(one))[:_MOST_WORDS] for one in (words, joined)))


def typed_numbers(typed: str) -> tuple[str, ...]:
    """Return the keys of what may be a telephone number or a part of one: as typed, and without country and first zero."""
    digits = "".join(filter(str.isdigit, typed))
    if len(digits) < _PART or any(sign.isalpha() for sign in typed):
        return ()
    return tuple(dict.fromkeys(NUMBER + one for one in (number(typed), digits) if one))


def is_number(typed: str) -> bool:
    """Return whether what was typed can be nothing but a telephone number."""
    return bool(typed_numbers(typed)) and sum(map(str.isdigit, typed)) >= _NUMBER


def typed_email(typed: str) -> str:
    """Return the key of the beginning of an address for email; "" where none was typed."""
    return (EMAIL + "".join(_words(typed)))[:LONGEST_KEY] if "@" in typed.strip("@ ") else ""


def _ends(digits: str) -> set[str]:
    """Return the keys by which each part of a telephone number of four digits or more is found: what it ends in."""
    return {NUMBER + digits[start:] for start in range(max(len(digits) - _PART + 1, 0))}


def of_person(name: str, known_as: str, telephone: str, email: str, former_names: str = "") -> str:
    """Return all that a customer is found by, as words: what the keys of one word do not show is looked for here."""
    words = person_keys((name, known_as, *former(former_names))).words
    return " ".join(dict.fromkeys((*words, *numbers(telephone), *_words(email))))


def of_home(address: str, postcode: str) -> str:
    """Return all that a home is found by, as words."""
    return " ".join(dict.fromkeys((*address_words(address), *_words(postcode), "".join(_words(postcode)))))


def former(names: str) -> tuple[str, ...]:
    """Return each of the former names of a customer, which stand a line each."""
    return tuple(filter(None, map(str.strip, names.splitlines())))
