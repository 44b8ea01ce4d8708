"""Complaints: taken down, followed stage by stage, refused one at a time."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Complained(Details):
    """TAKE_COMPLAINT: what it is about (``words``), in the customer's own; ``number``: the landlord's own for it.

    ``began_on``: when the stage that it has reached began; unstated, the day on which it was received.
    """

    received_on: date
    route: str
    number: str = ""
    stage: int = 1
    began_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked(Details):
    """TRACK_COMPLAINT. ``what``: acknowledged, answered, put_off, taken_further or withdrawn, on ``on``.

    ``outcome`` of an answer: upheld, partly_upheld, not_upheld or resolved. ``until``: the later day that was told.
    """

    what: str
    outcome: str = ""
    until: date | None = None
