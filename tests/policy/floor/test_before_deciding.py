"""The floor: steps recorded before a restriction, a marker or a warning is decided."""

from dataclasses import replace

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import NOT_MADE_OUT, Decided, Departure, not_so, so
from evenhand.policy.pack.load import PACKS
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act, Decision
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, forgetting, house_choice, lifted, officer, opened, policy_of, refused_by
from tests.policy.floor.small import MANAGER, authorising, draft, imposing, marking, small_policy

TOMORROW = TODAY.replace(day=TODAY.day + 1)


def needed(demand: str, *facts: str) -> list[object]:
    return [pytest.param(demand, fact, marks=clause(demand), id=f"{demand}-{fact}") for fact in facts]


RESTRICTION = [
    *needed("floor:3:1", "account_sought", "account_settled"),
    *needed("floor:4:1", "counter_allegations_settled"),
    *needed("floor:6:1", "vulnerability_considered"),
    *needed("floor:13:1", "evidence_held", "reasons_written"),
    *needed("floor:15:1", "proportionality_considered", "lighter_steps_considered"),
    *needed("floor:18:1", "adjustments_considered"),
    *needed("floor:29:1", "circumstances_weighed"),
    *needed("floor:34:1", "own_handling_considered"),
    *needed("floor:57:1", "disability_link_considered"),
    *needed("floor:58:1", "equality_considered"),
    *needed("floor:60:1", "human_rights_considered"),
    *needed("floor:72:1", "protected_act_excluded"),
]
MARKER = [
    *needed("floor:6:1", "vulnerability_considered"),
    *needed("floor:18:1", "adjustments_considered"),
    *needed("floor:58:1", "equality_considered"),
    *needed("floor:72:1", "protected_act_excluded"),
]


@pytest.mark.parametrize(("demand", "fact"), RESTRICTION)
def test_restriction_needs_each_fact_recorded(demand, fact):
    unwritten = forgetting(authorising(), fact)

    assert [result.outcome for result in refused_by(unwritten, demand)] == [Outcome.NOT_KNOWN]
    assert lifted(unwritten, demand)


@pytest.mark.parametrize(("demand", "fact"), RESTRICTION)
def test_known_not_to_be_so_is_refused_as_well(demand, fact):
    asked = authorising()
    denied = replace(asked, facts=asked.facts.knowing(**{fact: not_so(TODAY)}))

    assert [result.outcome for result in refused_by(denied, demand)] == [Outcome.UNMET]


@pytest.mark.parametrize(("demand", "fact"), RESTRICTION)
def test_fact_recorded_after_the_decision_does_not_count(demand, fact):
    asked = authorising()
    later = replace(asked, facts=asked.facts.knowing(**{fact: so(TOMORROW)}))

    assert refused_by(later, demand)
    assert not refused_by(replace(later, at=TOMORROW), demand)


@pytest.mark.parametrize(("demand", "fact"), MARKER)
def test_marker_needs_each_fact_recorded(demand, fact):
    unwritten = forgetting(marking(), fact)

    assert refused_by(unwritten, demand)
    assert lifted(unwritten, demand)


@clause("floor:58:1")
@pytest.mark.parametrize("act", [Act.EXTEND, Act.VARY])
def test_equality_is_considered_again_before_a_change(act):
    asked = imposing()
    measure = replace(asked.facts.measures[0], imposed_on=TODAY)
    changing = forgetting(replace(asked, facts=asked.facts.plus(measures=(measure,)), act=act), "equality_considered")

    assert refused_by(changing, "floor:58:1")


@clause("floor:6:2")
def test_warning_needs_vulnerability_considered_or_a_reason():
    warning = Asked(small_policy(), opened("shouting"), Act.WARN, officer())

    assert refused_by(warning, "floor:6:2")
    assert lifted(warning, "floor:6:2")
    reasoned = warning.facts.plus(departures={"floor:6:2": Departure(MANAGER, TODAY)})
    assert not refused_by(replace(warning, facts=reasoned), "floor:6:2")


HEARD_FIRST = "floor:3:3"


def blaming(act: Act, policy: str | None = None, *, outcome: str = "") -> Asked:
    """Return the question whether a letter that blames may go, where nothing was asked of the customer."""
    decision = Decision.FINDING if act is Act.FIND else Decision.WARNING
    facts = opened("shouting").plus(decided=(Decided("EV-L1", decision, TODAY, outcome=outcome),), subject="EV-L1")
    return Asked(policy_of(policy) if policy else small_policy(), facts, act, officer())


@clause(HEARD_FIRST)
@pytest.mark.parametrize("policy", [None, *PACKS])
@pytest.mark.parametrize("act", [Act.FIND, Act.WARN])
def test_a_letter_that_blames_waits_until_they_are_asked(act, policy):
    unheard = blaming(act, policy)

    assert {result.message.params["fact"] for result in refused_by(unheard, HEARD_FIRST)} == {"account_sought", "needs_asked"}
    assert lifted(unheard, HEARD_FIRST)


@clause(HEARD_FIRST)
@pytest.mark.parametrize("act", [Act.FIND, Act.WARN])
def test_a_letter_that_blames_may_go_for_a_recorded_reason(act):
    unheard = blaming(act)
    reasoned = unheard.facts.plus(departures={HEARD_FIRST: Departure(MANAGER, TODAY)})

    assert not refused_by(replace(unheard, facts=reasoned), HEARD_FIRST)


@clause(HEARD_FIRST)
def test_a_finding_that_nothing_happened_waits_for_nothing():
    assert not refused_by(blaming(Act.FIND, outcome=NOT_MADE_OUT), HEARD_FIRST)


@clause("floor:8:1")
@pytest.mark.parametrize("step", ["warned", "chance_given"])
def test_a_restriction_follows_a_warning_or_a_chance(step):
    unwarned = Asked(small_policy(), draft(), Act.PROPOSE, officer())

    assert refused_by(unwarned, "floor:8:1")
    assert not refused_by(replace(unwarned, facts=unwarned.facts.knowing(**{step: so(TODAY)})), "floor:8:1")


@clause("floor:8:1")
def test_proposal_without_a_warning_needs_a_managers_reason():
    unwarned = Asked(small_policy(), draft(), Act.PROPOSE, officer())

    for person, stands in ((MANAGER, False), (officer(), True)):
        reasoned = unwarned.facts.plus(departures={"floor:8:1": Departure(person, TODAY)})
        assert bool(refused_by(replace(unwarned, facts=reasoned), "floor:8:1")) is stands


@clause("floor:8:1")
def test_a_serious_case_needs_no_warning():
    serious = Asked(small_policy(), draft().plus(situations=frozenset({"extreme"})), Act.PROPOSE, officer())

    results = [found for found in serious.judged().results if found.cited and found.cited.id == "floor:8:1"]
    assert [found.outcome for found in results] == [Outcome.WAIVED]


@clause("floor:3:1")
def test_immediate_danger_lets_the_account_follow_as_a_duty():
    asked = forgetting(authorising(), "account_sought", "account_settled")
    urgent = asked.facts.plus(urgent_since=TODAY, situations=frozenset({"immediate_danger"}))

    assert not refused_by(replace(asked, facts=urgent), "floor:3:1")
    owed = [duty.subject for duty in duties(asked.policy, urgent, TODAY, CALENDAR) if duty.kind == "catch_up"]
    assert sorted(owed) == ["account_settled", "account_sought"]


def test_urgent_route_of_a_policy_waives_nothing_of_the_floor():
    asked = forgetting(authorising(), "account_sought")
    route = house_choice({"urgent": {"situations": ["annoyance"], "waives": ["account_sought"]}})
    hurried = asked.facts.plus(urgent_since=TODAY, situations=frozenset({"annoyance"}))
    policy = replace(asked.policy, choices=(*asked.policy.choices, route))

    refused = refused_by(replace(asked, policy=policy, facts=hurried), "floor:3:1")
    assert [result.rule for result in refused] == ["precondition"]


@clause("floor:4:1")
def test_immediate_danger_turns_counter_allegation_into_a_duty():
    asked = forgetting(authorising(), "counter_allegations_settled")
    urgent = asked.facts.plus(urgent_since=TODAY, situations=frozenset({"immediate_danger"}))

    owed = [duty for duty in duties(asked.policy, urgent, TODAY, CALENDAR) if duty.kind == "catch_up"]
    assert [duty.subject for duty in owed] == ["counter_allegations_settled"]


@clause("floor:3:1")
def test_urgency_without_danger_is_no_urgent_route():
    asked = forgetting(authorising(), "account_sought")
    hurried = replace(asked, facts=asked.facts.plus(urgent_since=TODAY))

    assert {result.rule for result in refused_by(hurried, "floor:3:1")} == {"urgent_route", "precondition"}


@pytest.mark.parametrize(
    ("demand", "fact"),
    [case for case in RESTRICTION if case.values[0] not in {"floor:3:1", "floor:4:1"}],
)
def test_immediate_danger_waives_nothing_else(demand, fact):
    asked = forgetting(authorising(), fact)
    urgent = asked.facts.plus(urgent_since=TODAY, situations=frozenset({"immediate_danger"}))

    assert refused_by(replace(asked, facts=urgent), demand)
