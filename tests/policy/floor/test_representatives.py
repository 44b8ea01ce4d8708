"""The floor: representatives are bound by their own conduct only, and never excluded (floor 74)."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.facts.customer_facts import Representative
from evenhand.policy.facts.facts import Incident
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.representatives import NEVER_SHUT_OUT
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, change_measure, lifted, refused_by
from tests.policy.questions import PACKS, permitted

SHUT_OUT, BOUND = "floor:74:1", "floor:74:2"
SINCE = date(2026, 1, 5)
OUT_OF_REACH = {"stonewater": {"stonewater:1.4:1"}}
"""Whose policy is for residents of its homes alone (Stonewater 1.4)."""


@pytest.fixture(params=PACKS)
def proposing(request) -> Asked:
    """Return a proposal that is permitted, under each policy in turn."""
    policy = permitted(request.param, Act.AUTHORISE_MARKER, "").policy
    return permitted(request.param, Act.PROPOSE, min(policy.catalogue("measure")))


def by_representatives(asked: Asked, *, also_own: bool = False) -> Asked:
    incidents = tuple(replace(incident, conduct_of="representative") for incident in asked.facts.incidents)
    own: tuple[Incident, ...] = asked.facts.incidents[:1] if also_own else ()
    return replace(asked, facts=asked.facts.plus(incidents=(*incidents, *own)))


def spoken_for(asked: Asked, standing: str, *, until: date | None = None, **terms: object) -> Asked:
    speaks = (Representative("Ada Finch", standing, SINCE, until),)
    facts = change_measure(asked.facts, terms=Terms.model_validate(terms))
    return replace(asked, facts=facts.plus(representatives=speaks))


def rules_against(asked: Asked, demand: str) -> list[str]:
    return [result.rule for result in refused_by(asked, demand)]


@clause("floor:74:2")
def test_conduct_of_a_representative_binds_no_customer(proposing):
    asked = by_representatives(proposing)

    assert rules_against(asked, BOUND) == ["bound_by_own_conduct"]
    assert lifted(asked, BOUND)
    assert not refused_by(by_representatives(proposing, also_own=True), BOUND)
    assert not refused_by(proposing, BOUND)


@clause("floor:74:2")
@pytest.mark.parametrize("slug", PACKS)
def test_measure_for_a_representatives_conduct_is_refused(slug):
    policy = permitted(slug, Act.AUTHORISE_MARKER, "").policy
    asked = by_representatives(permitted(slug, Act.AUTHORISE, min(policy.catalogue("measure"))))

    assert rules_against(asked, BOUND) == ["bound_by_own_conduct"]


@clause("floor:74:1")
@pytest.mark.parametrize("terms", [{"third_party": "Northgate Advice"}, {"channels_closed": ("third_party",)}], ids=str)
@pytest.mark.parametrize("standing", sorted(NEVER_SHUT_OUT))
def test_no_term_shuts_out_protected_representatives(proposing, standing, terms):
    asked = spoken_for(proposing, standing, **terms)

    assert rules_against(asked, SHUT_OUT) == ["representative_let_through"]
    assert lifted(asked, SHUT_OUT)


@pytest.mark.parametrize(
    "asking",
    [
        {"standing": "solicitor", "third_party": "Ada Finch, of Finch and Lowe"},
        {"standing": "friend", "third_party": "Northgate Advice"},
        {"standing": "solicitor", "until": TODAY.replace(year=TODAY.year - 1, month=12), "third_party": "Northgate Advice"},
        {"standing": "solicitor", "channels_only": ("email",)},
    ],
    ids=["named", "a friend", "no longer", "their own letters only"],
)
def test_representative_may_be_refused_or_replaced(proposing, asking):
    assert not refused_by(spoken_for(proposing, **asking), SHUT_OUT)


@clause("floor:12:1")
def test_representatives_conduct_counts_if_policy_covers_others(proposing):
    """Their own conduct towards staff may lead to a measure that binds them alone (floor 12, 74)."""
    own = proposing.facts.plus(relationship="none")
    refused = {result.cited.id for result in replace(proposing, facts=own).judged().refusals if result.cited}

    assert refused == OUT_OF_REACH.get(proposing.policy.main.pack, set())
