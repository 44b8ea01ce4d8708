"""Defines the details of a customer who died or left, or a household that changed."""

from dataclasses import dataclass

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed(Details):
    """RECORD_DEPARTURE, on ``on``.

    ``what``: died, left, moved, household (a person moved in or out), or mistaken: it was not so.
    ``to``: the new address with its postcode, of a customer who moved to another home.
    """

    customer: str
    what: str
    to: str = ""
