"""Octavia 3.4, 4.2 to 4.5: measures with their terms and conditions, and appeals."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Appeal, Decided, not_so
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Decision, Ground, Matter, NoticePart
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, change_measure, lifted, met_by, refused_by
from tests.policy.octavia.cases import (
    ASSISTANT_DIRECTOR,
    CONTACT,
    DIRECTOR,
    MEASURES,
    SERVICE,
    SERVICE_MANAGER,
    TENANCY,
    authorising,
    imposing,
    live,
    policy,
    proposal,
)

OFFERED = [
    ("octavia:3.4:1", "standard_times_varied", "contact_standards"),
    ("octavia:4.3:1", "contact_varied_otherwise", "contact_standards"),
    ("octavia:4.3:2", "single_point_of_contact", "contact_standards"),
    ("octavia:4.3:3", "contact_time_limited", "contact_standards"),
    ("octavia:4.3:4", "contact_method_excluded", "contact_standards"),
    ("octavia:4.3:5", "correspondence_through_third_party", "contact_standards"),
    ("octavia:4.3:7", "no_telephone", "contact_standards"),
    ("octavia:4.3:8", "accompanied_contact_only", "contact_standards"),
    ("octavia:4.3:9", "no_personal_contact", "contact_standards"),
    ("octavia:4.4:1", "service_limited_otherwise", "service_limit"),
    ("octavia:4.4:2", "standard_times_limited", "service_limit"),
    ("octavia:4.4:3", "no_improvements", "service_limit"),
    ("octavia:4.4:4", "planned_works_withheld", "service_limit"),
    ("octavia:4.4:5", "health_and_safety_repairs_only", "service_limit"),
    ("octavia:4.4:6", "no_resident_groups", "service_limit"),
    ("octavia:4.4:7", "no_complaints_process", "service_limit"),
    ("octavia:4.5:1", "tenancy_action", "tenancy_action"),
]


@pytest.mark.parametrize(("demand", "key", "tier"), [pytest.param(*row, marks=clause(row[0]), id=row[0]) for row in OFFERED])
def test_octavia_measure_can_be_proposed_authorised_and_imposed(demand, key, tier):
    assert met_by(proposal(key), demand)
    assert policy().catalogue("measure")[key].value.tier == tier
    assert met_by(authorising(key), demand)
    assert imposing(key).judged().permitted


@pytest.mark.parametrize(
    ("demand", "key"),
    [pytest.param(demand, key, marks=clause(demand), id=demand) for demand, key, _ in OFFERED],
)
def test_octavia_the_measure_is_refused_without_its_terms(demand, key):
    asked = replace(proposal(key), facts=change_measure(proposal(key).facts, terms=Terms()))

    assert {result.message.code for result in refused_by(asked, demand)} == {"term_missing"}
    assert lifted(asked, demand)


@pytest.mark.parametrize(
    ("demand", "key", "fact", "act"),
    [
        pytest.param(demand, key, fact, act, marks=clause(demand), id=f"{demand}-{fact}")
        for demand, key, fact, act in (
            ("octavia:4.3:1", CONTACT, "contact_is_the_matter", Act.PROPOSE),
            ("octavia:4.3:5", "correspondence_through_third_party", "asked_to_stop", Act.AUTHORISE),
            ("octavia:4.3:7", "no_telephone", "asked_to_stop", Act.AUTHORISE),
            ("octavia:4.3:8", "accompanied_contact_only", "staff_safety_at_risk", Act.AUTHORISE),
            ("octavia:4.3:9", "no_personal_contact", "staff_safety_at_risk", Act.AUTHORISE),
            ("octavia:4.4:1", SERVICE, "exceptional_case", Act.PROPOSE),
            ("octavia:4.4:1", SERVICE, "occupancy_agreement_allows", Act.PROPOSE),
            ("octavia:4.5:1", TENANCY, "tenancy_breached", Act.AUTHORISE),
        )
    ],
)
def test_octavia_what_a_measure_presupposes_must_be_so(demand, key, fact, act):
    asked = proposal(key) if act is Act.PROPOSE else authorising(key)
    asked = replace(asked, facts=asked.facts.knowing(**{fact: not_so()}))

    assert fact in {result.message.params.get("fact") for result in refused_by(asked, demand)}
    assert lifted(asked, demand)


@clause("octavia:4.4:1")
def test_octavia_4_4_contact_standards_need_no_exceptional_case():
    asked = replace(proposal(), facts=proposal().facts.knowing(exceptional_case=not_so()))

    assert not refused_by(asked, "octavia:4.4:1")


@clause("octavia:4.3:9")
@pytest.mark.parametrize("matter", [Matter.EMERGENCY, Matter.STATUTORY_REPAIR])
def test_octavia_4_3_emergency_and_statutory_repairs_stay_open(matter):
    facts = change_measure(proposal("contact_varied_otherwise").facts, terms=Terms(description="x y", topics_closed=(matter,)))
    asked = replace(proposal("contact_varied_otherwise"), facts=facts)

    assert refused_by(asked, "octavia:4.3:9")
    assert lifted(asked, "octavia:4.3:9")


@clause("octavia:4.3:7")
def test_octavia_4_3_measure_until_further_notice_needs_an_end():
    asked = replace(proposal("no_telephone"), facts=change_measure(proposal("no_telephone").facts, until=None, review_on=None))
    (demand,) = [d for c, n, d in policy().main.demands() if (c.number, n) == ("4.3", 7)]

    assert demand.departs is not None
    assert demand.answers.duration is not None
    assert "end_set" in {rule for _, _, rule in asked.judged().unmet}


@clause("octavia:4.4:7")
def test_octavia_4_4_complaints_are_never_closed_as_a_whole():
    facts = change_measure(proposal("no_complaints_process").facts, terms=Terms(services=("complaints_process",)))
    asked = replace(proposal("no_complaints_process"), facts=facts)

    assert "one_complaint_at_most" in {rule for _, _, rule in asked.judged().unmet}


def appealed(key, received_on=TODAY, **changes):
    asked = live(key)
    appeal = Appeal(
        "EV-A1", "EV-M1", Decision.MEASURE, received_on, (Ground.DISAGREEMENT,), **{"says": frozenset(NoticePart)} | changes
    )
    return replace(asked, facts=asked.facts.plus(appeals=(appeal,), subject="EV-A1"), act=Act.DECIDE_APPEAL)


@pytest.mark.parametrize(
    ("demand", "key", "right", "wrong"),
    [
        pytest.param("octavia:4.2:2", CONTACT, ASSISTANT_DIRECTOR, SERVICE_MANAGER, marks=clause("octavia:4.2:2")),
        pytest.param("octavia:4.2:4", SERVICE, DIRECTOR, ASSISTANT_DIRECTOR, marks=clause("octavia:4.2:4")),
        pytest.param("octavia:4.2:4", TENANCY, DIRECTOR, ASSISTANT_DIRECTOR, marks=clause("octavia:4.2:4")),
    ],
)
def test_octavia_4_2_an_appeal_is_heard_by_the_right_rank(demand, key, right, wrong):
    assert replace(appealed(key), actor=right).judged().permitted
    (refusal,) = [one for one in refused_by(replace(appealed(key), actor=wrong), demand) if one.rule == "appeal_reviewer"]
    assert refusal.cures == (Cure("authorised_by", roles=[next(iter(right.roles))]),)


@pytest.mark.parametrize(
    ("demand", "key"),
    [
        pytest.param("octavia:4.2:2", CONTACT, marks=clause("octavia:4.2:2")),
        pytest.param("octavia:4.2:4", SERVICE, marks=clause("octavia:4.2:4")),
    ],
)
def test_octavia_4_2_answer_is_owed_within_ten_working_days(demand, key):
    facts = appealed(key, date(2026, 8, 20)).facts
    (owed,) = [duty for duty in duties(policy(), facts, date(2026, 8, 24), CALENDAR) if duty.kind == "appeal_answer"]

    assert owed.cited is not None
    assert owed.cited.id == demand
    assert owed.due_on == date(2026, 9, 3)  # 20 August counts, nothing being adopted; the 31st is a bank holiday
    assert [skipped.day for skipped in owed.counted.skipped] == [date(2026, 8, 31)]


@clause("octavia:4.2:2")
def test_octavia_4_2_disagreement_is_a_ground_of_appeal():
    asked = replace(appealed(CONTACT), act=Act.RECEIVE_APPEAL)
    (grounds,) = [result for result in met_by(asked, "octavia:4.2:2") if result.rule == "appeal_grounds"]

    assert grounds.message.params["named"] == [Ground.DISAGREEMENT]


def test_octavia_every_measure_of_the_pack_is_tested_here():
    assert MEASURES.keys() == policy().catalogue("measure").keys() == {key for _, key, _ in OFFERED}


def test_octavia_appeal_against_finding_waits_for_adoption():
    asked = appealed(CONTACT)
    appeal = replace(asked.facts.appeals[0], decision=Decision.FINDING, of="EV-F1")
    finding = Decided("EV-F1", Decision.FINDING, TODAY, "officer-1", served_on=TODAY)
    facts = asked.facts.plus(appeals=(appeal,), decided=(finding,))

    assert replace(asked, facts=facts, act=Act.RECEIVE_APPEAL).judged().permitted
    assert Cure("adopt", topic="appeal.decisions") in replace(asked, facts=facts, actor=DIRECTOR).judged().cures
