"""A2Dominion: whose conduct counts, who is protected, and which conduct it names."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import Incident
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.a2dominion.landlord import policy
from tests.policy.cures import Asked, lifted, met_by, officer, opened, refused_by

UNACCEPTABLE = {
    1: "threatening_abusive_or_unsafe_otherwise",
    2: "aggression_or_violence",
    3: "verbal_abuse",
    4: "written_abuse",
    5: "harassment_or_intimidation",
    6: "publishing_staff_information",
    7: "distributing_recordings",
    8: "personal_social_media",
}
UNREASONABLE = {
    1: "unreasonable_demands_otherwise",
    2: "unrealistic_times",
    3: "demanding_named_staff",
    4: "changing_complaint",
    5: "settled_matter",
    6: "excessive_contact",
}


def named(number: str, behaviours: dict[int, str]) -> list[object]:
    ids = {place: f"a2dominion:{number}:{place}" for place in behaviours}
    return [pytest.param(ids[place], key, marks=clause(ids[place]), id=key) for place, key in behaviours.items()]


def opening(**incident: str) -> Asked:
    facts = opened("verbal_abuse", incidents=(Incident("EV-I1", ("verbal_abuse",), **incident),), opened_on=None)
    return Asked(policy(), facts, Act.OPEN_CASE, officer())


def finding(behaviour: str) -> Asked:
    return Asked(policy(), opened(behaviour), Act.FIND, officer())


@clause("a2dominion:1.1:1")
def test_a2dominion_1_1_counts_household_members_not_visitors():
    assert met_by(opening(conduct_of="household_member"), "a2dominion:1.1:1")
    assert lifted(opening(conduct_of="visitor"), "a2dominion:1.1:1")


@clause("a2dominion:1.1:1")
def test_a2dominion_1_1_leaves_representatives_to_the_floor():
    asked = opening(conduct_of="representative")

    assert met_by(asked, "floor:12:1")
    assert not refused_by(asked, "a2dominion:1.1:1")
    assert policy().every("scope.conduct_of")[0].demand.departs.of == ("12",)


@clause("a2dominion:1.2:1")
@pytest.mark.parametrize("person", ["staff", "contractor", "stakeholder"])
def test_a2dominion_1_2_protects_staff_contractors_third_parties(person):
    assert met_by(opening(towards=person), "a2dominion:1.2:1")
    assert lifted(opening(towards="governance_member"), "a2dominion:1.2:1")


@clause("a2dominion:3.2.1:1")
def test_a2dominion_3_2_1_protects_other_customers_as_well():
    assert met_by(opening(towards="other_customer"), "a2dominion:3.2.1:1")


@pytest.mark.parametrize(("demand", "behaviour"), [*named("3.2.1", UNACCEPTABLE), *named("3.3.1", UNREASONABLE)])
def test_a2dominion_3_names_the_behaviour_that_is_found(demand, behaviour):
    named = [result.message.params.get("behaviour") for result in met_by(finding(behaviour), demand)]

    assert behaviour in named


@pytest.mark.parametrize(
    ("demand", "family", "behaviours"),
    [
        pytest.param(demand, family, tuple(behaviours.values()), marks=clause(demand), id=family)
        for demand, family, behaviours in (
            ("a2dominion:3.2.1:1", "unacceptable_behaviour", UNACCEPTABLE),
            ("a2dominion:3.3.1:1", "unreasonable_demands", UNREASONABLE),
        )
    ],
)
def test_a2dominion_3_has_two_open_families_each_with_a_test(demand, family, behaviours):
    says = policy().catalogue("behaviour.family")[family].value

    assert says.open
    assert says.test
    for behaviour in behaviours:
        assert family in [result.message.params.get("family") for result in met_by(finding(behaviour), demand)]


@pytest.mark.parametrize(
    ("demand", "behaviour"),
    [
        pytest.param(f"a2dominion:{place}", behaviour, marks=clause(f"a2dominion:{place}"), id=behaviour)
        for place, behaviour in (
            ("3.2.1:6", "publishing_staff_information"),
            ("3.2.1:7", "distributing_recordings"),
            ("3.3.1:3", "demanding_named_staff"),
        )
    ],
)
def test_a2dominion_3_behaviour_needs_its_conditions_met(demand, behaviour):
    assert lifted(finding(behaviour), demand)


@clause("a2dominion:3.2.1:4")
def test_a2dominion_3_2_1_accusation_is_investigated_first():
    assert lifted(finding("written_abuse"), "floor:72:2")
    assert not refused_by(finding("verbal_abuse"), "floor:72:2")


def test_a2dominion_3_what_it_does_not_name_cannot_be_found():
    unnamed = finding("wearing_a_hat")

    assert ("floor", "7", "behaviour_named") in unnamed.judged().unmet
    assert ("floor", "7", "behaviour_named") not in replace(unnamed, facts=opened("verbal_abuse")).judged().unmet
