"""Changes visits and their flags. Only `evenhand.work` and the acts call it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from evenhand.firms.models import Operative
from evenhand.journal.chain import hold
from evenhand.landlords.models import Landlord, User, draw_free
from evenhand.people.models import Customer
from evenhand.visits.models import Visit, VisitFlag
from evenhand.visits.queries import CHANGED


def arrange(landlord: Landlord, people: Iterable[Customer], *, by: User, at: datetime, **told: Any) -> Visit:
    """Store a visit; ``told``: its other fields, by their names in the model."""
    row = Visit.objects.create(landlord=landlord, arranged_by=by, arranged_at=at, **told)
    row.people.set(people)
    return row


def arrange_all(
    landlord: Landlord, asked: Sequence[tuple[Iterable[Customer], dict[str, Any]]], *, by: User, at: datetime
) -> list[Visit]:
    """Store many visits, in order: four queries for a thousand. ``asked``: for each, its people and its other fields."""
    rows = [Visit(landlord=landlord, arranged_by=by, arranged_at=at, **told) for _, told in asked]
    Visit.objects.bulk_create(rows, batch_size=500)
    named = Visit.people.through
    pairs = [named(visit=row, customer=one) for row, (people, _) in zip(rows, asked, strict=True) for one in people]
    named.objects.bulk_create(pairs, batch_size=500)
    return rows


def rearrange(row: Visit, people: Iterable[Customer], **told: Any) -> None:
    """Change a visit as its feed gives it now: it is to be read again."""
    for name, value in told.items():
        setattr(row, name, value)
    row.read_at = None
    row.save(update_fields=[*told, "read_at"])
    row.people.set(people)


def hand_out(row: Visit, operative: Operative | None) -> None:
    """Give a job to an operative of its firm, or to none yet; it is to be read again."""
    row.operative, row.read_at = operative, None
    row.save(update_fields=["operative", "read_at"])


def answer_anew(changed: Sequence[tuple[Visit, dict[str, Any]]], *, by: User, at: datetime) -> None:
    """Store the new instruction of visits, to be read again, and flag each; one that is flagged stays so."""
    flags = [
        VisitFlag(landlord_id=row.landlord_id, visit=row, kind=CHANGED, before=row.answered, raised_by=by, raised_at=at)
        for row, _ in changed
    ]
    draw_free(flags)
    VisitFlag.objects.bulk_create(flags, ignore_conflicts=True)
    for row, answered in changed:
        row.answered, row.read_at = answered, None
    Visit.objects.bulk_update([row for row, _ in changed], ["answered", "read_at"], batch_size=500)


def flag(row: Visit, kind: str, *, why: str = "", by: User | None, at: datetime) -> VisitFlag:
    """Flag a visit, or add to what an open flag of that kind says."""
    hold(row.landlord_id)
    found, made = VisitFlag.objects.get_or_create(
        visit=row,
        kind=kind,
        closed_at=None,
        defaults={"landlord": row.landlord, "why": why, "raised_by": by, "raised_at": at},
    )
    if not made and why and why not in found.why.split("\n"):
        found.why = "\n".join(filter(None, (found.why, why)))
        found.save(update_fields=["why"])
    return found


def close_flag(row: VisitFlag, *, because: str, by: User, at: datetime) -> bool:
    """Close an open flag with its reason; False where it was closed before."""
    rows = VisitFlag.objects.filter(pk=row.pk, closed_at=None)
    return bool(rows.update(closed_by=by, closed_at=at, closed_because=because))


def read(row: Visit, *, at: datetime) -> bool:
    """Record that the instruction was read; False where it was read before."""
    return bool(Visit.objects.filter(pk=row.pk, read_at=None).update(read_at=at))


def went(row: Visit, how: str, *, at: datetime) -> bool:
    """Record how a visit went; False where that is recorded."""
    return bool(Visit.objects.filter(pk=row.pk, went="").update(went=how, went_at=at))


def cancel(row: Visit, *, at: datetime) -> bool:
    """Cancel a visit; False where it is cancelled or done."""
    return bool(Visit.objects.filter(pk=row.pk, went="", cancelled_at=None).update(cancelled_at=at))
