"""Verifies a chain: its links, then the head outside, then the guards of the database."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from evenhand.journal import chain, guards, heads
from evenhand.journal.models import Entry


class FaultKind(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"  # the columns of an entry are not those that were hashed
    REMOVED = "removed"  # a number is missing
    INSERTED = "inserted"  # a number is there twice, or none that a chain gives
    UNLINKED = "unlinked"  # an entry does not follow the one before it: the two were exchanged
    CUT = "cut"  # the head outside is ahead of the newest entry
    REPLACED = "replaced"  # the entry at the head is not the one in the file
    UNPUBLISHED = "unpublished"  # entries came after the head: its file could not be written, or they are forged
    NO_HEAD = "no_head"  # there are entries and no head
    HEAD_UNREADABLE = "head_unreadable"
    UNGUARDED = "unguarded"  # a trigger is missing
    GUARD_CHANGED = "guard_changed"  # a trigger does something else


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, with its entries: from ``sequence`` up to and including ``until``."""

    kind: FaultKind
    sequence: int | None = None
    until: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of verifying a landlord's chain."""

    landlord_id: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        faults = [asdict(fault) for fault in self.faults]
        return {"landlord": self.landlord_id, "ok": self.ok, "entries": self.entries, "faults": faults}


@dataclass(slots=True)
class _Walk:
    """The state of a walk along a chain. ``hash`` is None behind an entry that could not be read."""

    landlord_id: int
    last: int = 0
    hash: str | None = chain.GENESIS
    entries: int = 0

    def onwards(self) -> Iterator[Fault]:
        """Walk to the end as it is now. SQLite keeps anything in any column: what Django cannot read was changed."""
        while True:
            try:
                for entry in self._ahead().iterator(chunk_size=2000):
                    yield from self._step(entry)
            except (ValueError, TypeError, AttributeError):
                unreadable: Any = self._ahead().values_list("sequence", flat=True)[0]
                if not isinstance(unreadable, int):
                    yield Fault(FaultKind.CHANGED)
                    return
                yield Fault(FaultKind.CHANGED, unreadable)
                self.last, self.hash, self.entries = unreadable, None, self.entries + 1
            else:
                return

    def _ahead(self) -> QuerySet[Entry]:
        chained = Entry.objects.filter(landlord_id=self.landlord_id).order_by("sequence", "id")
        return chained.filter(sequence__gt=self.last) if self.entries else chained

    def _step(self, entry: Entry) -> Iterator[Fault]:
        intact = chain.digest(entry) == entry.hash
        self.entries += 1
        if entry.sequence <= self.last:
            yield Fault(FaultKind.INSERTED, entry.sequence)
            return
        if not intact:
            yield Fault(FaultKind.CHANGED, entry.sequence)
        if entry.sequence > self.last + 1:
            yield Fault(FaultKind.REMOVED, self.last + 1, entry.sequence - 1)
        elif self.hash not in {None, entry.previous}:
            yield Fault(FaultKind.UNLINKED, entry.sequence)
        self.last, self.hash = entry.sequence, entry.hash


def verify(landlord_id: int) -> Verification:
    """Walk a landlord's chain from its first entry and compare its end with the head outside the database.

    While acts are being recorded the newest may show as unpublished for a moment: ask again.
    """
    walk = _Walk(landlord_id)
    faults = list(walk.onwards())
    try:
        head = heads.read(landlord_id)
    except heads.HeadUnreadableError:
        faults.append(Fault(FaultKind.HEAD_UNREADABLE))
    else:
        faults += walk.onwards()  # what was recorded while we walked, and before we read the head
        faults += _at_the_end(walk, head)
    faults += [Fault(FaultKind.UNGUARDED, name=name) for name in guards.missing()]
    faults += [Fault(FaultKind.GUARD_CHANGED, name=name) for name in guards.changed()]
    return Verification(landlord_id, walk.entries, tuple(faults))


def _at_the_end(walk: _Walk, head: heads.Head | None) -> Iterator[Fault]:
    if head is None:
        if walk.entries:
            yield Fault(FaultKind.NO_HEAD)
        return
    if head.sequence > walk.last:
        yield Fault(FaultKind.CUT, walk.last + 1, head.sequence)
        return
    if not Entry.objects.filter(landlord_id=walk.landlord_id, sequence=head.sequence, hash=head.hash).exists():
        yield Fault(FaultKind.REPLACED, head.sequence)
    if head.sequence < walk.last:
        yield Fault(FaultKind.UNPUBLISHED, head.sequence + 1, walk.last)
