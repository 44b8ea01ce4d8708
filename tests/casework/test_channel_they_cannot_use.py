"""Checks that a proposal leaving only what this customer cannot use is refused, and names it, whatever the policy."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Channel
from evenhand.wording.words import Words
from tests.builders.house import house
from tests.builders.scenario import case_under
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MEASURES = {
    "octavia": "single_point_of_contact",
    "a2dominion": "written_only",
    "clarion": "writing_only",
    "conduct-2024": "one_point_of_contact",
    "stonewater": "contact_methods_limited",
    "northmere": "named_officer",
}
"""A measure of each policy that can leave one channel open."""


@clause("floor:56:1")
@pytest.mark.parametrize("policy", MEASURES)
def test_only_channel_that_they_cannot_use_is_refused_by_name(policy):
    scenario = case_under(house(policy=policy))
    need = NeedTold(kind="adjustment", says="Blind", relook_on=date(2027, 6, 1), basis="consent", unusable_channels=("letter",))
    scenario.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(need,)))
    proposed = replace(scenario.proposal(MEASURES[policy]), terms=Terms(channels_only=("letter",), named_contact="Lee Nolan"))

    verdict = scenario.verdict_on(Act.PROPOSE, proposed)
    found = next(one for one in verdict.refusals if one.cited.id == "floor:56:1")
    assert (found.rule, found.message.params["cannot_use"]) == ("channel_left", [Channel.LETTER])
    assert Words().message(found.message) == "All that stays open is what this customer cannot use: letter."
    assert "email" in found.cures[0].params["any_of"]
