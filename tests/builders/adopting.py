"""Builds the people who look after a landlord's policy, and what one of them may propose to adopt."""

from typing import Any

from evenhand.adoption.actions import Choosing
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.queries import Officer
from tests.builders.house import House
from tests.builders.places import Place

OWNER = Post(title="Head of Policy", capacities=("policy_owner",))
OWNERS = ("nell", "owen")


def owners(made: House | Place) -> list[Officer]:
    """Employ two people who look after the policy."""
    slug = made.landlord.slug
    return [landlords.employ(made.landlord, landlords.create_user(f"{n}.{slug}", n.title(), "Hart"), OWNER) for n in OWNERS]


def with_owners(place: House) -> House:
    """Employ the two, and let a test ask for them among the staff of a house by their first names."""
    place.officers |= dict(zip(OWNERS, owners(place), strict=True))
    return place


def quarterly(**more: Any) -> Choosing:
    """Return a house choice: measures are looked at again every three months, or as many as ``months`` says."""
    every = {"value": more.pop("months", 3), "unit": "months"}
    answers = {"review": {"of": "measure", "every": every, "for": {"decisions": ["measure"]}}}
    asked = "how-often-a-measure-is-looked-at-again"
    return Choosing(question=asked, answers=answers, minute="EMT 4/26", **more)
