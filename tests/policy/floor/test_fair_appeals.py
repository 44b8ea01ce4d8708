"""The floor: independent reviewers, no stricter outcome, complete answers, and bodies outside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.policy.calendar import Nation
from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Appeal
from evenhand.policy.judge import next_acts
from evenhand.policy.layers import Jurisdiction, Policy
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Category, Decision, NoticePart
from tests.clauses import clause
from tests.policy.cures import (
    CALENDAR,
    TODAY,
    Asked,
    change_appeal,
    change_measure,
    house_choice,
    lifted,
    met_by,
    officer,
    refused_by,
)
from tests.policy.floor.small import DIRECTOR, imposing


def heard(**changes: object) -> Asked:
    """Return the question whether a director may decide an appeal against what a manager authorised."""
    asked = imposing()
    facts = change_measure(asked.facts, authorised_by="manager-1", imposed_on=TODAY, served_on=TODAY)
    appeal = replace(Appeal("EV-A1", "EV-M1", Decision.MEASURE, TODAY, says=frozenset(NoticePart)), **changes)
    return Asked(asked.policy, facts.plus(appeals=(appeal,), subject="EV-A1"), Act.DECIDE_APPEAL, DIRECTOR)


def test_uninvolved_reviewer_may_decide_the_appeal():
    assert heard().judged().permitted


@clause("floor:10:3")
def test_the_deciders_manager_does_not_hear_the_appeal():
    theirs = replace(DIRECTOR, manages=frozenset({"manager-1"}))
    managed = replace(heard(), actor=theirs)

    assert [result.breach for result in refused_by(managed, "floor:10:3")] == [Category.APPEAL_NOT_INDEPENDENT]
    assert lifted(managed, "floor:10:3")
    assert met_by(replace(managed, actor=replace(theirs, manages=frozenset({"manager-2"}))), "floor:10:3")


@clause("floor:10:3")
def test_manager_of_the_decider_cannot_sit_with_the_reviewer():
    sitting = replace(officer("director-2", "director"), manages=frozenset({"manager-1"}))
    managed = heard()
    managed = replace(managed, facts=managed.facts.plus(sitting=(sitting,)))

    assert refused_by(managed, "floor:10:3")
    assert lifted(managed, "floor:10:3")


@clause("floor:38:2")
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"terms": Terms(channels_only=("letter",))}, ["channels_only"]),
        ({"until": TODAY + timedelta(days=400)}, ["until"]),
        ({"wide": True}, ["wide"]),
    ],
)
def test_appeal_that_makes_terms_stricter_is_refused(changes, told):
    asked = heard()
    before = replace(asked.facts.measures[0], terms=Terms(channels_only=("email", "letter")), until=TODAY + timedelta(days=90))
    facts = change_appeal(asked.facts.plus(measures=(before,)), changed_to=replace(before, **changes))
    worse = replace(asked, facts=facts)

    assert [result.message.params["terms"] for result in refused_by(worse, "floor:38:2")] == [told]
    assert lifted(worse, "floor:38:2")
    lighter = replace(before, terms=Terms(), until=TODAY + timedelta(days=30))
    assert met_by(replace(asked, facts=change_appeal(facts, changed_to=lighter)), "floor:38:2")


@clause("floor:77:2")
@pytest.mark.parametrize("part", [NoticePart.OUTCOME, NoticePart.REASONS, NoticePart.OMBUDSMAN])
def test_an_answer_with_a_part_missing_is_not_given(part):
    demand = "floor:77:2" if part is NoticePart.OMBUDSMAN else "floor:10:2"
    silent = heard(says=frozenset(NoticePart) - {part})

    assert refused_by(silent, demand)
    assert lifted(silent, demand)


WHO_HEARS = {
    ("england", "housing_association", "tenant"): "housing_ombudsman",
    ("england", "council", "leaseholder"): "housing_ombudsman",
    ("england", "housing_association", "applicant"): "housing_ombudsman",
    ("england", "almo", "former_occupier"): "housing_ombudsman",
    ("england", "council", "freeholder"): "local_government_ombudsman",
    ("england", "council", "none"): "local_government_ombudsman",
    ("england", "housing_association", "freeholder"): "independent_advice",
    ("wales", "council", "tenant"): "public_services_ombudsman_for_wales",
    ("scotland", "housing_association", "tenant"): "scottish_public_services_ombudsman",
    ("northern_ireland", "housing_association", "none"): "northern_ireland_public_services_ombudsman",
}


@clause("floor:77:3", "floor:77:4", "floor:77:5", "floor:77:6", "floor:77:7", "floor:77:8")
@pytest.mark.parametrize(("where", "body"), WHO_HEARS.items())
def test_redress_names_exactly_one_body_for_each_jurisdiction(where, body):
    nation, kind, relationship = where
    jurisdiction = Jurisdiction(Nation(nation), kind, relationship, TODAY)

    found = Policy(floor=shipped("floor")).every("redress", None, jurisdiction)
    assert [answer.value.body for answer in found] == [body]


@clause("floor:10:2")
def test_withdrawn_appeal_owes_no_answer_and_cannot_be_decided():
    asked = heard(withdrawn_on=TODAY)

    assert [duty for duty in duties(asked.policy, asked.facts, TODAY, CALENDAR) if duty.kind == "appeal_answer"] == []
    assert "in_order" in [result.rule for result in asked.judged().refusals]


def test_answer_can_be_appealed_only_with_a_second_level():
    asked = heard(decided_on=TODAY, heard_by=DIRECTOR.reference)
    twice = replace(
        asked.policy, choices=(*asked.policy.choices, house_choice({"appeal.decisions": {"decisions": ["appeal"]}}))
    )

    def offered(policy):
        return [one.subject for one in next_acts(policy, asked.facts, officer(), TODAY, CALENDAR, (Act.RECEIVE_APPEAL,))]

    assert offered(asked.policy) == ["EV-M1"]
    assert offered(twice) == ["EV-M1", "EV-A1"]


def test_second_appeal_is_about_the_original_decision():
    asked = heard(decided_on=TODAY, heard_by="director-2")
    second = Appeal("EV-A2", "EV-A1", Decision.APPEAL, TODAY)

    assert asked.facts.plus(appeals=(*asked.facts.appeals, second)).appealed("EV-A2") == "EV-M1"
