"""Links entries by hash, one writer at a time."""

from hashlib import sha256

from django.db import connection

from evenhand.journal.canonical import canonical, moment
from evenhand.journal.models import Entry

GENESIS = "0" * 64


def digest(entry: Entry) -> str:
    """Return the SHA-256, in hexadecimal, over the hash before it, every other column, and the ciphertext.

    The plain words take no part, so that they can be erased, and so that a guess at them cannot be confirmed.
    """
    columns = canonical(
        {
            "landlord": entry.landlord_id,
            "sequence": entry.sequence,
            "recorded_at": moment(entry.recorded_at),
            "happened_at": moment(entry.happened_at),
            "act": entry.act,
            "subject": entry.subject,
            "by": entry.by,
            "open": entry.open,
            "key": str(entry.key_id) if entry.key_id else None,
            "sealed": None if entry.sealed is None else bytes(entry.sealed).hex(),
        }
    )
    return sha256(f"{entry.previous}\n{columns}".encode()).hexdigest()


def hold(landlord_id: int) -> None:
    """Lock this landlord's chain until the transaction ends.

    SQLite has one writer in any case: its transactions are IMMEDIATE.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"evenhand.journal:{landlord_id}"])


def end_of(landlord_id: int) -> tuple[int, str]:
    """Return the place and the hash of a landlord's newest entry."""
    chained = Entry.objects.filter(landlord_id=landlord_id).order_by("-sequence")
    return chained.values_list("sequence", "hash").first() or (0, GENESIS)


def last_of(landlord_id: int) -> Entry | None:
    """Return the newest entry of a landlord."""
    return Entry.objects.filter(landlord_id=landlord_id).order_by("-sequence").first()
