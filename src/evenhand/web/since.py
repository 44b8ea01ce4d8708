"""What has changed on a page since the reader last looked, in short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evenhand.web.moments import day_of, time_of
from evenhand.web.parts import Event
from evenhand.wording.dates import on

FEW = 3


@dataclass(frozen=True)
class Since:
    """When that was; the newest of what others wrote down, how much more there is, and where."""

    when: str
    first: tuple[Event, ...]
    more: int
    href: str = "#timeline"


def since_then(events: Sequence[Event], last: datetime | None) -> Since | None:
    """Return what is new among the events of a page; None where nothing is."""
    new = [event for event in events if event.new]
    if last is None or not new:
        return None
    return Since(f"{on(day_of(last))} at {time_of(last)}", tuple(new[:FEW]), len(new[FEW:]))
