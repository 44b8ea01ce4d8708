"""Octavia 1.2 to 2.1: who is protected, what is sent elsewhere, and which conduct it names."""

from dataclasses import replace

import pytest

from evenhand.policy.layers import Silent
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.cures import Asked, lifted, met_by, opened, refused_by
from tests.policy.octavia.cases import OFFICER, authorising, policy, proposal

BEHAVIOURS = [
    ("octavia:2.1:1", "threats", "violence_aggression_abuse"),
    ("octavia:2.1:2", "physical_violence", "violence_aggression_abuse"),
    ("octavia:2.1:3", "verbal_abuse", "violence_aggression_abuse"),
    ("octavia:2.1:4", "offensive_language", "violence_aggression_abuse"),
    ("octavia:2.1:5", "derogatory_remarks", "violence_aggression_abuse"),
    ("octavia:2.1:6", "defamatory_comments", "violence_aggression_abuse"),
    ("octavia:2.1:7", "disproportionate_contact", "unreasonable_demands"),
    ("octavia:2.1:8", "settled_matter", "unreasonable_demands"),
    ("octavia:2.1:9", "disrupting_procedure", "unreasonable_demands"),
    ("octavia:2.1:10", "impractical_timescales", "unreasonable_demands"),
]


def opening(**incident):
    facts = opened("threats")
    changed = replace(facts.incidents[0], **incident)
    return Asked(policy(), facts.plus(incidents=(changed,), opened_on=None), Act.OPEN_CASE, OFFICER)


@clause("octavia:1.2:1")
def test_octavia_1_2_allegation_is_investigated_before_deciding():
    asked = authorising()
    known = {key: fact for key, fact in asked.facts.known.items() if key != "counter_allegations_settled"}
    asked = replace(asked, facts=asked.facts.plus(known=known))

    assert [result.cures[0] for result in refused_by(asked, "octavia:1.2:1")] == [
        Cure("do", act=Act.INVESTIGATE_COUNTER_ALLEGATION, fact="counter_allegations_settled")
    ]
    assert lifted(asked, "octavia:1.2:1")


@clause("octavia:1.3:1")
@pytest.mark.parametrize("towards", ["staff", "contractor", "governance_member", "resident_group_member"])
def test_octavia_1_3_protects_staff_contractors_group_members(towards):
    assert met_by(opening(towards=towards), "octavia:1.3:1")


@clause("octavia:1.3:1")
@pytest.mark.parametrize("towards", ["other_customer", "stakeholder"])
def test_octavia_1_3_conduct_towards_others_is_out_of_reach(towards):
    asked = opening(towards=towards)

    assert refused_by(asked, "octavia:1.3:1")
    assert lifted(asked, "octavia:1.3:1")


@clause("octavia:1.5:1")
def test_octavia_1_5_residential_care_is_sent_to_its_own_policy():
    asked = opening(situations=frozenset({"residential_care"}))
    (refusal,) = refused_by(asked, "octavia:1.5:1")

    assert refusal.cures[0].code == "send_to"
    assert refusal.cures[0].params["where"] == "Dealing with Challenging Behaviour policy"
    assert lifted(asked, "octavia:1.5:1")


@pytest.mark.parametrize(
    ("demand", "behaviour", "family"), [pytest.param(*row, marks=clause(row[0]), id=row[0]) for row in BEHAVIOURS]
)
def test_octavia_2_1_the_behaviour_can_be_chosen_and_is_named(demand, behaviour, family):
    asked = Asked(policy(), opened(behaviour), Act.FIND, OFFICER)
    named = [result for result in met_by(asked, demand) if result.rule == "behaviour_named"]

    assert "behaviour_is" in {result.message.code for result in named}
    assert policy().catalogue("behaviour")[behaviour].value.family == family


def test_octavia_2_1_what_the_policy_does_not_name_is_refused():
    asked = Asked(policy(), opened("whistling"), Act.FIND, OFFICER)

    assert "behaviour_not_in_policy" in {result.message.code for result in asked.judged().refusals}


@clause("octavia:2.1:6", "octavia:4.2:7")
def test_octavia_4_2_defamation_needs_legal_advice_considered():
    asked = proposal(behaviour="defamatory_comments")
    known = {key: fact for key, fact in asked.facts.known.items() if key != "legal_advice_considered"}
    asked = replace(asked, facts=asked.facts.plus(known=known))

    assert refused_by(asked, "octavia:4.2:7")
    assert lifted(asked, "octavia:4.2:7")
    assert not refused_by(proposal(), "octavia:4.2:7")


@clause("octavia:1.4:1")
def test_octavia_1_4_names_the_health_and_safety_act():
    (standard,) = [a for a in policy().every("standard") if a.cited.id == "octavia:1.4:1"]

    assert standard.value.meets == ("health_and_safety_at_work_act_1974",)


@clause("octavia:5.2:1")
def test_octavia_5_2_fairness_promise_is_shown_to_decision_maker():
    (promise,) = [a for a in policy().every("promise") if a.cited.id == "octavia:5.2:1"]

    assert "decision_page" in promise.value.shown_on


def test_octavia_is_silent_on_appeal_window_and_fair_time():
    assert isinstance(policy().ask("appeal.window"), Silent)
    assert isinstance(policy().ask("account.fair_time"), Silent)
