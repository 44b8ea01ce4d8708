"""Walks forty random acts a hundred times under every policy, and checks what must never happen."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Person
from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Channel, Matter, Service, VisitCondition
from tests.policy import safeguards
from tests.policy.cures import ADOPTABLE, TODAY, Asked, opened, policy_of
from tests.turns import in_turn_but
from tests.walks.world import World

WALKS = 1000 if os.environ.get("EVENHAND_LONG") else 100
ACTS = 40
GOALS = (
    Act.PROPOSE,
    Act.AUTHORISE,
    Act.IMPOSE,
    Act.SERVE,
    Act.RECEIVE_APPEAL,
    Act.DECIDE_APPEAL,
    Act.AUTHORISE_MARKER,
    Act.TELL_MARKER,
    Act.EXTEND,
    Act.REVIEW,
)
_TERMS = (
    Terms(),
    Terms(channels_only=(Channel.EMAIL,)),
    Terms(channels_closed=tuple(Channel)),
    Terms(topics_closed=(Matter.COMPLAINT,)),
    Terms(topics_closed=(Matter.EARLIER_ISSUE, Matter.EMERGENCY)),
    Terms(services=(Service.HOUSING_APPLICATION,)),
    Terms(visits=(VisitCondition.NO_PERSONAL_CONTACT,), channels_only=(Channel.OFFICE,)),
    Terms(paused_until="2027-06-30"),
)
MEASURES = tuple(sorted({"authority", "review", "appeal.reviewer", "appeal.decisions", "appeal.late", "marker"}))


def policy_with_choices(slug):
    """Return a policy with what a landlord adopts where it is silent; people of the made-up roles are among the staff."""
    return policy_of(slug, *(ADOPTABLE[topic] for topic in MEASURES if topic != "marker"), ADOPTABLE["marker"])


def staff_of(policy):
    """Return somebody of each role, three of each committee, six who are everything, and one who is nothing."""
    pack = policy.main
    roles = [*pack.roles, "manager", "senior_reviewer"]
    everything = (frozenset(roles), frozenset(pack.teams), frozenset(pack.committees))
    all_round = [Person(f"all-{number}", *everything) for number in range(6)]
    found = [Person(f"{role}-1", frozenset({role})) for role in roles]
    found += [Person(f"{name}-{number}", committees=frozenset({name})) for name in pack.committees for number in (1, 2, 3)]
    return (*all_round, Person("nobody-1"), *found)


@pytest.mark.parametrize("slug", in_turn_but("octavia", PACKS))
def test_random_walk_breaks_no_safeguard(slug):
    reached = set()

    @settings(max_examples=WALKS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def walk(chance):
        world = _world(slug, chance)
        for _ in range(ACTS):
            _act(world, chance)
            _nothing_is_broken(world)
        reached.update(act for act, _, _ in world.done)

    walk()
    assert {Act.AUTHORISE, Act.IMPOSE, Act.DECIDE_APPEAL} <= reached, "the walks reach the end of a case"


def _world(slug, chance):
    policy = policy_with_choices(slug)
    behaviour = chance.choice(sorted(policy.catalogue("behaviour")))
    return World(policy, staff_of(policy), TODAY, opened(behaviour, opened_by="nobody-1"))


def _act(world, chance):
    if chance.randint(0, 4) == 0:
        world.day += timedelta(days=chance.randint(1, 120))
    if chance.randint(0, 2) == 0:
        _anything(world, chance)
    else:
        _towards(world, chance)


def _anything(world, chance):
    act, subject = chance.choice(world.applicable())
    by = chance.choice(world.people)
    facts = world.drafted(act, subject, mended=chance.choice((True, False)), **_details(world, chance))
    if chance.choice((True, False)) and facts.measure:
        facts = _spoilt(world, chance, facts)
    world.attempt(act, facts, by)


def _details(world, chance):
    key = chance.choice(sorted(world.policy.catalogue("measure")))
    days = chance.choice((None, chance.randint(10, 500)))
    return {"key": key, "until": world.day + timedelta(days=days) if days else None}


def _spoilt(world, chance, facts):
    """Change what is being proposed or decided in any way that a form could be made to send; what is on file stays."""
    if not any(row.reference == facts.subject and row.proposed_on is None for row in facts.measures):
        return facts
    terms = chance.choice(_TERMS)
    measures = tuple(replace(row, terms=terms) if row.reference == facts.subject else row for row in facts.measures)
    return facts.plus(measures=measures)


def _towards(world, chance):
    """Try one goal by somebody who may; where something stands in its way, do what its first cures ask for."""
    applicable = world.applicable()
    goals = [(act, subject) for act, subject in applicable if act in GOALS]
    act, subject = chance.choice(goals or applicable)
    facts = world.drafted(act, subject, mended=True, **_details(world, chance))
    by = world.whoever_may(act, facts)
    if by is not None:
        world.attempt(act, facts, by)
        return
    verdict = world.judged(act, facts, chance.choice(world.people))
    wanted = [found for cure in verdict.cures if (found := world.cured_by(cure))]
    for step, about, fact in wanted[: chance.randint(1, 12)]:
        for ready, of in _ready(step, about, fact, applicable)[:1]:
            drafted = world.drafted(ready, of, mended=True, **_details(world, chance))
            if (helper := world.whoever_may(ready, drafted)) is not None:
                world.attempt(ready, drafted, helper, fact)


def _ready(step, about, fact, applicable):
    """Return what can be done now towards a cure: its act, or else what has to come first (a finding, then its letter)."""
    before = FACT_CATALOGUE[fact].first if fact in FACT_CATALOGUE else None
    of_step = [(act, subject) for act, subject in applicable if act is step]
    asked = [pair for pair in of_step if pair[1] in (about, None)]
    return asked or of_step or [(act, subject) for act, subject in applicable if act is before]


def _nothing_is_broken(world):
    """Hold everything that was done, and what is in force now, against the safeguards written out by hand."""
    if not world.done:
        return
    act, by, facts = world.done[-1]
    if act in safeguards.OF:
        assert safeguards.broken(Asked(world.policy, facts, act, by, world.day)) == [], act
    if act is Act.DECIDE_APPEAL:
        assert not facts.involved.get(by.reference), "somebody who took part heard the appeal"
    if act in _DECISIONS:
        assert by.reference not in facts.interested, "somebody with an interest decided"
    for measure in world.facts.in_force(world.day):
        assert measure.authorised_by
        assert measure.authorised_by != measure.proposed_by
        assert measure.says >= safeguards.IN_THE_LETTER
        assert not safeguards.NEVER_BLOCKED & set(measure.terms.topics_closed)
        assert safeguards.left_open(measure) - world.facts.unusable
        assert measure.until or measure.review_on or measure.ended_on
        for fact in safeguards.BEFORE_A_RESTRICTION:
            assert safeguards.on_file(world.facts, fact, world.day), fact


_DECISIONS = frozenset({Act.FIND, Act.ENDORSE, Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.EXTEND, Act.REVIEW, Act.DECIDE_APPEAL})
