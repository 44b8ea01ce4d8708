"""A2Dominion: promises, records, checks, training and links, shown with their clause."""

import pytest

from evenhand.policy.duties.landlord import policy_duties
from tests.clauses import clause
from tests.policy.a2dominion.landlord import policy
from tests.policy.cures import CALENDAR, TODAY

SHOWN = [
    pytest.param(f"a2dominion:{number}", topic, says, marks=clause(f"a2dominion:{number}"), id=f"{number}-{topic}")
    for number, topic, says in (
        ("1.2:1", "promise", {"says": "privacy_kept"}),
        ("1.2:3", "promise", {"says": "others_assess_risks_themselves"}),
        ("2.2:1", "promise", {"says": "policy_can_be_read", "to": "customers"}),
        ("2.3:1", "promise", {"says": "fair_and_consistent"}),
        ("5.1:1", "record", {"keeps": ("warnings", "restrictions"), "reviewed": True}),
        ("5.2:1", "audit", {"looks_at": ("case_records", "cautionary_alerts", "conduct_alerts", "responses"), "every": None}),
        ("5.2:2", "training", {"who": ("staff",), "about": ("guidance", "policy", "support")}),
        ("5.3:1", "training", {"who": ("teams", "individual_staff"), "about": ("expectations", "challenges")}),
        ("6.1:1", "equality", {"regard": ("no_discrimination", "services_fit_needs")}),
        ("6.3:1", "equality", {"policy_assessment": "full"}),
        ("7.2:1", "data_protection", {"controllers": True}),
        ("7.3:1", "data_protection", {"law": ("data_protection_act_2018",)}),
        ("7.3:2", "data_protection", {"purposes": ("providing_housing", "contract", "legal_duty")}),
        ("7.4:1", "data_protection", {"points_to": ("privacy_notice",)}),
        ("7.5:1", "data_protection", {"points_to": ("staff_privacy_statement",)}),
        ("7.6:1", "data_protection", {"points_to": ("data_protection_officer",)}),
    )
]


@pytest.mark.parametrize(("demand", "topic", "says"), SHOWN)
def test_a2dominion_shows_it_under_its_clause(demand, topic, says):
    (shown,) = [answer.value for answer in policy().every(topic) if answer.cited.id == demand]

    assert {name: getattr(shown, name) for name in says} == says


@clause("a2dominion:1.3:1")
def test_a2dominion_1_3_lists_the_laws_and_codes_it_meets():
    (shown,) = [answer.value for answer in policy().every("standard") if answer.cited.id == "a2dominion:1.3:1"]

    assert {"complaint_handling_code", "equality_act_2010", "human_rights_act_1998"} < set(shown.meets)
    assert len(shown.meets) == 6


@clause("a2dominion:5.2:1")
def test_a2dominion_5_2_managers_do_the_checking():
    (audit,) = [answer.value for answer in policy().every("audit") if answer.cited.id == "a2dominion:5.2:1"]

    assert audit.by.roles == ("manager",)


@clause("a2dominion:5.4:1")
def test_a2dominion_5_4_own_review_is_owed_without_a_date():
    (own,) = [duty for duty in policy_duties(policy(), TODAY, CALENDAR) if duty.kind == "own_review"]

    assert (own.due_on, own.message.code, own.cited.id) == (None, "own_review_undated", "a2dominion:5.4:1")
    assert policy().every("governance")[0].value.review_every.term.value == 3


@clause("a2dominion:7.2:1")
def test_a2dominion_7_2_eight_controllers_each_with_a_number():
    controllers = policy().main.controllers

    assert len({controller.ico for controller in controllers}) == 8
    assert any(answer.value.controllers for answer in policy().every("data_protection"))
