"""Defines the details of complaints: recorded, followed stage by stage, refused."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged


@dataclass(frozen=True, slots=True, kw_only=True)
class Complained(Details):
    """TAKE_COMPLAINT: ``words``: what it is about, in the customer's words; ``number``: the landlord's own for it.

    ``began_on``: when its present stage began; unstated, the day of receipt. ``alleges``: what it alleges about staff.
    """

    received_on: date
    route: str
    number: str = ""
    stage: int = 1
    began_on: date | None = None
    alleges: Alleged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked(Details):
    """TRACK_COMPLAINT. ``what``: acknowledged, answered, put_off, taken_further or withdrawn, on ``on``.

    ``outcome`` of an answer: upheld, partly_upheld, not_upheld or resolved. ``until``: the later day given to the customer.
    """

    what: str
    outcome: str = ""
    until: date | None = None
