"""Builds a case of a customer who cannot use some channels."""

from datetime import date

from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, house, opened
from tests.stages import stage


@stage
def case_of(*unusable: str) -> tuple[House, str]:
    """Return the landlord and the case."""
    place = house(policy="conduct-2024")
    case = opened(place, ("excessive_emails",))
    need = NeedTold(kind="adjustment", says="Deaf", relook_on=date(2027, 6, 1), basis="consent", unusable_channels=unusable)
    place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(need,)), case=case)
    return place, case
