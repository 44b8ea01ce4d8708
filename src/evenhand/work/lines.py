"""Answers whose work line an officer may clear for letters, and clears it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt
from evenhand.landlords.queries import Officer
from evenhand.landlords.work_lines import WorkLine, clear_line, lines_of


@dataclass(frozen=True)
class LinesView:
    """An officer's own line, and those that they may clear: stated, and waiting or cleared."""

    own: WorkLine
    team: tuple[WorkLine, ...]


def lines(by: Officer) -> LinesView:
    """Return the officer's own line and those of the people they manage; of people without a manager, for a policy owner."""
    everybody = lines_of(by.landlord)
    own = next((one for one in everybody if one.reference == by.user.reference), None)
    if own is None:
        raise NotHere(by.user.reference)
    unmanaged = {one.reference for one in everybody if not one.manager} if may_adopt(by) else set()
    theirs = (by.person.manages | unmanaged) - {own.reference}
    return LinesView(own, tuple(one for one in everybody if one.reference in theirs and one.stated))


def to_clear(by: Officer) -> tuple[WorkLine, ...]:
    """Return the lines that wait for this officer to clear them, by name; no query for those who may clear none."""
    if not (by.person.manages or may_adopt(by)):
        return ()
    return tuple(one for one in lines(by).team if not one.cleared)


def clear(reference: str, *, by: Officer, seen: tuple[str, str], at: datetime) -> bool:
    """Let letters print a colleague's line, as the officer saw it: telephone and mailbox. False where it was changed meanwhile.

    Raises:
        PermissionDenied: the officer does not manage that colleague.
    """
    line = next((one for one in lines(by).team if one.reference == reference), None)
    if line is None:
        raise PermissionDenied("work line")
    return (line.telephone, line.email) == seen and clear_line(line, by=by, at=at)
