"""Sends a matter that a policy does not cover to where the policy names."""

from typing import Any

from evenhand.casework.context import ActResult
from evenhand.casework.details.cases import Signposted
from evenhand.policy.vocabulary import Act
from tests.builders.house import House


def send(place: House, incident: str, goes_to: str, **changes: Any) -> ActResult:
    """Say where an incident goes that no case is opened on, and why."""
    told = Signposted(goes_to=goes_to, words="It is between two neighbours.", **changes)
    return place.do(Act.SIGNPOST, told, subject=incident)
