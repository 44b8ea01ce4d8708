"""Clarion: whose conduct counts, what is not unacceptable, and which conduct it names."""

from dataclasses import replace
from typing import Any

import pytest

from evenhand.policy.facts.facts import Incident, not_so, so
from evenhand.policy.vocabulary import Act, Channel, Tri
from tests.clauses import clause
from tests.policy.clarion.cases import STAFF, authorising, endorsing, policy, proposal
from tests.policy.cures import TODAY, Asked, forgetting, lifted, met_by, opened, refused_by

BEHAVIOURS = {
    "clarion:4.1:1": ("repeated_contact", "excessive_contact"),
    "clarion:4.2:1": ("unsubstantiated_contact", "multiple_unsubstantiated"),
    "clarion:4.3:2": ("threats", "abusive_contact"),
    "clarion:4.3:3": ("physical_violence", "abusive_contact"),
    "clarion:4.3:4": ("personal_abuse", "abusive_contact"),
    "clarion:4.3:5": ("derogatory_remarks", "abusive_contact"),
    "clarion:4.3:6": ("repeated_rudeness", "abusive_contact"),
    "clarion:4.3:7": ("inflammatory_statements", "abusive_contact"),
    "clarion:4.3:8": ("unsubstantiated_allegations", "abusive_contact"),
    "clarion:4.4:1": ("settled_issue", "other_unreasonable"),
    "clarion:4.4:2": ("unreasonable_timescale", "other_unreasonable"),
    "clarion:4.4:3": ("insisting_on_person", "other_unreasonable"),
    "clarion:4.4:4": ("changing_request", "other_unreasonable"),
    "clarion:4.4:5": ("intent_to_harm", "other_unreasonable"),
}
PRESUPPOSED = [
    ("clarion:4.1:1", "disproportionate_time_taken"),
    ("clarion:4.2:1", "without_substance"),
    ("clarion:4.4:1", "due_process_applied"),
    ("clarion:4.4:1", "complaint_stages_used_up"),
    ("clarion:4.4:1", "told_of_ombudsman"),
    ("clarion:4.4:5", "intent_is_clear"),
]


def opening(relationship: str = "tenant", **changes: Any) -> Asked:
    incident = Incident("EV-I1", ("personal_abuse",), TODAY, **changes)
    facts = opened("personal_abuse").plus(opened_on=None, relationship=relationship, incidents=(incident,))
    return Asked(policy(), facts, Act.OPEN_CASE, STAFF)


@clause("clarion:2:1")
@pytest.mark.parametrize(
    "relationship", ["tenant", "leaseholder", "shared_owner", "freeholder", "applicant", "former_occupier", "none"]
)
def test_clarion_2_every_customer_is_within_reach_tenant_or_not(relationship):
    assert [result.message.params["value"] for result in met_by(opening(relationship), "clarion:2:1")] == [relationship]
    assert opening(relationship).judged().permitted


@clause("clarion:4.3:9")
@pytest.mark.parametrize("channel", list(Channel))
def test_clarion_4_3_abuse_counts_on_every_channel(channel):
    assert [result.message.params["value"] for result in met_by(opening(channel=channel), "clarion:4.3:9")] == [channel]


@pytest.mark.parametrize(
    ("demand", "manner"),
    [
        pytest.param("clarion:4:1", {"assertive", "determined", "out_of_character"}, marks=clause("clarion:4:1")),
        pytest.param("clarion:4.3:1", {"angry"}, marks=clause("clarion:4.3:1")),
    ],
)
def test_clarion_manner_alone_is_not_unacceptable(demand, manner):
    alone = opening(manner_only=Tri.YES)
    (named,) = [answer.value.manner for answer in policy().every("scope.not_in_itself") if answer.cited.id == demand]

    assert set(named) == manner
    assert [result.rule for result in refused_by(alone, demand)] == ["not_manner_alone"]
    assert lifted(alone, demand)
    assert not refused_by(opening(), demand)


@clause("clarion:4.3:1")
def test_clarion_4_3_effect_on_staff_counts_whatever_the_intent():
    family = policy().catalogue("behaviour.family")["abusive_contact"]

    assert (family.cited.id, family.value.whatever_intent) == ("clarion:4.3:1", True)
    assert {"family": "abusive_contact"} in [result.message.params for result in met_by(proposal(), "clarion:4.3:1")]


@pytest.mark.parametrize(
    ("demand", "behaviour", "family"),
    [pytest.param(key, *named, marks=clause(key), id=key) for key, named in BEHAVIOURS.items()],
)
def test_clarion_each_behaviour_can_be_chosen_and_is_cited(demand, behaviour, family):
    permitted = proposal(behaviour=behaviour)

    assert {"behaviour": behaviour} in [result.message.params for result in met_by(permitted, demand)]
    assert policy().catalogue("behaviour")[behaviour].value.family == family
    assert permitted.judged().permitted


@pytest.mark.parametrize(
    ("demand", "fact"), [pytest.param(*row, marks=clause(row[0]), id=f"{row[0]}-{row[1]}") for row in PRESUPPOSED]
)
def test_clarion_behaviour_is_found_only_with_its_conditions(demand, fact):
    made_out = proposal(behaviour=BEHAVIOURS[demand][0])
    denied = replace(made_out, facts=made_out.facts.knowing(**{fact: not_so(TODAY)}))

    assert refused_by(forgetting(made_out, fact), demand)
    assert [result.rule for result in refused_by(denied, demand)] == ["behaviour_named"]
    assert not refused_by(made_out, demand)


@pytest.mark.parametrize(
    ("demand", "family"),
    [
        pytest.param("clarion:4.1:1", "excessive_contact", marks=clause("clarion:4.1:1")),
        pytest.param("clarion:4.2:1", "multiple_unsubstantiated", marks=clause("clarion:4.2:1")),
        pytest.param("clarion:4.4:1", "other_unreasonable", marks=clause("clarion:4.4:1")),
    ],
)
def test_clarion_family_cites_the_clause_of_its_first_behaviour(demand, family):
    found = policy().catalogue("behaviour.family")[family]

    assert (found.cited.id, found.value.open) == (demand, True)


@clause("clarion:4.4:3")
@pytest.mark.parametrize(
    ("lacking", "explained", "made_out"),
    [(so, so, True), (so, not_so, True), (not_so, so, True), (not_so, not_so, False)],
)
def test_clarion_4_4_insisting_counts_if_unreasoned_or_explained(lacking, explained, made_out):
    asked = proposal(behaviour="insisting_on_person")
    facts = asked.facts.knowing(good_reason_lacking=lacking(TODAY), explained_not_possible=explained(TODAY))

    assert bool(refused_by(replace(asked, facts=facts), "clarion:4.4:3")) != made_out


@clause("clarion:4.4:3")
def test_clarion_4_4_insisting_is_refused_while_nothing_is_known():
    unknown = forgetting(proposal(behaviour="insisting_on_person"), "good_reason_lacking", "explained_not_possible")

    assert {result.rule for result in refused_by(unknown, "clarion:4.4:3")} == {"question", "behaviour_named"}
    assert lifted(unknown, "clarion:4.4:3")


@pytest.mark.parametrize(
    ("demand", "behaviour"),
    [
        pytest.param("clarion:4.2:1", "unsubstantiated_contact", marks=clause("clarion:4.2:1")),
        pytest.param("clarion:4.3:8", "unsubstantiated_allegations", marks=clause("clarion:4.3:8")),
    ],
)
def test_clarion_unsubstantiated_behaviour_is_investigated_first(demand, behaviour):
    alleged = forgetting(proposal(behaviour=behaviour), "counter_allegations_settled")

    assert policy().catalogue("behaviour")[behaviour].cited.id == demand
    assert "allegation_investigated" in [rule for _, _, rule in alleged.judged().unmet]


@clause("clarion:4.3:8")
def test_clarion_4_3_counting_allegations_departs_from_floor():
    assert policy().catalogue("behaviour")["unsubstantiated_allegations"].demand.departs.of == ("72",)


@clause("clarion:4.2:2")
@pytest.mark.parametrize("fact", ["circumstances_weighed", "proportionality_considered"])
@pytest.mark.parametrize("behaviour", ["repeated_contact", "unsubstantiated_contact"])
@pytest.mark.parametrize("asked", [endorsing, authorising])
def test_clarion_4_2_manager_weighs_before_limiting_contact(asked, behaviour, fact):
    unweighed = forgetting(asked(behaviour=behaviour), fact)

    assert [result.rule for result in refused_by(unweighed, "clarion:4.2:2")] == ["precondition"]
    assert lifted(unweighed, "clarion:4.2:2")


@clause("clarion:4.2:2")
def test_clarion_4_2_does_not_apply_to_other_behaviour():
    unweighed = forgetting(authorising(), "circumstances_weighed", "proportionality_considered")

    assert not refused_by(unweighed, "clarion:4.2:2")


@clause("clarion:4.4:6")
@pytest.mark.parametrize(("fact", "rule"), [("circumstances_weighed", "precondition"), ("issue_is_serious", "question")])
@pytest.mark.parametrize("act", [Act.FIND, Act.PROPOSE])
def test_clarion_4_4_demand_needs_circumstances_and_seriousness(act, fact, rule):
    demanding = replace(forgetting(proposal(behaviour="unreasonable_timescale"), fact), act=act)

    assert [result.rule for result in refused_by(demanding, "clarion:4.4:6")] == [rule]
    assert lifted(demanding, "clarion:4.4:6")
    assert not refused_by(forgetting(proposal(), fact), "clarion:4.4:6")
