"""Under every policy somebody else lifts the bar on a colleague who decides, also where few authorise."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.customer_facts import Allegation
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act, Tri
from tests.builders.landlords import SETTINGS
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, house_choice, officer, opened

LIFTED = "bar_lifted_by_an_uninvolved_senior"


def deciders(policy):
    staff = SETTINGS[policy].staff.items()
    return {key: one for key, one in staff if {"authoriser", "reviewer"} & set(one.capacities)}


def who_lifts(policy, barred):
    """Return who of the landlord's deciders may lift the bar on one of them."""
    setting = SETTINGS[policy]
    layers = Policy(shipped("floor"), setting.pack, setting.readings, tuple(house_choice(one) for _, one in setting.choices))
    told = Allegation("EV-G1", frozenset({barred}), TODAY)
    settled = replace(told, settled_on=TODAY, made_out=Tri.NO)
    facts = opened(setting.behaviour).plus(allegations=(settled,), interested=frozenset({barred})).about("EV-G1")
    people = [officer(key, *one.roles, teams=one.teams, committees=one.committees) for key, one in deciders(policy).items()]
    verdicts = {person.reference: Asked(layers, facts, Act.LIFT_BAR, person).judged() for person in people}
    return {who for who, verdict in verdicts.items() if LIFTED not in [one.rule for one in verdict.refusals]}


@clause("floor:4:2")
@pytest.mark.parametrize(("policy", "barred"), [(policy, key) for policy in SETTINGS for key in deciders(policy)])
def test_bar_on_any_decider_can_be_lifted_by_another(policy, barred):
    assert who_lifts(policy, barred)


@clause("floor:4:2")
def test_a2dominion_bar_on_its_manager_is_lifted_by_those_above():
    assert who_lifts("a2dominion", "manager") == {"head_of_service", "director"}
