"""Checks that no measure of any policy blocks what law protects (floor 73)."""

from functools import cache

import pytest

from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Matter, Service
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing
from tests.policy.questions import everybody

MEASURES = [(slug, key) for slug in PACKS for key in policy_of(slug).catalogue("measure")]
PROTECTED = (
    Matter.EMERGENCY,
    Matter.HAZARD,
    Matter.STATUTORY_REPAIR,
    Matter.GAS_OR_ELECTRICAL_SAFETY,
    Matter.ADAPTATION,
    Matter.HOUSING_APPLICATION,
    Matter.HOMELESSNESS,
    Matter.SAFEGUARDING,
    Matter.COMPLAINT,
)


@cache
def permitted(slug: str, key: str) -> Asked:
    """Return a question that is permitted: may this measure be proposed, with the terms that it cannot do without?"""
    policy = policy_of(slug)
    facts = proposing(opened(next(iter(policy.catalogue("behaviour")))), key)
    return cured(Asked(policy, facts, Act.PROPOSE, everybody(policy, "officer-1")))


def reaching(asked: Asked, **reach: object) -> Facts:
    """Return the facts with the measure in question reaching further."""
    measure = asked.facts.measure
    return change_measure(asked.facts, terms=Terms.model_validate(measure.terms.stated() | reach))


@clause("floor:73:1")
@pytest.mark.parametrize(("slug", "key"), MEASURES)
@pytest.mark.parametrize("act", [Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE])
def test_no_measure_of_any_policy_closes_what_law_protects(slug, key, act):
    asked = permitted(slug, key)
    for matter in PROTECTED:
        facts = proposed(reaching(asked, topics_closed=(matter,)), authorised_on=TODAY if act is Act.IMPOSE else None)
        facts = facts if act is not Act.PROPOSE else reaching(asked, topics_closed=(matter,))
        unmet = Asked(asked.policy, facts, act, officer("decider-1")).judged().unmet
        assert {"never_blocked", "terms_allowed"} & {rule for _, _, rule in unmet}, matter
        assert any(pack == "floor" and rule == "never_blocked" for pack, _, rule in unmet), matter


@clause("floor:73:1")
@pytest.mark.parametrize(("slug", "key"), MEASURES)
def test_measure_that_blocks_a_housing_application_is_refused(slug, key):
    facts = reaching(permitted(slug, key), services=(Service.HOUSING_APPLICATION,))

    unmet = Asked(policy_of(slug), facts, Act.PROPOSE, officer("officer-1")).judged().unmet

    assert any(pack == "floor" and rule == "never_blocked" for pack, _, rule in unmet)
