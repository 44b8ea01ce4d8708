"""Adds entries, erases a person's words, publishes the head, changes the installation's key."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.journal import chain, heads, seals
from evenhand.journal.canonical import canonical, moment
from evenhand.journal.models import Entry, PersonKey

ALSO_ERASED: set[Callable[[str, int], None]] = set()
"""Called when a person's words are erased, with their reference and landlord: apps above keep words outside entries."""


@transaction.atomic
def record(
    *,
    landlord_id: int,
    act: str,
    subject: str,
    by: str,
    recorded_at: datetime,
    happened_at: datetime,
    open: Mapping[str, Any],  # noqa: A002 - the word of the trade: what may stay when the words are erased
    sealed: Mapping[str, Any] | None = None,
    person: str | None = None,
) -> Entry:
    """Add one entry to a landlord's chain. Call it last in the act's transaction: other writers wait from here on.

    ``open`` holds references, dates, codes and clauses, never names or words. ``sealed`` holds the words; ``person`` is the
    reference of the person they are about, whose key seals them. After the commit the head is published.

    Raises:
        ValueError: it happened after it was recorded, a moment has no zone, or words came without a person.
        TypeError: something cannot be written as JSON.
    """
    if happened_at > recorded_at:
        raise ValueError(f"An act cannot happen ({moment(happened_at)}) after it is recorded ({moment(recorded_at)}).")
    if sealed and not person:
        raise ValueError("Words need the reference of the person they are about.")
    chain.hold(landlord_id)
    sequence, previous = chain.end_of(landlord_id)
    entry = Entry(
        landlord_id=landlord_id,
        sequence=sequence + 1,
        recorded_at=recorded_at,
        happened_at=happened_at,
        act=act,
        subject=subject,
        by=by,
        open=canonical(open),
        previous=previous,
    )
    if sealed and person:
        entry.key = _key_of(landlord_id, person, recorded_at)
        entry.sealed = seals.seal(entry, entry.key, dict(sealed))
    entry.hash = chain.digest(entry)
    entry.save(force_insert=True)
    # a failure leaves the act recorded; the next one publishes its head too
    transaction.on_commit(lambda: note_head(landlord_id), robust=True)
    return entry


def note_head(landlord_id: int) -> None:
    """Publish a landlord's newest entry outside the database. Safe to repeat.

    Raises:
        HeadRefusedError: the database no longer holds the entry in the file.
        OSError: the folder cannot be written.
    """
    last = chain.last_of(landlord_id)
    if last:
        heads.advance(heads.Head(landlord_id, last.sequence, last.hash, moment(last.recorded_at)), holds=_holds)


def note_heads() -> list[int]:
    """Publish the head of each landlord, as a server starts; return the landlords whose head could not be."""
    failed = []
    for landlord_id in Entry.objects.order_by().values_list("landlord_id", flat=True).distinct():
        try:
            note_head(landlord_id)
        except (heads.HeadRefusedError, heads.HeadUnreadableError, OSError):
            failed.append(landlord_id)
    return failed


@transaction.atomic
def destroy_key(person: str, *, landlord_id: int, at: datetime) -> bool:
    """Erase every sealed word about a person; return whether there was a living key. The chain stays as it is.

    The caller records the act of erasing. Words recorded later get a new key.
    """
    chain.hold(landlord_id)
    living = PersonKey.objects.filter(landlord_id=landlord_id, person=person, destroyed_at=None)
    for erase in ALSO_ERASED:
        erase(person, landlord_id)
    return bool(living.update(wrapped=b"", destroyed_at=at))


@transaction.atomic
def rewrap(old_secret: str) -> int:
    """Put every living key under the present ``JOURNAL_KEY`` instead of an old one; return the number of keys.

    Raises:
        UnreadableError: a key was not under the old secret. Nothing is changed then.
    """
    living = list(PersonKey.objects.filter(destroyed_at=None).select_for_update())
    for key in living:
        seals.wrap_again(key, old_secret)
    PersonKey.objects.bulk_update(living, ["wrapped"], batch_size=500)
    return len(living)


def _key_of(landlord_id: int, person: str, at: datetime) -> PersonKey:
    """Return the living key of a person, made if there is none. The chain is locked, so no other writer makes one."""
    living = PersonKey.objects.filter(landlord_id=landlord_id, person=person, destroyed_at=None).first()
    if living:
        return living
    made = PersonKey(landlord_id=landlord_id, person=person, made_at=at)
    seals.wrap_new_key(made)
    made.save(force_insert=True)
    return made


def _holds(head: heads.Head) -> bool:
    return Entry.objects.filter(landlord_id=head.landlord_id, sequence=head.sequence, hash=head.hash).exists()
