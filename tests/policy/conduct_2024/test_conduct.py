"""The 2024 conduct policy: whose conduct counts, who is protected, and which conduct it names."""

import pytest

from evenhand.policy.vocabulary import Tri
from tests.clauses import clause
from tests.policy.conduct_2024.landlord import finding, opening, policy
from tests.policy.cures import lifted, met_by

UNACCEPTABLE = {
    1: "aggression_or_abuse_otherwise",
    2: "violence",
    3: "threats",
    4: "shouting_or_abusive_language",
    5: "personal_abuse",
    6: "discriminatory_remarks",
}
UNREASONABLE = {
    1: "disproportionate_demands_otherwise",
    2: "no_time_to_respond",
    3: "excessive_emails",
    4: "immediate_responses",
    5: "demanding_senior_colleagues",
    6: "refusing_to_be_specific",
    7: "old_issues",
    8: "exhausted_complaint",
}


def named(number: str, behaviours: dict[int, str]) -> list[object]:
    ids = {place: f"conduct-2024:{number}:{place}" for place in behaviours}
    return [pytest.param(ids[place], key, marks=clause(ids[place]), id=key) for place, key in behaviours.items()]


@clause("conduct-2024:introduction:1")
def test_conduct_2024_covers_customers_and_is_shown_to_everyone():
    demand = "conduct-2024:introduction:1"
    (promise,) = [answer.value for answer in policy().every("promise") if answer.cited.id == demand]

    assert met_by(opening(conduct_of="customer"), demand)
    assert lifted(opening(conduct_of="household_member"), demand)
    assert met_by(opening(conduct_of="representative"), "floor:12:1")
    assert (promise.to, promise.shown_on) == ("both", ("policy_page", "notice"))


@clause("conduct-2024:objectives:1")
def test_conduct_2024_a_forceful_manner_alone_opens_no_case():
    assert lifted(opening(manner_only=Tri.YES), "conduct-2024:objectives:1")
    assert met_by(opening(manner_only=Tri.NO), "conduct-2024:objectives:1")
    answer = policy().every("scope.not_in_itself")[0]
    assert answer.value.manner == ("forceful", "determined", "out_of_character")


@clause("conduct-2024:what-is-unacceptable:1")
@pytest.mark.parametrize("person", ["contractor", "other_customer", "stakeholder"])
def test_conduct_2024_protects_colleagues_only(person):
    assert met_by(opening(towards="staff"), "conduct-2024:what-is-unacceptable:1")
    assert lifted(opening(towards=person), "conduct-2024:what-is-unacceptable:1")


@pytest.mark.parametrize(
    ("demand", "behaviour"), [*named("what-is-unacceptable", UNACCEPTABLE), *named("unreasonable-demands", UNREASONABLE)]
)
def test_conduct_2024_names_the_behaviour_that_is_found(demand, behaviour):
    assert behaviour in [result.message.params.get("behaviour") for result in met_by(finding(behaviour), demand)]


@pytest.mark.parametrize(
    ("demand", "family", "behaviours"),
    [
        pytest.param(f"conduct-2024:{number}", family, behaviours, marks=clause(f"conduct-2024:{number}"), id=family)
        for number, family, behaviours in (
            ("what-is-unacceptable:1", "unacceptable_behaviour", UNACCEPTABLE),
            ("unreasonable-demands:1", "unreasonable_demands", UNREASONABLE),
        )
    ],
)
def test_conduct_2024_has_two_open_families_each_with_a_test(demand, family, behaviours):
    says = policy().catalogue("behaviour.family")[family].value

    assert says.open
    assert says.test
    for behaviour in behaviours.values():
        assert family in [result.message.params.get("family") for result in met_by(finding(behaviour), demand)]


@clause("conduct-2024:unreasonable-demands:8")
def test_conduct_2024_exhausted_complaint_needs_every_stage_used():
    assert lifted(finding("exhausted_complaint"), "conduct-2024:unreasonable-demands:8")
