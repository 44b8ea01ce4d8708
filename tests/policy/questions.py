"""Draws questions to the engine: a permitted act of a shipped policy, then with anything wrong."""

import os
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Appeal, Departure, Facts, Marker, Person, not_so, so
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Channel, Decision, Matter, NoticePart, Part, Service, Tri, VisitCondition
from tests.policy.cures import TODAY, Asked, change_marker, change_measure, cured, opened, policy_of, proposing

PROPOSER = "officer-1"
FLOOR_SHOULDS = tuple(
    f"floor:{clause.number}:{place}" for clause, place, demand in shipped("floor").demands() if demand.strength == "should"
)
ACTS = (Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE, Act.DECIDE_APPEAL, Act.AUTHORISE_MARKER)


@cache
def _policy(slug: str) -> Policy:
    return policy_of(slug)


def everybody(policy: Policy, reference: str) -> Person:
    """Return somebody who may do anything that a role, a team or a committee may."""
    pack = policy.main
    return Person(reference, frozenset(pack.roles), frozenset(pack.teams), frozenset(pack.committees))


@cache
def permitted(slug: str, act: Act, measure: str) -> Asked:
    """Return a question that is permitted under a shipped policy, about one of its measures or about a marker."""
    policy = _policy(slug)
    behaviour = next(iter(policy.catalogue("behaviour")))
    if act is Act.AUTHORISE_MARKER:
        return cured(Asked(policy, _marked(policy, behaviour), act, everybody(policy, "decider-1")))
    if act is Act.PROPOSE:
        return cured(Asked(policy, proposing(opened(behaviour), measure), act, everybody(policy, PROPOSER)))
    before, changes = _BEFORE[act]
    asked = permitted(slug, before, measure)
    facts = change_measure(asked.facts, **changes)
    if act is Act.DECIDE_APPEAL:
        appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, TODAY)
        facts = facts.plus(appeals=(appeal,), subject="EV-A1")
    return cured(replace(asked, facts=facts, act=act, actor=everybody(asked.policy, f"{act}-1")))


_BEFORE: dict[Act, tuple[Act, dict[str, Any]]] = {
    Act.AUTHORISE: (Act.PROPOSE, {"proposed_on": TODAY, "proposed_by": PROPOSER}),
    Act.IMPOSE: (Act.AUTHORISE, {"authorised_on": TODAY, "authorised_by": "authorise-1"}),
    Act.DECIDE_APPEAL: (Act.IMPOSE, {"imposed_on": TODAY, "served_on": TODAY}),
}


def _marked(policy: Policy, behaviour: str) -> Facts:
    key = next(iter(policy.catalogue("marker")), "house_marker")
    marker = Marker("EV-K1", key, ("EV-I1",), requested_by=PROPOSER, requested_on=TODAY)
    return opened(behaviour).plus(markers=(marker,), subject="EV-K1")


@cache
def _measures(slug: str) -> list[str]:
    """Return measures to ask about: one of each kind in a short search, all of them in a long one."""
    offered = _policy(slug).catalogue("measure")
    if os.environ.get("EVENHAND_LONG"):
        return sorted(offered)
    return sorted({answer.value.kind: key for key, answer in offered.items()}.values())


@st.composite
def questions(draw: st.DrawFn, acts: tuple[Act, ...] = ACTS) -> Asked:
    """Draw a question: permitted at first, then spoilt in any number of ways, from none to a few."""
    slug = draw(st.sampled_from(PACKS))
    act = draw(st.sampled_from(acts))
    measure = draw(st.sampled_from(_measures(slug)))
    asked = permitted(slug, act, measure)
    for spoil in draw(st.lists(st.sampled_from(_SPOILT[act]), max_size=3)):
        asked = spoil(draw, asked)
    return asked


def _facts(draw: st.DrawFn, asked: Asked) -> Asked:
    keys = draw(st.sets(st.sampled_from(sorted(asked.facts.known)), min_size=1, max_size=4))
    how = draw(st.sampled_from(["forgotten", "denied", "later"]))
    if how == "forgotten":
        left = {key: fact for key, fact in asked.facts.known.items() if key not in keys}
        return replace(asked, facts=asked.facts.plus(known=left))
    fact = not_so(asked.at) if how == "denied" else so(asked.at + timedelta(days=1))
    return replace(asked, facts=asked.facts.knowing(**dict.fromkeys(keys, fact)))


def _any_of(draw: st.DrawFn, values: Any, most: int = 4) -> tuple[Any, ...]:
    return tuple(draw(st.lists(st.sampled_from(list(values)), max_size=most, unique=True)))


def _terms(draw: st.DrawFn, asked: Asked) -> Asked:
    assert asked.facts.measure is not None
    drawn = {
        "channels_only": _any_of(draw, Channel),
        "channels_closed": _any_of(draw, Channel),
        "topics_closed": _any_of(draw, Matter, 2),
        "services": _any_of(draw, Service, 2),
        "visits": _any_of(draw, VisitCondition, 2),
        "complaint": draw(st.sampled_from([None, "CO-1042"])),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(drawn)), min_size=1, max_size=2))
    changed = asked.facts.measure.terms.stated() | {name: drawn[name] for name in chosen}
    return replace(asked, facts=change_measure(asked.facts, terms=Terms(**{k: v for k, v in changed.items() if v})))


def _dates(draw: st.DrawFn, asked: Asked) -> Asked:
    days = st.one_of(st.none(), st.integers(-5, 500).map(lambda days: asked.at + timedelta(days=days)))
    if asked.facts.marker:
        return replace(asked, facts=change_marker(asked.facts, review_on=draw(days)))
    return replace(asked, facts=change_measure(asked.facts, review_on=draw(days), until=draw(days)))


def _person(draw: st.DrawFn, asked: Asked) -> Asked:
    reference = draw(st.sampled_from([PROPOSER, "authorise-1", "somebody", None]))
    actor = everybody(asked.policy, reference) if reference else None
    parts = {person: frozenset({draw(st.sampled_from(Part))}) for person in _any_of(draw, [PROPOSER, "somebody"])}
    interested = draw(st.frozensets(st.sampled_from([PROPOSER, "authorise-1", "somebody"]), max_size=2))
    return replace(asked, actor=actor, facts=asked.facts.plus(involved=parts, interested=interested))


def _incident(draw: st.DrawFn, asked: Asked) -> Asked:
    known = sorted(asked.policy.catalogue("behaviour"))
    changes = {
        "withdrawn": True,
        "protected_act": Tri.YES,
        "possible_offence": Tri.YES,
        "manner_only": Tri.YES,
        "conduct_of": "representative",
        "situations": frozenset({"child"}),
        "behaviours": _any_of(draw, [*known, "rudeness"], 2),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(changes)), min_size=1, max_size=2))
    incidents = tuple(replace(i, **{name: changes[name] for name in chosen}) for i in asked.facts.incidents)
    return replace(asked, facts=asked.facts.plus(incidents=incidents))


def _danger(draw: st.DrawFn, asked: Asked) -> Asked:
    situations = draw(st.frozensets(st.sampled_from(["immediate_danger", "extreme"])))
    urgent_since = draw(st.sampled_from([None, asked.at]))
    return replace(asked, facts=asked.facts.plus(situations=situations, urgent_since=urgent_since))


def _letter(draw: st.DrawFn, asked: Asked) -> Asked:
    left_out = draw(st.sets(st.sampled_from(NoticePart), min_size=1, max_size=3))
    assert asked.facts.measure is not None
    return replace(asked, facts=change_measure(asked.facts, says=asked.facts.measure.says - left_out))


def _marker(draw: st.DrawFn, asked: Asked) -> Asked:
    changes = {
        "instruction": draw(st.sampled_from(Tri)),
        "incidents": draw(st.sampled_from([(), ("EV-I1",), ("EV-I7",)])),
        "requested_by": draw(st.sampled_from([PROPOSER, "decider-1"])),
    }
    return replace(asked, facts=change_marker(asked.facts, **changes))


def _measure(draw: st.DrawFn, asked: Asked) -> Asked:
    known = sorted(asked.policy.catalogue("measure"))
    changes: dict[str, Any] = {
        "key": draw(st.sampled_from([*known, "curfew"])),
        "wide": draw(st.booleans()),
    }
    if asked.act is Act.AUTHORISE:
        changes["proposed_on"] = None
    if asked.act is Act.IMPOSE:
        changes["authorised_on"] = draw(st.sampled_from([None, asked.at + timedelta(days=1)]))
    chosen = draw(st.sampled_from(sorted(changes)))
    return replace(asked, facts=change_measure(asked.facts, **{chosen: changes[chosen]}))


def _channels(draw: st.DrawFn, asked: Asked) -> Asked:
    return replace(asked, facts=asked.facts.plus(unusable=frozenset(_any_of(draw, Channel, 9))))


def _reasons(draw: st.DrawFn, asked: Asked) -> Asked:
    departure = Departure(everybody(asked.policy, "somebody"), asked.at, now=draw(st.booleans()))
    chosen = _any_of(draw, FLOOR_SHOULDS)
    return replace(asked, facts=asked.facts.plus(departures=dict.fromkeys(chosen, departure)))


_ALWAYS = (_facts, _person, _incident, _danger, _reasons)
_OF_A_MEASURE = (*_ALWAYS, _terms, _dates, _measure, _channels)
_SPOILT: dict[Act, tuple[Any, ...]] = {
    Act.PROPOSE: _OF_A_MEASURE,
    Act.AUTHORISE: _OF_A_MEASURE,
    Act.IMPOSE: (*_OF_A_MEASURE, _letter),
    Act.DECIDE_APPEAL: (_person, _facts),
    Act.AUTHORISE_MARKER: (*_ALWAYS, _dates, _marker, _marker),
}
FACTS = sorted(FACT_CATALOGUE)
