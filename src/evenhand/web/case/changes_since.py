"""Shows what has changed on a page since the reader's last visit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from evenhand.ui.components import TimelineItem
from evenhand.ui.paging import Pager
from evenhand.ui.timestamps import day_of, time_of
from evenhand.web.case.timeline import TimelineEntry
from evenhand.wording.dates import on

FEW = 3


@dataclass(frozen=True)
class ChangesSince:
    """The last visit; the newest entries of others, how many more there are, and where."""

    when: str
    first: tuple[TimelineItem, ...]
    more: int
    href: str = ""


def first_new(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Return the newest among the new entries of a case."""
    return list(islice((entry for entry in entries if entry.new), FEW))


def changes_since(
    entries: Sequence[TimelineEntry], worded: Mapping[TimelineEntry, TimelineItem], last: datetime | None, pager: Pager
) -> ChangesSince | None:
    """Return the new entries of a case; None where there are none. The link leads to the first left out.

    ``worded``: those of `first_new` at least.
    """
    new = [place for place, entry in enumerate(entries) if entry.new]
    if last is None or not new:
        return None
    first, more = new[:FEW], new[FEW:]
    href = pager.where("timeline", more[0]) if more else ""
    when = _("{day} at {time}").format(day=on(day_of(last)), time=time_of(last))
    return ChangesSince(when, tuple(worded[entries[place]] for place in first), len(more), href)
