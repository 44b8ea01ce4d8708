"""Finds email and web addresses in a letter's words, so that each format makes them links.

What is found in a letter's words must stay what it was: issued letters keep their bytes.
"""

import re
from collections.abc import Callable, Iterator

from evenhand.letters.blocks import LetterDocument

Pieces = Callable[[str], Iterator[tuple[str, str]]]
"""Gives words in pieces, each with what it leads to, or "" for words alone."""

_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}"
_ENDS = r"(?:com|cymru|eu|example|ie|info|net|org|scot|uk|wales)"
_ADDRESS = re.compile(
    rf"(?<![\w.+-])(?P<email>[a-z0-9][a-z0-9.+_-]{{0,63}}@{_DOMAIN}[a-z]{{2,24}})(?![\w@-])"
    rf"|(?<![\w@./-])(?P<web>(?:https?://{_DOMAIN}[a-z]{{2,24}}|{_DOMAIN}{_ENDS})(?![\w@-])(?::\d+)?(?:/[^\s<>\"“”]*)?)",
    re.IGNORECASE | re.ASCII,
)
_AFTER = ".,;:!?)]}'’"
"""Signs that end a sentence or a bracket around an address, and are no part of it."""


def pieces_of(letter: LetterDocument) -> Pieces:
    """Return what cuts this letter's words into pieces: in edition 1 one piece, which leads nowhere."""
    return _whole if letter.edition == 1 else linked


def linked(words: str) -> Iterator[tuple[str, str]]:
    """Yield the words in pieces, each with what it leads to: "mailto:" or "https:" and an address, or "" for words alone."""
    end = 0
    for found in _ADDRESS.finditer(words):
        address = found.group().rstrip(_AFTER)
        if found.start() > end:
            yield words[end : found.start()], ""
        yield address, _href(address, is_email=found["email"] is not None)
        end = found.start() + len(address)
    if end < len(words):
        yield words[end:], ""


def _whole(words: str) -> Iterator[tuple[str, str]]:
    yield words, ""


def _href(address: str, *, is_email: bool) -> str:
    if is_email:
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"
