"""What has changed on a page since the reader last looked, in short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evenhand.ui.components import Event
from evenhand.ui.paging import Pager
from evenhand.ui.timestamps import day_of, time_of
from evenhand.web.case.timeline import TimelineEntry
from evenhand.wording.dates import on

FEW = 3


@dataclass(frozen=True)
class ChangesSince:
    """When that was; the newest of what others wrote down, how much more there is, and where."""

    when: str
    first: tuple[Event, ...]
    more: int
    href: str = ""


def changes_since(entries: Sequence[TimelineEntry], last: datetime | None, pager: Pager) -> ChangesSince | None:
    """Return what is new among the entries of a case; None where nothing is. The link leads to the first left out."""
    new = [place for place, entry in enumerate(entries) if entry.new]
    if last is None or not new:
        return None
    first, more = new[:FEW], new[FEW:]
    href = pager.where("timeline", more[0]) if more else ""
    when = f"{on(day_of(last))} at {time_of(last)}"
    return ChangesSince(when, tuple(entries[place].words() for place in first), len(more), href)
