"""Writes a message as Outlook does: a compound file, with each property in a stream of its own."""

import struct
from collections.abc import Mapping
from itertools import pairwise

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL = 512, 64
ROOT, STORAGE, STREAM = 5, 1, 2
SUBJECT, WORDS, SENDER, ADDRESS, TO, SENT_WITH, HTML, NAMED = "0037", "1000", "0C1A", "0C1F", "0E04", "007D", "1013", "3707"


def text(tag: str, says: str) -> dict[str, bytes]:
    """Return a property that is a text."""
    return {f"__substg1.0_{tag}001F": says.encode("utf-16-le")}


def message(properties: Mapping[str, bytes], *attached: Mapping[str, bytes]) -> bytes:
    """Return a message with these properties, and with those of each file attached to it."""
    places = {f"__attach_version1.0_#{number:08X}": inside for number, inside in enumerate(attached)}
    return _compound({"__properties_version1.0": b"\0" * 32, **properties}, places)


def _compound(streams: Mapping[str, bytes], storages: Mapping[str, Mapping[str, bytes]]) -> bytes:
    entries: list[list] = [["Root Entry", ROOT, b""]]
    top = _entries(entries, streams)
    for name, inside in storages.items():
        kids = _entries(entries, inside)
        entries.append([name, STORAGE, b"", kids])
        top.append(len(entries) - 1)
    entries[0].append(top)
    small, starts, small_fat = _small(entries)
    right, child = _linked(entries)
    body, places = _directory(entries, starts, right, child, len(small))
    directory = [body[at : at + SECTOR] for at in range(0, len(body), SECTOR)]
    return _file(directory, small_fat, small, places)


def _entries(entries: list[list], streams: Mapping[str, bytes]) -> list[int]:
    begin = len(entries)
    entries.extend([name, STREAM, content, []] for name, content in sorted(streams.items()))
    return list(range(begin, len(entries)))


def _small(entries: list[list]) -> tuple[bytes, list[int], list[int]]:
    """Lay the streams into one, by 64 bytes; return it, where each starts, and the chain of its parts."""
    whole, starts, chain = b"", [], []
    for entry in entries:
        content = entry[2]
        parts = -(-len(content) // SMALL)
        starts.append(len(chain) if parts else END)
        chain += [*range(len(chain) + 1, len(chain) + parts), END] if parts else []
        whole += content.ljust(parts * SMALL, b"\0")
    return whole, starts, chain


def _linked(entries: list[list]) -> tuple[dict[int, int], dict[int, int]]:
    right, child = {}, {}
    for number, entry in enumerate(entries):
        kids = sorted(entry[3], key=lambda kid: (len(entries[kid][0]), entries[kid][0].upper()))
        if kids:
            child[number] = kids[0]
            right.update(pairwise(kids))
    return right, child


def _directory(entries, starts, right, child, length) -> tuple[bytes, int]:
    count = -(-len(entries) * 128 // SECTOR)
    first_of_small = 1 + count + 1
    body = b""
    for number, (name, kind, content, _) in enumerate(entries):
        written = name.encode("utf-16-le") + b"\0\0"
        start, size = (first_of_small, length) if kind == ROOT else (starts[number], len(content))
        body += struct.pack("<64sHBBIII16sIQQIQ", written, len(written), kind, 1, FREE, right.get(number, FREE),
                            child.get(number, FREE), b"", 0, 0, 0, start, size)  # fmt: skip
    return body.ljust(count * SECTOR, b"\0"), first_of_small


def _file(directory: list[bytes], small_fat: list[int], small: bytes, first_of_small: int) -> bytes:
    """Return header, table of sectors, directory, table of small parts, and the small parts."""
    count, parts = len(directory), -(-len(small) // SECTOR)
    fat = [FAT, *range(2, 1 + count), END, END, *range(first_of_small + 1, first_of_small + parts), END]
    header = struct.pack("<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0,
                         1, 1, 0, 4096, 1 + count, 1, END, 0, 0)  # fmt: skip
    header += struct.pack("<108I", *[FREE] * 108)
    table = struct.pack("<128I", *(fat + [FREE] * 128)[:128])
    smalls = struct.pack("<128I", *(small_fat + [FREE] * 128)[:128])
    return header + table + b"".join(directory) + smalls + small.ljust(parts * SECTOR, b"\0")
