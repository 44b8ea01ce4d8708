"""Builds a measure in force under any policy, with its letter given."""

from dataclasses import replace
from datetime import timedelta

from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Signed
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, house
from tests.builders.scenario import LETTER, Scenario, case_under
from tests.stages import stage

USUAL = {
    "octavia": "single_point_of_contact",
    "a2dominion": "written_only",
    "clarion": "writing_only",
    "conduct-2024": "one_point_of_contact",
    "stonewater": "contact_methods_limited",
    "northmere": "call_times",
}
"""A limit on contact that each policy has."""


@stage
def standing(policy: str, key: str = "", review_in: int = 0) -> tuple[House, Scenario, str]:
    """Return a landlord, a case, and a measure of it that is in force and told.

    ``review_in``: its review is so many days off, and its end three days later; left out, as soon as the policy lets it.
    """
    place = house(policy=policy)
    scenario = case_under(place)
    proposed = scenario.proposal(key or USUAL[policy])
    if review_in:
        on = place.today + timedelta(days=review_in)
        proposed = replace(proposed, review_on=on, until=on + timedelta(days=3))
    measure = scenario.do(Act.PROPOSE, proposed).subject
    place.later(days=1)
    scenario.do(Act.AUTHORISE, Signed(words="In proportion, and nothing lighter is enough."), measure)
    scenario.do(Act.IMPOSE, LETTER, measure)
    scenario.do(Act.SERVE, Served(how="email"), measure)
    return place, scenario, measure
