"""Builds the demo, or one landlord of it."""

from datetime import date

from evenhand import clock
from evenhand.ops.demo.data import build
from evenhand.ops.demo.data.build import HOUSES
from evenhand.policy.calendar import localdate
from tests.stages import stage


def demo(*landlords: str) -> None:
    """Build the demo as of now; ``landlords``: only these, by their slugs."""
    _built(landlords, localdate(clock.now()))


@stage
def _built(landlords: tuple[str, ...], on: date) -> None:
    build([house for house in HOUSES if not landlords or house.landlord["slug"] in landlords])
