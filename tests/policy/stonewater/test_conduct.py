"""Stonewater: whose conduct counts, who is protected, and which conduct it names."""

from dataclasses import replace
from typing import Any

import pytest

from evenhand.policy.facts.facts import Incident, not_so, so
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Channel, Tri
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, forgetting, lifted, met_by, opened, refused_by
from tests.policy.stonewater.cases import OFFICER, policy, proposal, warning

BEHAVIOURS = {
    "stonewater:2.2:1": "abusive_behaviour",
    "stonewater:2.2:2": "aggressive_behaviour",
    "stonewater:2.2:3": "threatening_behaviour",
    "stonewater:2.2:4": "inappropriate_behaviour",
    "stonewater:2.2:5": "unreasonable_demands",
    "stonewater:2.2:6": "trolling_or_naming",
    "stonewater:4.13:1": "outside_complaints_procedure",
    "stonewater:4.13:2": "parallel_complaints",
    "stonewater:4.13:3": "hindering_investigation",
    "stonewater:4.13:4": "false_allegations",
    "stonewater:4.13:5": "moving_scope",
    "stonewater:4.13:6": "no_new_evidence",
}


def opening(relationship: str = "tenant", **changes: Any) -> Asked:
    incident = Incident("EV-I1", ("abusive_behaviour",), TODAY, **changes)
    facts = opened("abusive_behaviour").plus(opened_on=None, relationship=relationship, incidents=(incident,))
    return Asked(policy(), facts, Act.OPEN_CASE, OFFICER)


@clause("stonewater:1.1:1")
@pytest.mark.parametrize("channel", list(Channel))
def test_stonewater_1_1_conduct_counts_on_every_channel(channel):
    (found,) = met_by(opening(channel=channel), "stonewater:1.1:1")

    assert found.message.params["value"] == channel


@clause("stonewater:1.4:1")
@pytest.mark.parametrize("relationship", ["tenant", "leaseholder", "shared_owner"])
@pytest.mark.parametrize("towards", ["staff", "contractor"])
def test_stonewater_1_4_residents_conduct_towards_staff_counts(relationship, towards):
    asked = opening(relationship, towards=towards)

    assert len(met_by(asked, "stonewater:1.4:1")) == 2
    assert asked.judged().permitted


@clause("stonewater:1.4:1")
@pytest.mark.parametrize("relationship", ["applicant", "former_occupier", "none"])
def test_stonewater_1_4_person_who_is_no_resident_is_not_covered(relationship):
    assert refused_by(opening(relationship), "stonewater:1.4:1")


@clause("stonewater:1.4:1")
def test_stonewater_1_4_conduct_towards_neighbour_is_not_covered():
    asked = opening(towards="other_customer")

    assert refused_by(asked, "stonewater:1.4:1")
    assert lifted(asked, "stonewater:1.4:1")


@clause("stonewater:4.10:1")
def test_stonewater_4_10_customer_disputes_go_to_asb_procedure():
    (refused,) = refused_by(opening(situations=frozenset({"between_customers"})), "stonewater:4.10:1")

    assert refused.cures == (
        Cure("send_to", where="Anti-social behaviour policy and procedure", situation="between_customers"),
    )


@pytest.mark.parametrize(
    ("demand", "behaviour"), [pytest.param(key, named, marks=clause(key), id=key) for key, named in BEHAVIOURS.items()]
)
@pytest.mark.parametrize("asked", [proposal, warning])
def test_stonewater_each_behaviour_can_be_chosen_and_is_cited(asked, demand, behaviour):
    permitted = asked(behaviour=behaviour)

    assert behaviour in [result.message.params.get("behaviour") for result in met_by(permitted, demand)]
    assert permitted.judged().permitted


@clause("stonewater:2.2:5")
def test_stonewater_2_2_demands_need_a_substantial_effect():
    demanding = proposal(behaviour="unreasonable_demands")
    light = replace(demanding, facts=demanding.facts.knowing(substantial_effect_on_work=not_so(TODAY)))

    assert refused_by(forgetting(demanding, "substantial_effect_on_work"), "stonewater:2.2:5")
    assert [result.rule for result in refused_by(light, "stonewater:2.2:5")] == ["behaviour_named"]
    assert not refused_by(demanding, "stonewater:2.2:5")


@pytest.mark.parametrize(
    ("demand", "behaviour"),
    [
        pytest.param("stonewater:4.13:2", "parallel_complaints", marks=clause("stonewater:4.13:2")),
        pytest.param("stonewater:4.13:4", "false_allegations", marks=clause("stonewater:4.13:4")),
    ],
)
def test_stonewater_4_13_allegation_must_be_investigated_first(demand, behaviour):
    alleged = forgetting(proposal(behaviour=behaviour), "counter_allegations_settled")

    assert policy().catalogue("behaviour")[behaviour].cited.id == demand
    assert "allegation_investigated" in [rule for _, _, rule in alleged.judged().unmet]


@clause("stonewater:4.13:2")
def test_stonewater_4_13_ombudsman_is_not_a_parallel_complaint():
    asked = proposal(behaviour="parallel_complaints")
    (incident,) = asked.facts.incidents
    protected = replace(asked, facts=asked.facts.plus(incidents=(replace(incident, protected_act=Tri.YES),)))

    assert "protected_act" in [rule for _, _, rule in protected.judged().unmet]
    assert policy().catalogue("behaviour")["parallel_complaints"].demand.departs.of == ("72",)


@clause("stonewater:4.13:1", "stonewater:2.2:1")
def test_stonewater_4_13_complaints_are_a_family_of_their_own():
    complaint = proposal(behaviour="moving_scope")
    abuse = proposal(behaviour="threatening_behaviour")

    assert [result.message.params for result in met_by(complaint, "stonewater:4.13:1")] == [
        {"family": "unreasonable_complaints"}
    ]
    assert [result.message.params for result in met_by(abuse, "stonewater:2.2:1")] == [{"family": "unacceptable_conduct"}]


@clause("stonewater:4.13:7")
def test_stonewater_4_13_complaint_needs_medical_cause_weighed():
    complaint = forgetting(proposal(behaviour="moving_scope"), "medical_cause_considered")
    abuse = forgetting(proposal(), "medical_cause_considered")

    assert refused_by(complaint, "stonewater:4.13:7")
    assert lifted(complaint, "stonewater:4.13:7")
    assert not refused_by(abuse, "stonewater:4.13:7")


QUESTIONS = {
    "stonewater:4.14:1": "persistent_or_unreasonable_demands",
    "stonewater:4.14:2": "intent_to_harass_or_divert",
    "stonewater:4.14:3": "abuse_or_aggression",
    "stonewater:4.14:4": "health_and_safety_risk",
    "stonewater:4.14:5": "individual_needs",
    "stonewater:4.14:6": "representative_available",
    "stonewater:4.14:7": "adjustments_made",
    "stonewater:4.14:8": "outside_agency_needed",
}


@pytest.mark.parametrize(
    ("demand", "question"), [pytest.param(key, asked, marks=clause(key), id=key) for key, asked in QUESTIONS.items()]
)
@pytest.mark.parametrize("asked", [proposal, warning])
def test_stonewater_4_14_complaint_questions_are_answered_first(asked, demand, question):
    complaint = forgetting(asked(behaviour="no_new_evidence"), question)
    answered = replace(complaint, facts=complaint.facts.knowing(**{question: not_so(TODAY)}))

    assert [result.rule for result in refused_by(complaint, demand)] == ["question"]
    assert not refused_by(answered, demand), "either answer is an answer"
    assert not refused_by(forgetting(asked(), question), demand), "asked about complaints, not about abuse"


@clause("stonewater:4.14:8")
@pytest.mark.parametrize(("needed", "permitted"), [(so(TODAY), True), (not_so(TODAY), False)])
def test_stonewater_4_14_outside_agency_is_referred_where_needed(needed, permitted):
    facts = opened("no_new_evidence").knowing(outside_agency_needed=needed, consent_or_legal_route=so(TODAY))
    asked = Asked(policy(), facts.about("outside_agency"), Act.REFER, OFFICER)

    assert bool(met_by(asked, "stonewater:4.14:8")) == permitted
    assert asked.judged().permitted == permitted
