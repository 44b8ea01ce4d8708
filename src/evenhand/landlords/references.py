"""Generates public references: ``EV-`` and random characters that cannot be misread, with a check character.

See docs/adr/0005-identifiers.md. The check is Luhn's algorithm in the (even) base of the alphabet: it catches one wrong
character, and nearly every two neighbours swapped.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from random import Random

ALPHABET = "23456789BCDFGHJKMNPQRSTVWX"
PREFIX = "EV-"
LENGTH = 7


_source: Random = secrets.SystemRandom()


class Drawn(str):
    """A random reference. A row that is stored with it draws another where it is taken; ``str()`` of it stays as it is."""

    __slots__ = ()


def generate(length: int = LENGTH) -> Drawn:
    """Return a new random reference, for example ``EV-7KQ2M4X8``; it may be taken (`Drawn`)."""
    body = "".join(_source.choice(ALPHABET) for _ in range(length))
    return Drawn(f"{PREFIX}{body}{_check(body)}")


def generated_for(secret: str, length: int = LENGTH) -> str:
    """Return the reference of a secret: the same each time, and no hint of the secret."""
    number, base = int.from_bytes(sha256(secret.encode()).digest()), len(ALPHABET)
    body = "".join(ALPHABET[number // base**place % base] for place in range(length))
    return f"{PREFIX}{body}{_check(body)}"


@contextmanager
def generated_from(source: Random) -> Iterator[None]:
    """Generate references from another source meanwhile, for a demo that is the same on every run."""
    global _source  # noqa: PLW0603  (one drawer for the process, as for the clock)
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before


def normalise(typed: str) -> str:
    """Return a typed reference in its stored form: capitals, no spaces, with its prefix."""
    text = "".join(typed.upper().split()).replace("EV-", "").replace("EV", "", 1)
    return f"{PREFIX}{text}"


def is_reference(text: str) -> bool:
    """Return whether a text is a well-formed reference with the right check character."""
    body = text.removeprefix(PREFIX)
    if not text.startswith(PREFIX) or not 5 <= len(body) <= 8 or set(body) - set(ALPHABET):
        return False
    return _check(body[:-1]) == body[-1]


def _check(body: str) -> str:
    base, total = len(ALPHABET), 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // base + value % base
    return ALPHABET[-total % base]
