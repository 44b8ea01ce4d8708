"""Folds names, addresses and numbers, so that what is kept and what is typed compare in any spelling, on every database.

Marks, capitals, apostrophes and the signs between words make no difference: Siân O’Brien, SIAN OBRIEN.
"""

import re
import unicodedata

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


def fold(*texts: str) -> str:
    """Return texts as folded words with a blank between them, and each text of more than one word once more without blanks."""
    found: list[str] = []
    for text in texts:
        words = _words(text)
        found += words
        if words[1:]:
            found.append("".join(words))
    return " ".join(dict.fromkeys(found))


def number(telephone: str) -> str:
    """Return the digits of a telephone number without its country and its first zero: "7700900123"."""
    digits = "".join(sign for sign in telephone if sign.isdigit())
    return next((digits.removeprefix(code) for code in _COUNTRY if digits.startswith(code)), digits)


def words_sought(typed: str) -> tuple[str, ...]:
    """Return the folded words that somebody typed to find a person by; a telephone number is one of them."""
    looks_like_number = not any(sign.isalpha() for sign in typed) and sum(sign.isdigit() for sign in typed) >= _NUMBER
    return (number(typed),) if looks_like_number else tuple(_words(typed))


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


def of_person(name: str, known_as: str, telephone: str, email: str) -> str:
    """Return what a customer is found by."""
    return fold(name, known_as, number(telephone), email)


def of_home(address: str, postcode: str) -> str:
    """Return what a home is found by."""
    return fold(address, postcode)
