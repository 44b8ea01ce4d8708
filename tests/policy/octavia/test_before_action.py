"""Octavia 3.1 to 4.2: warning and chance, the urgent route, authority and consultation."""

from dataclasses import replace

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.facts.facts import Departure, Signature, not_so, so
from evenhand.policy.judge import next_acts
from evenhand.policy.verdict import Cure, Outcome
from evenhand.policy.vocabulary import Act, NoticePart
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, change_measure, lifted, met_by, officer, policy_of, proposed, refused_by
from tests.policy.octavia.cases import (
    ASSISTANT_DIRECTOR,
    CONTACT,
    MEASURES,
    OFFICER,
    SERVICE,
    SERVICE_MANAGER,
    TENANCY,
    authorising,
    imposing,
    live,
    policy,
    proposal,
    warning,
)

REFER = "octavia:4.5:2"


@pytest.mark.parametrize(
    ("demand", "fact"),
    [
        pytest.param("octavia:3.1:1", "told_unacceptable", marks=clause("octavia:3.1:1")),
        pytest.param("octavia:4.1:2", "chance_given", marks=clause("octavia:4.1:2")),
        pytest.param("octavia:4.1:2", "behaviour_continued", marks=clause("octavia:4.1:2")),
    ],
)
def test_octavia_proposal_needs_warning_and_a_chance(demand, fact):
    asked = proposal()
    asked = replace(asked, facts=asked.facts.knowing(**{fact: not_so()}))

    assert fact in {result.message.params["fact"] for result in refused_by(asked, demand)}
    assert lifted(asked, demand)


@clause("octavia:4.1:2")
def test_octavia_4_1_the_authoriser_may_depart_with_a_reason():
    asked = proposal()
    asked = replace(asked, facts=asked.facts.knowing(chance_given=not_so(), behaviour_continued=not_so()))
    by_manager = asked.facts.plus(departures={"octavia:4.1:2": Departure(SERVICE_MANAGER, TODAY)})
    by_officer = asked.facts.plus(departures={"octavia:4.1:2": Departure(OFFICER, TODAY)})

    assert not refused_by(replace(asked, facts=by_manager), "octavia:4.1:2")
    assert refused_by(replace(asked, facts=by_officer), "octavia:4.1:2")


@clause("octavia:3.3:1")
def test_octavia_3_3_extreme_case_waives_warning_and_chance_only():
    asked = proposal()
    facts = asked.facts.knowing(told_unacceptable=not_so(), chance_given=not_so())
    urgent = facts.plus(urgent_since=TODAY, situations=frozenset({"extreme"}))
    verdict = replace(asked, facts=urgent).judged()
    waived = {result.message.params["fact"] for result in verdict.results if result.outcome is Outcome.WAIVED}

    assert {"told_unacceptable", "chance_given"} <= waived
    assert {duty.subject for duty in duties(policy(), urgent, TODAY, CALENDAR) if duty.kind == "catch_up"} >= {
        "told_unacceptable"
    }
    unauthorised = change_measure(imposing().facts, authorised_on=None, authorised_by=None).plus(
        urgent_since=TODAY, situations=frozenset({"extreme"})
    )
    assert "authorised_before" in {rule for _, _, rule in replace(imposing(), facts=unauthorised).judged().unmet}


@clause("octavia:3.3:1")
def test_octavia_3_3_is_not_open_for_what_is_merely_pressing():
    facts = proposal().facts.plus(urgent_since=TODAY, situations=frozenset({"inconvenient"}))
    verdict = replace(proposal(), facts=facts).judged()

    assert ("octavia", "3.3", "urgent_route") in verdict.unmet
    assert lifted(replace(proposal(), facts=facts), "octavia:3.3:1")


@pytest.mark.parametrize(
    ("demand", "key", "right", "wrong"),
    [
        pytest.param("octavia:4.2:1", CONTACT, SERVICE_MANAGER, OFFICER, marks=clause("octavia:4.2:1")),
        pytest.param("octavia:4.2:3", SERVICE, ASSISTANT_DIRECTOR, SERVICE_MANAGER, marks=clause("octavia:4.2:3")),
        pytest.param("octavia:4.2:3", TENANCY, ASSISTANT_DIRECTOR, SERVICE_MANAGER, marks=clause("octavia:4.2:3")),
    ],
)
def test_octavia_4_2_only_the_right_rank_authorises(demand, key, right, wrong):
    asked = authorising(key)

    assert replace(asked, actor=right).judged().permitted
    (refusal,) = [result for result in refused_by(replace(asked, actor=wrong), demand) if result.rule == "authority"]
    assert refusal.cures == (Cure("authorised_by", role=next(iter(right.roles))),)


@clause("octavia:4.2:3")
def test_octavia_4_2_service_manager_may_not_limit_services():
    refused = replace(authorising("health_and_safety_repairs_only"), actor=SERVICE_MANAGER).judged()

    assert refused.unmet == [("octavia", "4.2", "authority")]
    assert refused.cures == (Cure("authorised_by", role="assistant_director"),)


@clause("octavia:4.2:5")
def test_octavia_4_2_other_teams_are_consulted_then_informed():
    asked = replace(authorising(), facts=change_measure(authorising().facts, signatures=()))

    assert [result.cures for result in refused_by(asked, "octavia:4.2:5")] == [(Cure("consult", party="other_teams"),)]
    assert lifted(asked, "octavia:4.2:5")
    owed = [duty for duty in duties(policy(), live().facts, TODAY, CALENDAR) if duty.cited and duty.cited.id == "octavia:4.2:5"]
    assert [(duty.kind, duty.act) for duty in owed] == [("report", Act.INFORM_TEAMS)]


@clause("octavia:4.2:5")
def test_octavia_4_2_consulting_another_party_does_not_count():
    signature = Signature(Act.CONSULT, officer("x"), TODAY, "service_development")
    asked = replace(authorising(), facts=change_measure(authorising().facts, signatures=(signature,)))

    assert refused_by(asked, "octavia:4.2:5")


@clause("octavia:5.1:1")
def test_octavia_5_1_service_development_must_be_informed():
    facts = live().facts
    owed = [duty for duty in duties(policy(), facts, TODAY, CALENDAR) if duty.cited and duty.cited.id == "octavia:5.1:1"]
    told = facts.knowing(teams_informed=so(TODAY))

    assert [duty.message.params["to"] for duty in owed] == ["service_development"]
    done = [duty for duty in duties(policy(), told, TODAY, CALENDAR) if duty.cited and duty.cited.id == "octavia:5.1:1"]
    assert [duty.done_on for duty in done] == [TODAY]


PARTS = [
    ("octavia:3.2:1", CONTACT, NoticePart.WHAT_IS_DECIDED),
    ("octavia:3.5:1", CONTACT, NoticePart.OMBUDSMAN),
    ("octavia:4.2:6", CONTACT, NoticePart.CONTACT_PERSON),
    ("octavia:4.2:6", SERVICE, NoticePart.SERVICE_IMPLICATIONS),
    ("octavia:4.4:7", "no_complaints_process", NoticePart.OMBUDSMAN),
    ("octavia:4.5:3", TENANCY, NoticePart.HOME_AT_RISK),
]


@pytest.mark.parametrize(
    ("demand", "key", "part"), [pytest.param(*row, marks=clause(row[0]), id=f"{row[0]}-{row[2]}") for row in PARTS]
)
def test_octavia_measure_letter_with_a_part_missing_is_refused(demand, key, part):
    asked = imposing(key)
    asked = replace(asked, facts=change_measure(asked.facts, says=frozenset(NoticePart) - {part}))

    assert [result.message.params["parts"] for result in refused_by(asked, demand)] == [[part]]
    assert lifted(asked, demand)


@clause("octavia:4.5:3")
def test_octavia_4_5_only_tenancy_action_puts_the_home_at_risk():
    asked = replace(imposing(), facts=change_measure(imposing().facts, says=frozenset(NoticePart) - {NoticePart.HOME_AT_RISK}))

    assert not refused_by(asked, "octavia:4.5:3")


@clause("octavia:4.1:1")
@pytest.mark.parametrize("part", [NoticePart.BEHAVIOUR, NoticePart.WHY_UNACCEPTABLE])
def test_octavia_4_1_warning_must_state_behaviour_and_why(part):
    (letter,) = warning().facts.decided
    facts = warning().facts.plus(decided=(replace(letter, says=frozenset(NoticePart) - {part}),))
    asked = replace(warning(), facts=facts)

    assert [result.message.params["parts"] for result in refused_by(asked, "octavia:4.1:1")] == [[part]]


@clause(REFER)
def test_octavia_4_5_assistant_director_reports_believed_offence():
    facts = proposal().facts.knowing(consent_or_legal_route=so(TODAY)).about("police")
    asked = replace(proposal(), act=Act.REFER, facts=facts, actor=ASSISTANT_DIRECTOR)

    assert "fact_not_known" in {result.message.code for result in refused_by(asked, REFER)}
    believed = replace(asked, facts=facts.knowing(offence_believed=so(TODAY)))
    assert not refused_by(believed, REFER)
    assert refused_by(replace(believed, actor=SERVICE_MANAGER), REFER)


@clause("octavia:4.3:6")
def test_octavia_4_3_platform_referral_needs_published_content():
    facts = proposal().facts.knowing(consent_or_legal_route=so(TODAY)).about("social_media_platform")
    asked = replace(proposal(), act=Act.REFER, facts=facts)

    assert refused_by(asked, "octavia:4.3:6")
    assert met_by(replace(asked, facts=facts.knowing(content_published=so(TODAY))), "octavia:4.3:6")


@clause("octavia:6:1", "octavia:7:1")
def test_octavia_6_and_7_no_own_review_is_owed_after_a_rebrand():
    stated = {a.cited.id: a.value for a in policy().every("governance") if a.cited.pack == "octavia"}
    own = [duty for duty in policy_duties(policy(), TODAY, CALENDAR) if duty.cited and duty.cited.pack == "octavia"]

    assert stated["octavia:6:1"].approved_on == "2019-04-01"
    assert stated["octavia:7:1"].not_a_review
    assert [duty.kind for duty in own if duty.kind == "own_review"] == []


def test_octavia_silent_on_reviews_is_held_to_the_floors():
    asked = replace(proposal(), policy=replace(policy(), choices=()))

    assert [result.cited.id for result in asked.judged().results if result.rule == "review_set"] == ["floor:14:1"]
    assert MEASURES.keys() == policy().catalogue("measure").keys()


def test_octavia_has_no_step_that_only_other_policies_have():
    facts = proposed(proposal().facts)
    offered = {found.act for found in next_acts(policy(), facts, SERVICE_MANAGER, TODAY, CALENDAR)}

    assert offered >= {Act.CONSULT, Act.AUTHORISE}
    assert not offered & {Act.ENDORSE, Act.DECIDE_USE, Act.CONFIRM_MARKER}
    assert Act.DECIDE_USE in {
        found.act for found in next_acts(policy_of("stonewater"), facts, SERVICE_MANAGER, TODAY, CALENDAR)
    }
