"""The floor: which conduct may count, and what it never is."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import Facts, Incident, so
from evenhand.policy.vocabulary import Act, Channel, Tri
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, forgetting, house_choice, lifted, met_by, officer, opened, refused_by
from tests.policy.floor.small import authorising, marking, small_policy


def about(*incidents: Incident, act: Act = Act.FIND) -> Asked:
    return Asked(small_policy(), opened("shouting").plus(incidents=incidents), act, officer())


def shouting(reference: str = "EV-I1", **changes: object) -> Incident:
    return Incident(reference, ("shouting",), TODAY, **changes)


def narrowed(**choice: object) -> Asked:
    asked = about(shouting(conduct_of="representative", channel=Channel.SOCIAL_MEDIA))
    policy = replace(asked.policy, choices=(house_choice(choice),))
    return replace(asked, policy=policy)


@clause("floor:12:1")
def test_a_representatives_conduct_is_within_every_policy():
    customers_only = narrowed(**{"scope.conduct_of": {"people": ["customer"]}})

    assert [result.rule for result in met_by(customers_only, "floor:12:1")] == ["scope"]
    assert not [result for result in customers_only.judged().refusals if result.rule == "scope"]


@clause("floor:12:1")
def test_a_policy_may_reach_further_people():
    visitor = about(shouting(conduct_of="visitor"))
    customers_only = replace(visitor, policy=narrowed(**{"scope.conduct_of": {"people": ["customer"]}}).policy)

    assert "scope" not in {result.rule for result in visitor.judged().refusals}
    assert "scope" in {result.rule for result in customers_only.judged().refusals}
    assert not met_by(customers_only, "floor:12:1")


@clause("floor:27:1")
@pytest.mark.parametrize("channel", list(Channel))
def test_conduct_counts_the_same_on_every_channel(channel):
    telephone_only = narrowed(**{"scope.channels": {"channels": ["telephone"]}}).policy
    asked = replace(about(shouting(channel=channel)), policy=replace(telephone_only, choices=()))

    assert [result.message.params["value"] for result in met_by(asked, "floor:27:1")] == [channel]


@clause("floor:27:1")
def test_policy_naming_only_telephone_still_covers_social_media():
    asked = narrowed(**{"scope.channels": {"channels": ["telephone"]}})

    assert [result.message.params["value"] for result in met_by(asked, "floor:27:1")] == ["social_media"]


@clause("floor:28:1")
def test_a_mood_is_not_misconduct():
    upset = about(shouting(manner_only=Tri.YES))

    assert [result.rule for result in refused_by(upset, "floor:28:1")] == ["not_manner_alone"]
    assert lifted(upset, "floor:28:1")


@clause("floor:7:1")
@pytest.mark.parametrize("behaviours", [(), ("rudeness",)])
def test_incident_without_a_named_behaviour_is_refused(behaviours):
    unclassified = about(Incident("EV-I1", behaviours, TODAY))

    assert [result.rule for result in refused_by(unclassified, "floor:7:1")] == ["behaviour_named"]
    assert lifted(unclassified, "floor:7:1")


@clause("floor:13:2")
def test_a_case_rests_on_a_reported_event():
    bare = Asked(small_policy(), Facts("EV-C1"), Act.OPEN_CASE, officer())
    withdrawn = replace(bare, facts=Facts("EV-C1", incidents=(shouting(withdrawn=True),)))

    for asked in (bare, withdrawn):
        assert refused_by(asked, "floor:13:2")
        assert lifted(asked, "floor:13:2")


@clause("floor:72:1")
@pytest.mark.parametrize(
    "act",
    [Act.OPEN_CASE, Act.FIND, Act.WARN, Act.PROPOSE, Act.AUTHORISE, Act.PLACE_MARKER, Act.AUTHORISE_MARKER],
)
def test_a_protected_act_is_never_the_behaviour(act):
    alleging = about(shouting(protected_act=Tri.YES), act=act)

    assert [result.rule for result in refused_by(alleging, "floor:72:1") if result.rule == "protected_act"] == ["protected_act"]
    assert lifted(alleging, "floor:72:1")


@clause("floor:72:1")
@pytest.mark.parametrize("label", ["shouting", "false_claims"])
def test_calling_a_protected_act_by_another_name_changes_nothing(label):
    alleging = about(Incident("EV-I1", (label,), TODAY, protected_act=Tri.YES))

    assert {result.rule for result in refused_by(alleging, "floor:72:1")} == {"protected_act"}


@clause("floor:72:1")
@pytest.mark.parametrize("label", ["shouting", "false_claims"])
def test_protected_act_must_be_excluded_under_every_label(label):
    asked = authorising()
    incidents = (Incident("EV-I1", (label,), TODAY),)
    relabelled = forgetting(replace(asked, facts=asked.facts.plus(incidents=incidents)), "protected_act_excluded")

    assert refused_by(relabelled, "floor:72:1")


@clause("floor:72:2")
@pytest.mark.parametrize(
    "act",
    [Act.FIND, Act.WARN, Act.PROPOSE, Act.AUTHORISE, Act.VARY, Act.EXTEND, Act.PLACE_MARKER, Act.AUTHORISE_MARKER],
)
def test_false_claim_counts_only_after_investigation(act):
    claimed = about(Incident("EV-I1", ("false_claims",), TODAY), act=act)

    assert {result.rule for result in refused_by(claimed, "floor:72:2")} == {"allegation_investigated"}
    assert lifted(claimed, "floor:72:2")
    assert not refused_by(about(shouting(), act=act), "floor:72:2")


@clause("floor:50:1")
@pytest.mark.parametrize("act", [Act.FIND, Act.AUTHORISE, Act.AUTHORISE_MARKER])
def test_possible_offence_needs_its_condition_recorded(act):
    alleged = about(shouting(possible_offence=Tri.YES), act=act)

    assert [result.rule for result in refused_by(alleged, "floor:50:1")] == ["offence_condition"]
    assert lifted(alleged, "floor:50:1")
    assert not refused_by(about(shouting(possible_offence=Tri.NO), act=act), "floor:50:1")


@clause("floor:78:1")
@pytest.mark.parametrize("known_from", ["case", "incident"])
def test_marker_for_a_child_needs_safeguarding_advice(known_from):
    asked = marking()
    child = frozenset({"child"})
    facts = asked.facts.plus(situations=child) if known_from == "case" else asked.facts
    incidents = tuple(replace(incident, situations=child) for incident in facts.incidents)
    of_a_child = replace(asked, facts=facts.plus(incidents=incidents if known_from == "incident" else facts.incidents))

    assert refused_by(of_a_child, "floor:78:1")
    assert lifted(of_a_child, "floor:78:1")
    assert not refused_by(asked, "floor:78:1")


def referring(actor: object = None, **known: object) -> Asked:
    facts = opened("shouting").plus(subject="police")
    return Asked(small_policy(), facts.knowing(**known), Act.REFER, actor or officer("director-1", "director"))


@clause("floor:76:1")
def test_information_goes_with_consent_or_by_a_legal_route():
    assert refused_by(referring(), "floor:76:1")
    assert lifted(referring(), "floor:76:1")
    assert referring(consent_or_legal_route=so(TODAY)).judged().permitted


@clause("floor:76:2")
def test_emergency_call_needs_no_authority_in_immediate_danger():
    waiting = referring(officer())
    danger = replace(waiting, facts=waiting.facts.plus(situations=frozenset({"immediate_danger"})))

    assert {result.rule for result in waiting.judged().refusals} == {"authority", "sharing"}
    assert danger.judged().permitted
    measure = replace(danger, act=Act.AUTHORISE)
    assert "authority" in {result.rule for result in measure.judged().refusals}
