"""Reads how bodies outside the landlord are reached: each way with its purpose, its source and the day it was last checked."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field, RootModel

from evenhand.policy.pack.answers import PackModel
from evenhand.policy.pack.document import parse, validate

Purpose = Literal["new_case", "existing_case", "advice"]
Way = Literal["form", "telephone", "email", "web", "letter"]
CHECKED_EVERY = 365
"""The longest time, in days, that a way may go unchecked."""


class OutsideWay(PackModel):
    """One way to reach a body. ``checked``: when it was last compared with its source; None: never."""

    by: Way
    at: str
    purposes: tuple[Purpose, ...] = Field(alias="for", min_length=1)
    source: str
    checked: date | None = None

    def is_due(self, on: date) -> bool:
        """Return whether it was not checked within the last year."""
        return self.checked is None or (on - self.checked).days > CHECKED_EVERY


class OutsideBodies(RootModel[dict[str, tuple[OutsideWay, ...]]]):
    """The ways to reach each body, by the name that `Redress` gives it."""


@cache
def outside_bodies() -> Mapping[str, tuple[OutsideWay, ...]]:
    """Return the ways to reach each body outside, in the order in which a letter names them."""
    text = (files("evenhand.policy") / "outside.yaml").read_text("utf-8")
    return validate(parse(text), OutsideBodies).root


def ways_to(body: str, purpose: Purpose) -> Mapping[Way, str]:
    """Return the ways to reach a body for a purpose. Raises KeyError where no such body is known."""
    return {way.by: way.at for way in outside_bodies()[body] if purpose in way.purposes}
