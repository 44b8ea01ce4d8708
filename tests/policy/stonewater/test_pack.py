"""Stonewater's pack as data: what it shows, what it leaves open, and its own review."""

from datetime import date

import pytest

from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.pack.load import shipped
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY
from tests.policy.stonewater.cases import policy

SHOWN = {
    "stonewater:1.5:1": ("promise", {"says": "professional_honest_helpful", "shown_on": ("policy_page", "case_page")}),
    "stonewater:2.3:3": ("training", {"who": ("colleagues",), "about": ("when_to_act", "how_to_act")}),
    "stonewater:3.1:1": ("standard", {"meets": ("housing_ombudsman_approach_to_unacceptable_behaviour",)}),
    "stonewater:3.2:1": ("data_protection", {"law": ("data_protection_act_2018", "human_rights_act_1998")}),
    "stonewater:4.1:1": ("support", {"to": "customer", "offers": ("signposting",)}),
    "stonewater:4.8:1": ("training", {"who": ("colleagues",), "about": ("policy", "procedure")}),
    "stonewater:4.11:1": ("record", {"keeps": ("evidence_gathered_with_contractors",)}),
    "stonewater:6.1:1": ("equality", {"regard": ("fairness", "consistency", "proportionality")}),
    "stonewater:6.2:1": ("accessibility", {"alternative_access": True}),
    "stonewater:6.3:1": ("equality", {"regard": ("equality_act_2010", "protected_characteristics")}),
}


@pytest.mark.parametrize(
    ("demand", "topic", "says"), [pytest.param(key, *shown, marks=clause(key), id=key) for key, shown in SHOWN.items()]
)
def test_stonewater_shown_or_kept_answer_cites_its_clause(demand, topic, says):
    (found,) = [answer for answer in policy().every(topic) if answer.cited.id == demand]

    assert {name: getattr(found.value, name) for name in says} == says


@clause("stonewater:5.5:1")
def test_stonewater_5_5_senior_officer_audits_at_no_interval():
    (audit,) = [answer.value for answer in policy().every("audit") if answer.cited.id == "stonewater:5.5:1"]

    assert audit.by.roles == ("nominated_senior_officer",)
    assert set(audit.looks_at) >= {"policy_applied", "customer_protected", "landlord_protected"}
    assert (audit.every, audit.sample) == (None, False)


@clause("stonewater:7.0:1")
def test_stonewater_7_0_its_own_review_is_overdue():
    (owed,) = [duty for duty in policy_duties(policy(), TODAY, CALENDAR) if duty.kind == "own_review"]

    assert (owed.cited.id, owed.due_on, owed.state(TODAY)) == ("stonewater:7.0:1", date(2023, 5, 13), "overdue")


@clause("stonewater:7.0:1")
def test_stonewater_7_0_when_and_who_approved_it():
    (said,) = [answer.value for answer in policy().every("governance") if answer.cited.id == "stonewater:7.0:1"]

    assert (said.approved_on, said.review_on) == ("2020-05-13", shipped("stonewater").own_review_on)


@clause("stonewater:5.2:1", "stonewater:5.6:1")
def test_stonewater_leaves_two_readings_to_the_landlord():
    assert [(cited.id, demand.reading.key) for cited, demand in policy().open_readings()] == [
        ("stonewater:5.2:1", "earlier_review"),
        ("stonewater:5.6:1", "warning_is_a_sanction"),
    ]


@pytest.mark.parametrize(
    "topic", ["channel_floor", "appeal.answer", "appeal.grounds", "appeal.late", "never_blocked", "departure", "report"]
)
def test_stonewater_stays_silent_where_its_text_is(topic):
    assert not [answer for answer in policy().every(topic) if answer.cited.pack == "stonewater"]


@pytest.mark.parametrize(
    ("demand", "question"),
    [
        pytest.param("stonewater:1.3:2", "matters_escalated", marks=clause("stonewater:1.3:2")),
        pytest.param("stonewater:2.2:5", "substantial_effect_on_work", marks=clause("stonewater:2.2:5")),
        pytest.param("stonewater:4.6:1", "people_unsafe_without_it", marks=clause("stonewater:4.6:1")),
        pytest.param("stonewater:6.4:1", "protected_characteristic_is_cause", marks=clause("stonewater:6.4:1")),
    ],
)
def test_stonewater_what_only_this_policy_asks_is_asked_in_words(demand, question):
    asked = policy().catalogue("question")[question]

    assert asked.cited.id == demand
    assert asked.value.asks.endswith("?")
