"""A2Dominion: steps before a proposal and before it is authorised, and their order."""

from dataclasses import replace

import pytest

from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.a2dominion.landlord import authorising, drafting, policy
from tests.policy.cures import TODAY, change_measure, cured, forgetting, lifted, met_by, proposed, refused_by


def needed(number: str, *facts: str) -> list[object]:
    demand = f"a2dominion:{number}"
    return [pytest.param(demand, fact, marks=clause(demand), id=f"{number}-{fact}") for fact in facts]


BEFORE_AUTHORISING = [
    *needed("1.3:1", "equality_considered", "human_rights_considered"),
    *needed("2.4:1", "vulnerability_considered", "adjustments_considered"),
    *needed("3.1.1:1", "adjustments_made"),
    *needed("3.4.1:1", "behaviour_continued"),
    *needed("3.4.2:1", "proportionality_considered"),
]
BEFORE_PROPOSING = [
    *needed("3.1.3:1", "circumstances_weighed", "other_ways_considered"),
    *needed("3.3.2:1", "told_unacceptable", "chance_given"),
]


@pytest.mark.parametrize(("demand", "fact"), BEFORE_AUTHORISING)
def test_a2dominion_authorising_needs_each_fact_recorded(demand, fact):
    assert lifted(forgetting(authorising(), fact), demand)


@pytest.mark.parametrize(("demand", "fact"), BEFORE_PROPOSING)
def test_a2dominion_proposing_needs_each_fact_recorded(demand, fact):
    assert lifted(forgetting(cured(drafting()), fact), demand)


@clause("a2dominion:3.3.2:1")
def test_a2dominion_3_3_2_covers_demands_not_abuse_or_injunction():
    assert refused_by(drafting(), "a2dominion:3.3.2:1")
    assert not refused_by(drafting(behaviour="verbal_abuse"), "a2dominion:3.3.2:1")
    assert not refused_by(drafting(key="injunction"), "a2dominion:3.3.2:1")


@clause("a2dominion:3.4.1:1")
def test_a2dominion_3_4_1_extreme_case_need_not_be_repeated():
    once = forgetting(authorising("aggression_or_violence"), "behaviour_continued")
    extreme = replace(once, facts=once.facts.plus(situations=frozenset({"extreme"})))

    assert refused_by(once, "a2dominion:3.4.1:1")
    assert [result.outcome for result in met_by(extreme, "a2dominion:3.4.1:1")] == [Outcome.WAIVED]


@clause("a2dominion:3.1.2:1")
def test_a2dominion_3_1_2_asks_about_adjustment_without_a_change():
    asked = cured(drafting())

    assert [result.outcome for result in met_by(asked, "a2dominion:3.1.2:1")] == [Outcome.NOT_KNOWN]
    assert policy().catalogue("question")["adjustment_to_look_at_again"].demand.departs.of == ("75",)


@clause("a2dominion:2.3:1")
def test_a2dominion_2_3_imposing_before_authorising_is_refused():
    asked = authorising()
    early = replace(asked, facts=proposed(drafting().facts), act=Act.IMPOSE)
    then = replace(early, facts=change_measure(early.facts, authorised_on=TODAY))

    assert refused_by(early, "a2dominion:2.3:1")
    assert met_by(then, "a2dominion:2.3:1")


def test_a2dominion_is_silent_on_who_authorises():
    asked = authorising()
    silent = replace(asked, policy=replace(asked.policy, choices=()))

    assert ("", "", "authority") in silent.judged().unmet
