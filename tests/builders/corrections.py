"""Builds a case with a report and a contact about another person, both holding one rare word."""

from datetime import timedelta
from typing import Any

from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.incidents import Reported
from evenhand.policy.vocabulary import Act
from tests.builders.house import House

WORD = "quincunx"
WHY = "The number was read wrongly."


def planted(place: House, case: str, words: str = f"Shouted {WORD} through the letter box.", **more: Any) -> str:
    """Report, in a case, something with the planted word."""
    told = Reported(
        words=words,
        happened_at=place.at - timedelta(hours=2),
        channel="home_visit",
        behaviours=("offensive_language",),
        **more,
    )
    return place.do(Act.LOG_INCIDENT, told, case=case).subject


def contact_in(place: House, case: str) -> str:
    """Record, in a case, a contact with the planted word."""
    told = Contacted(
        words=f"Rang about {WORD} and the window.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=1),
        channel="telephone",
    )
    return place.do(Act.RECORD_CONTACT, told, case=case).subject
