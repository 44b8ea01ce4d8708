"""Legal steps under each policy: their conditions, and what a court's order prevents."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import Appeal, Measure, Order, Person, so
from evenhand.policy.pack.load import PACKS
from evenhand.policy.vocabulary import Act, Decision, OrderKind
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, applied, cured, opened, policy_of, refused_by

OURS = ("notice_seeking_possession", "possession_claim", "injunction_claim")
WEIGHED = dict.fromkeys(("proportionality_considered", "human_rights_considered", "independent_advice_given"), so(TODAY))
STEPS = [
    pytest.param("stonewater", "civil_injunction", "injunction_claim", (), marks=clause("stonewater:4.5:11")),
    pytest.param(
        "stonewater", "notice_of_seeking_possession", "notice_seeking_possession", (), marks=clause("stonewater:4.5:12")
    ),
    pytest.param(
        "stonewater", "urgent_enforcement", "injunction_claim", ("people_unsafe_without_it",), marks=clause("stonewater:4.6:1")
    ),
    pytest.param(
        "stonewater",
        "possession",
        "possession_claim",
        ("behaviour_continued", "all_remedies_used_up"),
        marks=clause("stonewater:4.7:1"),
    ),
    pytest.param("octavia", "tenancy_action", "possession_claim", ("tenancy_breached",), marks=clause("octavia:4.5:1")),
    pytest.param("conduct-2024", "legal_action", "possession_claim", (), marks=clause("conduct-2024:what-well-do-8:1")),
    pytest.param("a2dominion", "injunction", "injunction_claim", (), marks=clause("a2dominion:3.4.1:7")),
]


def begun(slug: str, kind: str, measure: str | None = None, **known: object) -> Asked:
    order = Order("EV-O1", kind, TODAY, measure="EV-M1" if measure else None)
    measures = (Measure("EV-M1", measure, authorised_on=TODAY),) if measure else ()
    facts = opened("threats").plus(orders=(order,), measures=measures, subject="EV-O1").knowing(**WEIGHED, **known)
    return Asked(policy_of(slug), facts, Act.RECORD_ORDER, Person("officer-1"))


def rules_against(asked: Asked) -> set[str]:
    return {result.rule for result in asked.judged().refusals}


@pytest.mark.parametrize(("slug", "measure", "kind", "conditions"), STEPS)
def test_legal_step_needs_its_measure_and_every_condition(slug, measure, kind, conditions):
    so_all = dict.fromkeys(conditions, so(TODAY))

    assert begun(slug, kind, measure, **so_all).judged().permitted
    assert rules_against(begun(slug, kind)) == {"legal_step_decided"}
    for missing in conditions:
        left = {name: fact for name, fact in so_all.items() if name != missing}
        assert rules_against(begun(slug, kind, measure, **left)) == {"legal_step_decided"}


@clause("stonewater:4.7:1")
def test_stonewater_4_7_possession_is_not_begun_on_an_injunction():
    assert rules_against(begun("stonewater", "possession_claim", "civil_injunction")) == {"legal_step_decided"}


@pytest.mark.parametrize("kind", OURS)
@pytest.mark.parametrize("slug", [slug for slug in PACKS if slug != "a2dominion"])
def test_missing_conditions_of_a_legal_step_can_be_cured(slug, kind):
    asked = begun(slug, kind)
    bare = replace(asked, facts=asked.facts.plus(known={}))

    assert cured(bare).judged().permitted


@pytest.mark.parametrize("kind", OURS[:2])
@pytest.mark.parametrize("slug", PACKS)
def test_legal_step_needs_the_home_weighed_and_advice_signposted(slug, kind):
    for fact in WEIGHED:
        asked = begun(slug, kind)
        left = {name: known for name, known in asked.facts.known.items() if name != fact}
        assert "home_weighed" in rules_against(replace(asked, facts=asked.facts.plus(known=left)))


@pytest.mark.parametrize("kind", [kind for kind in OrderKind if kind not in OURS])
@pytest.mark.parametrize("slug", PACKS)
def test_court_order_is_never_refused(slug, kind):
    asked = begun(slug, kind)

    assert replace(asked, facts=asked.facts.plus(known={})).judged().permitted


def standing(kind: str, act: Act, **more: object) -> Asked:
    measure = Measure("EV-M1", "tenancy_action", proposed_on=TODAY, authorised_on=TODAY, imposed_on=TODAY)
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, TODAY, **more)
    facts = opened("threats").plus(orders=(Order("EV-O1", kind, TODAY, measure="EV-M1"),), measures=(measure,))
    subject = "EV-A1" if act is Act.DECIDE_APPEAL else "EV-M1"
    return Asked(policy_of("octavia"), facts.plus(appeals=(appeal,), subject=subject), act, Person("officer-1"))


@clause("octavia:4.5:1")
@pytest.mark.parametrize(
    ("act", "more"), [(Act.VARY, {}), (Act.DECIDE_APPEAL, {"outcome": "changed"}), (Act.DECIDE_APPEAL, {"outcome": "ended"})]
)
def test_court_order_cannot_be_varied_or_ended_on_appeal(act, more):
    ordered = standing("injunction", act, **more)
    (stands,) = [result for result in refused_by(ordered, "octavia:4.5:1") if result.rule == "court_order_stands"]

    assert "court_order_stands" not in rules_against(applied(ordered, stands.cures[0]))
    assert "court_order_stands" not in rules_against(standing("notice_seeking_possession", act, **more))


@pytest.mark.parametrize("outcome", ["", "kept"])
def test_appeal_against_a_court_ordered_measure_can_be_decided(outcome):
    assert "court_order_stands" not in rules_against(standing("injunction", Act.DECIDE_APPEAL, outcome=outcome))
