"""Loads packs: from a YAML text, a file, or the product's own."""

from functools import cache
from pathlib import Path

from evenhand.policy.pack.check import references
from evenhand.policy.pack.document import Unusable, parse, text_of, validate
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.released import canonical, newest, releases, source

PACKS = ("a2dominion", "clarion", "conduct-2024", "octavia", "stonewater")
FLOOR = "floor"


def read(text: str) -> Pack:
    """Return the pack in a YAML text; raises `Unusable` with everything that is wrong with it."""
    document = parse(text)
    pack = validate(document, Pack)
    if faults := list(references(pack, document)):
        raise Unusable(faults)
    return pack


@cache
def shipped(slug: str) -> Pack:
    """Return a pack that comes with the product.

    Raises:
        KeyError: there is no such pack.
    """
    if slug not in {*PACKS, FLOOR}:
        raise KeyError(slug)
    return newest(slug) or read(source(slug).decode())


@cache
def released(slug: str, version: str) -> Pack:
    """Return a present or earlier version of a pack of the product.

    Raises:
        KeyError: no such version was released.
    """
    name = f"{slug}@{version}"
    if name not in releases():
        raise KeyError(name)
    return Pack.restored(canonical(name))


def read_file(path: Path) -> Pack:
    """Return the pack in a file; raises `Unusable`, also when the file cannot be opened or is not UTF-8."""
    return read(text_of(path))
