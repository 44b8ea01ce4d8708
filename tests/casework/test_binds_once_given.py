"""A limit binds once a copy that its customer can use was given; a safety instruction from its authorisation."""

import pytest

from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Signed
from evenhand.casework.facts.case_status import case_status
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.work.instructions import instruction
from tests.builders.house import facts_of, heard_and_assessed, house, opened, proposed
from tests.builders.scenario import LETTER, case_under
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, clause("floor:9:4")]


def shown(place):
    """Return the measures that staff are shown for the customer today."""
    return len(instruction(place.officers["officer"], place.customer.reference, place.today).measures)


def issued(place):
    """Return a case and its limit, whose letter is issued and not given."""
    case = opened(place)
    heard_and_assessed(place, case)
    measure = proposed(place, case)
    place.later(days=1).do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, LETTER, case=case, subject=measure)
    return case, measure


def test_limit_binds_from_the_day_its_letter_was_given():
    place = house()
    case, measure = issued(place)
    (fact,) = facts_of(place, case).measures
    assert (fact.binds_from, shown(place), case_status(facts_of(place, case), place.today).code) == (None, 0, "not_given")

    place.later(days=2).do(Act.SERVE, Served(how="email"), case=case, subject=measure)

    (fact,) = facts_of(place, case).measures
    assert (fact.binds_from, shown(place)) == (place.today, 1)
    assert case_status(facts_of(place, case), place.today).code == "in_force"


def test_letter_in_a_way_they_cannot_use_is_not_given():
    place = house()
    case, measure = issued(place)
    sight = NeedTold(
        kind="adjustment",
        says="She cannot read print.",
        relook_on=place.today.replace(year=place.today.year + 1),
        basis="consent",
        unusable_channels=("letter",),
    )
    place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(sight,)), case=case)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.SERVE, Served(how="letter"), case=case, subject=measure)
    (result,) = refused.value.verdict.refusals
    assert (result.rule, result.cited.id, result.cures[0].code) == ("given_in_a_usable_way", "floor:9:4", "reach_by")
    assert result.cures[0].params["any_of"] == ["email", "home_visit", "office", "online"]
    assert facts_of(place, case).measures[0].served_on is None
    place.do(Act.SERVE, Served(how="letter", copy="Audio, on a disc"), case=case, subject=measure)
    assert facts_of(place, case).measures[0].binds_from == place.today


def test_safety_instruction_binds_from_its_authorisation():
    place = house(policy="a2dominion")
    scenario = case_under(place)
    measure = scenario.do(Act.PROPOSE, scenario.proposal("visit_conditions")).subject
    assert shown(place) == 0

    scenario.do(Act.AUTHORISE, Signed(words="In proportion."), measure)

    assert facts_of(place, scenario.case).measures[0].binds_from == place.today
    assert shown(place) == 1
