"""Stonewater: steps, decisions and questions before a proposal, a warning or an authorisation."""

from dataclasses import replace

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Departure, Signature, not_so, so
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.authority import use_is_decided
from evenhand.policy.verdict import Cure, Outcome
from evenhand.policy.vocabulary import Act, Strength
from tests.clauses import clause
from tests.policy.cures import (
    CALENDAR,
    TODAY,
    Asked,
    applied,
    change_measure,
    forgetting,
    lifted,
    met_by,
    officer,
    opened,
    proposed,
    refused_by,
)
from tests.policy.stonewater.cases import (
    LINE_MANAGER,
    OFFICER,
    RELEVANT_MANAGER,
    authorising,
    policy,
    proposal,
    warning,
)


def deciding_use(actor=OFFICER) -> Asked:
    facts = opened("abusive_behaviour").knowing(
        relationship_broken_down=so(TODAY), matters_escalated=so(TODAY), ordinary_resolution_used_up=so(TODAY)
    )
    return Asked(policy(), facts, Act.DECIDE_USE, actor)


STEPS = {Act.DECIDE_USE: deciding_use, Act.WARN: warning, Act.PROPOSE: proposal, Act.AUTHORISE: authorising}
NEEDED = [
    ("stonewater:1.2:1", "relationship_broken_down", (Act.DECIDE_USE, Act.WARN, Act.PROPOSE)),
    ("stonewater:1.3:1", "use_decided", (Act.WARN, Act.PROPOSE)),
    ("stonewater:1.3:2", "matters_escalated", (Act.DECIDE_USE, Act.WARN, Act.PROPOSE)),
    ("stonewater:1.3:2", "ordinary_resolution_used_up", (Act.DECIDE_USE, Act.WARN, Act.PROPOSE)),
    ("stonewater:2.3:1", "evidence_held", (Act.WARN, Act.AUTHORISE)),
    ("stonewater:2.3:1", "proportionality_considered", (Act.WARN, Act.AUTHORISE)),
    ("stonewater:4.1:1", "tenancy_obligations_explained", (Act.PROPOSE,)),
    ("stonewater:4.2:1", "discussion_considered", (Act.WARN, Act.PROPOSE)),
    ("stonewater:5.4:1", "lone_working_considered", (Act.PROPOSE,)),
    ("stonewater:6.4:1", "equality_impact_assessed", (Act.WARN, Act.PROPOSE, Act.AUTHORISE)),
    ("stonewater:6.4:2", "vulnerability_considered", (Act.WARN, Act.PROPOSE, Act.AUTHORISE)),
    ("stonewater:6.4:2", "outside_agencies_considered", (Act.WARN, Act.PROPOSE, Act.AUTHORISE)),
    ("stonewater:6.5:1", "equality_considered", (Act.WARN, Act.AUTHORISE)),
]


@pytest.mark.parametrize(
    ("demand", "fact", "act"),
    [
        pytest.param(demand, fact, act, marks=clause(demand), id=f"{demand}-{fact}-{act}")
        for demand, fact, acts in NEEDED
        for act in acts
    ],
)
def test_stonewater_act_needs_each_fact_recorded_first(demand, fact, act):
    unwritten = forgetting(STEPS[act](), fact)
    denied = replace(unwritten, facts=unwritten.facts.knowing(**{fact: not_so(TODAY)}))

    assert {result.outcome for result in refused_by(unwritten, demand)} == {Outcome.NOT_KNOWN}
    assert [result.outcome for result in refused_by(denied, demand)] == [Outcome.UNMET]
    assert lifted(unwritten, demand)


@clause("stonewater:1.3:1")
@pytest.mark.parametrize(("actor", "theirs"), [(OFFICER, True), (LINE_MANAGER, True), (RELEVANT_MANAGER, False)])
def test_stonewater_1_3_officer_or_line_manager_decides_the_use(actor, theirs):
    asked = deciding_use(actor)

    assert bool(met_by(asked, "stonewater:1.3:1")) == theirs
    assert asked.judged().permitted == theirs


@clause("stonewater:1.3:1")
@pytest.mark.parametrize(
    ("signers", "decided"),
    [
        ((), False),
        ((OFFICER,), False),
        ((LINE_MANAGER,), False),
        ((officer("both-1", "officer", "line_manager"),), False),
        ((OFFICER, LINE_MANAGER), True),
        ((LINE_MANAGER, OFFICER), True),
    ],
)
def test_stonewater_1_3_the_use_is_decided_once_both_have_signed(signers, decided):
    signed = tuple(Signature(Act.DECIDE_USE, person, TODAY) for person in signers)
    facts = opened("abusive_behaviour").plus(use_signatures=signed)

    assert use_is_decided(Inquiry(policy(), facts, Act.DECIDE_USE, OFFICER, TODAY, CALENDAR)) == decided


@clause("stonewater:1.3:1")
def test_stonewater_1_3_authority_for_a_sanction_must_be_adopted():
    asked = replace(authorising(), policy=policy())

    (refused,) = [result for result in asked.judged().refusals if result.rule == "authority"]
    assert (refused.cited, refused.cures) == (None, (Cure("adopt", topic="authority"),))


@clause("stonewater:6.4:1")
@pytest.mark.parametrize("asked", [warning, proposal, authorising])
def test_stonewater_6_4_protected_characteristic_must_be_asked(asked):
    unasked = forgetting(asked(), "protected_characteristic_is_cause")

    assert [result.rule for result in refused_by(unasked, "stonewater:6.4:1")] == ["question"]
    assert lifted(unasked, "stonewater:6.4:1")


@clause("stonewater:6.4:1")
def test_stonewater_6_4_assessment_after_the_decision_is_refused():
    late = replace(authorising(), facts=authorising().facts.knowing(equality_impact_assessed=so(TODAY.replace(day=4))))

    assert [result.outcome for result in refused_by(late, "stonewater:6.4:1")] == [Outcome.UNMET]


@clause("stonewater:6.5:1")
@pytest.mark.parametrize("act", [Act.VARY, Act.EXTEND])
def test_stonewater_6_5_due_regard_is_needed_to_vary_or_extend(act):
    asked = authorising()
    live = change_measure(asked.facts, authorised_on=TODAY, imposed_on=TODAY)

    assert refused_by(forgetting(replace(asked, facts=live, act=act), "equality_considered"), "stonewater:6.5:1")


@clause("stonewater:4.3:1")
def test_stonewater_4_3_warning_comes_first_unless_reasoned():
    unwarned = forgetting(proposal(), "warned")
    (refused,) = refused_by(unwarned, "stonewater:4.3:1")
    reason = {"stonewater:4.3:1": Departure(officer("decider-1", "manager"), TODAY)}

    assert refused.cited.strength is Strength.SHOULD
    assert refused.cures == (Cure("do", act=Act.WARN, fact="warned"), Cure("give_reason", demand="stonewater:4.3:1"))
    assert not refused_by(applied(unwarned, refused.cures[0]), "stonewater:4.3:1")
    assert not refused_by(replace(unwarned, facts=unwarned.facts.plus(departures=reason)), "stonewater:4.3:1")


@clause("stonewater:4.3:1")
@pytest.mark.parametrize(("key", "wanted"), [("warning_letter", False), ("mediation", False), ("possession", True)])
def test_stonewater_4_3_a_warning_letter_needs_no_warning_letter(key, wanted):
    assert bool(refused_by(forgetting(proposal(key), "warned"), "stonewater:4.3:1")) == wanted


WAIVED = ("tenancy_obligations_explained", "discussion_considered", "warned")
SITUATIONS = [
    pytest.param("stonewater:4.4:1", "swift_enforcement_needed", marks=clause("stonewater:4.4:1")),
    pytest.param("stonewater:4.6:1", "severe_case", marks=clause("stonewater:4.6:1")),
]


def urgently(asked: Asked, situation: str) -> Asked:
    return replace(asked, facts=asked.facts.plus(urgent_since=TODAY, situations=frozenset({situation})))


@pytest.mark.parametrize(("demand", "situation"), SITUATIONS)
def test_stonewater_swift_enforcement_waives_talk_and_warning(demand, situation):
    swift = urgently(forgetting(proposal("civil_injunction"), *WAIVED), situation)
    elsewhere = urgently(forgetting(proposal("civil_injunction"), *WAIVED), "a_busy_week")

    assert [result.rule for result in met_by(swift, demand) if result.rule == "urgent_route"] == ["urgent_route"]
    assert swift.judged().permitted
    assert {result.rule for result in elsewhere.judged().refusals} == {"precondition", "urgent_route"}


@pytest.mark.parametrize(("demand", "situation"), SITUATIONS)
def test_stonewater_swift_enforcement_owes_the_steps_it_skipped(demand, situation):
    swift = urgently(forgetting(proposal("civil_injunction"), *WAIVED), situation)
    owed = [duty for duty in duties(policy(), swift.facts, TODAY, CALENDAR) if duty.subject in WAIVED]

    assert {(duty.kind, duty.subject) for duty in owed} == {("catch_up", fact) for fact in WAIVED}
    assert {(duty.cited.id, duty.due_on) for duty in owed} == {(demand, None)}, "by when is for the landlord to adopt"


@clause("stonewater:6.4:1")
@pytest.mark.parametrize("situation", ["swift_enforcement_needed", "severe_case", "immediate_danger"])
def test_stonewater_6_4_equality_assessment_is_never_waived(situation):
    assert refused_by(urgently(forgetting(proposal(), "equality_impact_assessed"), situation), "stonewater:6.4:1")


def enforcing(*, consulted: bool = True, actor=RELEVANT_MANAGER) -> Asked:
    asked = urgently(replace(proposal("civil_injunction"), actor=actor, act=Act.AUTHORISE), "swift_enforcement_needed")
    parties = ("case_officer", "legal_providers") if consulted else ()
    signatures = tuple(Signature(Act.CONSULT, OFFICER, TODAY, party) for party in parties)
    return replace(asked, facts=proposed(asked.facts, signatures=signatures))


@clause("stonewater:4.4:1")
def test_stonewater_4_4_relevant_manager_consults_before_acting():
    alone = refused_by(enforcing(consulted=False), "stonewater:4.4:1")

    assert [result.cures for result in alone] == [
        (Cure("consult", party="case_officer"),),
        (Cure("consult", party="legal_providers"),),
    ]
    assert not refused_by(enforcing(), "stonewater:4.4:1")


@clause("stonewater:4.4:1")
@pytest.mark.parametrize("other", [LINE_MANAGER, officer("officer-2", "officer")])
def test_stonewater_4_4_swift_enforcement_by_others_is_refused(other):
    (refused,) = refused_by(enforcing(actor=other), "stonewater:4.4:1")

    assert refused.cures == (Cure("authorised_by", role="relevant_manager"),)


@clause("stonewater:4.4:1")
def test_stonewater_4_4_is_for_swift_enforcement_only():
    assert not refused_by(authorising("civil_injunction"), "stonewater:4.4:1")
    assert not met_by(authorising("civil_injunction"), "stonewater:4.4:1")
