"""Keeps the work telephone and work mailbox of officers; letters print them once the officer's manager has cleared them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evenhand.journal.actions import record
from evenhand.landlords.models import Cover, Landlord, Membership
from evenhand.landlords.queries import Officer, names_of_staff

_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx"})


@dataclass(frozen=True)
class WorkLine:
    """An officer's work line. ``cleared_by`` "": nobody has cleared it for letters; ``manager`` "": nobody manages them."""

    reference: str
    name: str
    telephone: str
    email: str
    manager: str
    cleared_by: str
    cleared_at: datetime | None

    @classmethod
    def of(cls, row: Membership) -> "WorkLine":
        """Return the line of a post that was fetched with its user, its manager's user and who cleared it."""
        manager = row.manager.user.name if row.manager and row.manager.active else ""
        by = row.line_cleared_by.name if row.line_cleared_by else ""
        return cls(row.user.reference, row.user.name, row.work_telephone, row.work_email, manager, by, row.line_cleared_at)

    @property
    def stated(self) -> bool:
        """Return whether there is a telephone number or a mailbox."""
        return bool(self.telephone or self.email)

    @property
    def cleared(self) -> bool:
        """Return whether letters may print it."""
        return self.stated and self.cleared_at is not None


@transaction.atomic
def state_line(officer: Officer, *, telephone: str, email: str, at: datetime) -> None:
    """Keep an officer's work line; what was cleared before has to be cleared anew. One journal entry."""
    row = Membership.objects.select_for_update().get(pk=officer.membership.pk)
    row.work_telephone, row.work_email, row.line_cleared_by, row.line_cleared_at = telephone, email, None, None
    row.save(update_fields=["work_telephone", "work_email", "line_cleared_by", "line_cleared_at"])
    _record(officer, "state_work_line", officer.user.reference, at)


@transaction.atomic
def clear_line(line: WorkLine, *, by: Officer, at: datetime) -> bool:
    """Let letters print a line as the manager saw it; one journal entry. False where it was changed meanwhile, or is empty."""
    rows = Membership.objects.filter(landlord=by.landlord, user__reference=line.reference, active=True)
    seen = rows.filter(work_telephone=line.telephone, work_email=line.email, line_cleared_at=None)
    if not line.stated or not seen.update(line_cleared_by=by.user, line_cleared_at=at):
        return False
    _record(by, "clear_work_line", line.reference, at)
    return True


def line_of(landlord: Landlord, name: str) -> WorkLine | None:
    """Return the line of the one colleague of a name, as people type it; None where nobody, or more than one, has it."""
    found = [WorkLine.of(row) for row in _with_line(landlord) if same_name(row.user.name, name)]
    return found[0] if len(found) == 1 else None


def same_name(one: str, other: str) -> bool:
    """Return whether two names are one, but for capitals, punctuation, spaces and titles: "Ms lena marsh.", "Lena Marsh"."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(name: str) -> list[str]:
    words = re.sub(r"[^\w\s]", "", name).casefold().split()
    return words[1:] if words[:1] and words[0] in _TITLES else words


def lines_of(landlord: Landlord) -> list[WorkLine]:
    """Return the line of everybody who works at a landlord, by name."""
    return [WorkLine.of(row) for row in _with_line(landlord)]


def covering(landlord: Landlord, line: WorkLine, on: date) -> tuple[WorkLine, date] | None:
    """Return who covers for an officer on a day and still works here, and the cover's last day; None where nobody does."""
    here = Cover.objects.filter(landlord=landlord, by__active=True)
    rows = here.filter(away__user__reference=line.reference, since__lte=on, until__gte=on)
    row = rows.select_related("by__user", "by__manager__user", "by__line_cleared_by").order_by("until", "id").first()
    return (WorkLine.of(row.by), row.until) if row else None


def _with_line(landlord: Landlord) -> list[Membership]:
    return list(names_of_staff(landlord).select_related("user", "manager__user", "line_cleared_by"))


def _record(by: Officer, act: str, subject: str, at: datetime) -> None:
    who = by.user.reference
    record(landlord_id=by.landlord.pk, act=act, subject=subject, by=who, recorded_at=at, happened_at=at, open={})
