"""The borough: whose conduct counts, which conduct, and what its policy shows without refusing."""

import pytest

from evenhand.policy.layers import About, Jurisdiction
from evenhand.policy.rules.notices import must_say
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Tri
from tests.policy.borough.borough import DAY, OFFICER, TERMS, against, asked, opened, policy, proposing


def found(facts):
    return asked(facts.plus(opened_on=None), Act.OPEN_CASE, OFFICER)


def with_incident(**changes):
    facts = opened()
    incident = facts.incidents[0]
    values = {name: changes.get(name, getattr(incident, name)) for name in incident.__slots__}
    return facts.plus(incidents=(type(incident)(**values),))


@pytest.mark.parametrize("towards", ["staff", "contractor", "governance_member", "other_customer", "stakeholder"])
def test_1_1_who_it_protects(towards):
    assert against(found(with_incident(towards=towards)), "1.1") == (["scope"] if towards == "stakeholder" else [])


@pytest.mark.parametrize("conduct_of", ["household_member", "visitor", "other"])
def test_1_2_whose_conduct(conduct_of):
    assert against(found(with_incident(conduct_of=conduct_of)), "1.2") == (["scope"] if conduct_of == "other" else [])


@pytest.mark.parametrize("relationship", ["tenant", "leaseholder", "applicant"])
def test_1_2_which_customers(relationship):
    refused = against(found(opened(relationship=relationship)), "1.2")

    assert refused == (["scope"] if relationship == "applicant" else [])


def test_1_4_being_upset_is_not_enough():
    assert against(found(with_incident(manner_only=Tri.YES)), "1.4") == ["not_manner_alone"]


@pytest.mark.parametrize(
    ("behaviour", "clause"),
    [
        ("threats", "2.1"),
        ("abusive_language", "2.1"),
        ("pursuing_staff", "2.1"),
        ("excessive_contact", "2.2"),
        ("closed_matter", "2.2"),
    ],
)
def test_2_each_behaviour_can_be_chosen_and_is_named(behaviour, clause):
    verdict = asked(opened(behaviour), Act.PROPOSE, OFFICER)
    named = [result.cited.number for result in verdict.results if result.message.params.get("behaviour") == behaviour]

    assert named == [clause]


@pytest.mark.parametrize("key", TERMS)
def test_4_each_measure_is_offered(key):
    asking = proposing(key)

    assert asking.facts.measure.key == key
    assert asking.judged().permitted


@pytest.mark.parametrize(
    ("decision", "parts"),
    [
        (Decision.WARNING, {NoticePart.BEHAVIOUR, NoticePart.WHY_UNACCEPTABLE, NoticePart.EXPECTED_BEHAVIOUR}),
        (Decision.APPEAL, {NoticePart.OUTCOME, NoticePart.REASONS, NoticePart.OMBUDSMAN}),
    ],
)
def test_letters_have_the_parts_the_policy_requires(decision, parts):
    own = [answer for answer in policy().every("notice") if answer.cited.pack == "northmere"]

    assert {part for answer in own if answer.value.decision is decision for part in answer.value.says} == parts
    assert parts <= set(must_say(policy(), decision, About(decision=decision), Jurisdiction(on=DAY)))


def test_support_formats_and_marker_review_are_stated():
    def own(topic):
        return [answer.value for answer in policy().every(topic) if answer.cited.pack == "northmere"]

    assert [(value.to, value.offers) for value in own("support")] == [
        ("staff", ("debrief", "counselling")),
        ("customer", ("independent_advice",)),
    ]
    assert [value.formats[0] for value in own("accessibility")] == ["large_print"]
    assert [value.every.value for value in own("review") if value.of is Decision.MARKER] == [6]
