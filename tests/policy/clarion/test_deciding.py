"""Clarion: who requests, endorses, approves and imposes; letters, appeals and referrals."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.facts.facts import Appeal, not_so, so
from evenhand.policy.layers import About, Jurisdiction, Silent
from evenhand.policy.rules.notices import must_say
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Decision, NoticePart
from tests.clauses import clause
from tests.policy.clarion.cases import (
    APPROVER,
    MANAGER,
    SPECIALIST,
    STAFF,
    authorising,
    endorsing,
    imposing,
    policy,
    proposal,
    signed,
    silent_policy,
)
from tests.policy.cures import (
    TODAY,
    Asked,
    change_measure,
    forgetting,
    gone_against,
    lifted,
    met_by,
    officer,
    opened,
    refused_by,
)

STRANGER = officer("officer-9")


@clause("clarion:8:1")
@pytest.mark.parametrize("actor", [STAFF, STRANGER, SPECIALIST])
def test_clarion_8_any_member_of_staff_may_ask(actor):
    asked = replace(proposal(), actor=actor)

    assert [result.rule for result in met_by(asked, "clarion:8:1") if result.rule == "authority"] == ["authority"]
    assert asked.judged().permitted


@clause("clarion:8:1")
def test_clarion_8_the_manager_authorises_the_request():
    assert [result.rule for result in met_by(endorsing(), "clarion:8:1")] == ["authority"]
    assert endorsing().judged().permitted


@pytest.mark.parametrize(
    ("demand", "signers", "cure"),
    [
        pytest.param("clarion:8:1", (SPECIALIST,), Cure("signed_by", role="manager"), marks=clause("clarion:8:1")),
        pytest.param("clarion:8:2", (MANAGER,), Cure("signed_by", team="tenancy_specialists"), marks=clause("clarion:8:2")),
    ],
)
def test_clarion_8_manager_and_team_sign_before_the_approval(demand, signers, cure):
    unsigned = signed(authorising(), *signers)

    assert [result.cures for result in refused_by(unsigned, demand)] == [(cure,)]
    assert len(unsigned.judged().refusals) == 1
    assert lifted(unsigned, demand)


@clause("clarion:8:1")
def test_clarion_8_the_manager_signs_before_the_team_decides():
    early = replace(signed(endorsing()), actor=SPECIALIST)

    assert [result.cures for result in refused_by(early, "clarion:8:1")] == [(Cure("signed_by", role="manager"),)]
    assert not refused_by(replace(signed(endorsing(), MANAGER), actor=SPECIALIST), "clarion:8:1")


@clause("clarion:8:2")
def test_clarion_8_the_team_decides_once_the_manager_has_signed():
    asked = replace(signed(endorsing(), MANAGER), actor=SPECIALIST)

    assert [result.rule for result in met_by(asked, "clarion:8:2")] == ["authority"]
    assert asked.judged().permitted


@clause("clarion:8:1", "clarion:8:2")
def test_clarion_8_signature_of_another_role_is_refused():
    asked = replace(endorsing(), actor=STRANGER)

    assert [result.cures for result in refused_by(asked, "clarion:8:1")] == [(Cure("authorised_by", role="manager"),)]


@clause("clarion:4.2:2")
@pytest.mark.parametrize(
    ("behaviour", "wanted"), [("repeated_contact", True), ("unsubstantiated_contact", True), ("threats", False)]
)
def test_clarion_4_2_relevant_manager_endorses_a_contact_limit(behaviour, wanted):
    unsigned = signed(authorising(behaviour=behaviour), SPECIALIST)
    refused = [result for result in refused_by(unsigned, "clarion:4.2:2") if result.rule == "endorsement"]

    assert [result.cures for result in refused] == [(Cure("signed_by", role="manager"),)] * wanted
    assert not refused_by(authorising(behaviour=behaviour), "clarion:4.2:2")


@clause("clarion:8:2")
@pytest.mark.parametrize(("actor", "theirs"), [(SPECIALIST, True), (APPROVER, True), (MANAGER, False), (STAFF, False)])
def test_clarion_8_the_team_runs_the_process(actor, theirs):
    asked = replace(imposing(), actor=actor)

    assert bool(met_by(asked, "clarion:8:2")) == theirs
    assert [result.cures for result in refused_by(asked, "clarion:8:2")] == (
        [] if theirs else [(Cure("authorised_by", team="tenancy_specialists"),)]
    )


@clause("clarion:8:2")
def test_clarion_8_the_team_keeps_the_record():
    (record,) = [answer.value for answer in policy().every("record") if answer.cited.id == "clarion:8:2"]

    assert record.keeps == ("electronic_record_of_restriction",)


@clause("clarion:9:1")
@pytest.mark.parametrize(
    ("actor", "approves"),
    [(APPROVER, True), (officer("s-2", "tenancy_specialist", teams={"tenancy_specialists"}), False), (MANAGER, False)],
)
def test_clarion_9_specialist_manager_approves_every_restriction(actor, approves):
    asked = replace(authorising(), actor=actor)

    assert bool(met_by(asked, "clarion:9:1")) == approves
    assert [result.cures for result in refused_by(asked, "clarion:9:1")] == (
        [] if approves else [(Cure("authorised_by", role="tenancy_specialist_manager"),)]
    )


@clause("clarion:9:1")
@pytest.mark.parametrize("act", [Act.EXTEND, Act.VARY])
def test_clarion_9_so_is_a_longer_or_another_one(act):
    live = change_measure(authorising().facts, authorised_on=TODAY, imposed_on=TODAY)

    assert refused_by(Asked(policy(), live, act, SPECIALIST), "clarion:9:1")
    assert not refused_by(Asked(policy(), live, act, APPROVER), "clarion:9:1")


@pytest.mark.parametrize(
    ("demand", "part"),
    [
        pytest.param("clarion:3:1", NoticePart.REASONS, marks=clause("clarion:3:1")),
        pytest.param("clarion:6:2", NoticePart.HOW_TO_APPEAL, marks=clause("clarion:6:2")),
        pytest.param("clarion:6:2", NoticePart.CONTACT_PERSON, marks=clause("clarion:6:2")),
    ],
)
def test_clarion_a_letter_with_a_part_missing_is_not_issued(demand, part):
    silent = replace(imposing(), facts=change_measure(imposing().facts, says=frozenset(NoticePart) - {part}))

    assert [result.message.params["parts"] for result in refused_by(silent, demand)] == [[part]]
    assert lifted(silent, demand)


def appealing(policy_, key: str = "writing_only") -> Asked:
    facts = change_measure(imposing(key).facts, imposed_on=TODAY, served_on=TODAY)
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, date(2026, 11, 2))
    return Asked(policy_, facts.plus(appeals=(appeal,), subject="EV-A1"), Act.RECEIVE_APPEAL, STAFF, date(2026, 11, 2))


@clause("clarion:6:1")
@pytest.mark.parametrize("key", ["set_times_or_named_person", "set_frequency", "new_issues_only", "other_restriction"])
def test_clarion_6_everybody_restricted_may_appeal_at_any_time(key):
    asked = appealing(policy(), key)

    assert [result.rule for result in met_by(asked, "clarion:6:1")] == ["appealable"]
    assert asked.judged().permitted


@clause("clarion:6:1")
@pytest.mark.parametrize("reading", [None, "the_appeal", "the_offer"])
def test_clarion_6_appeal_is_received_under_every_reading(reading):
    readings = {"in_writing": reading} if reading else {}

    assert met_by(appealing(policy(**readings)), "clarion:6:1")
    assert appealing(policy(**readings)).judged().permitted


@clause("clarion:6:1")
def test_clarion_6_in_writing_is_the_landlords_to_read():
    about = About(decision=Decision.MEASURE)
    routes = {
        reading: [
            answer.value.route
            for answer in policy(in_writing=reading).every("appeal.decisions", about)
            if answer.cited.pack == "clarion"
        ]
        for reading in ("the_appeal", "the_offer")
    }
    offered = [
        answer.value.says
        for answer in policy(in_writing="the_offer").every("notice", about)
        if answer.cited.id == "clarion:6:1"
    ]

    assert routes == {"the_appeal": ["any", "in_writing"], "the_offer": ["any"]}
    assert offered == [(NoticePart.HOW_TO_APPEAL,)]
    assert [(cited.id, demand.reading.key) for cited, demand in policy().open_readings()] == [("clarion:6:1", "in_writing")]


@clause("clarion:6:2")
def test_clarion_6_the_letter_always_gives_the_way_to_appeal():
    about = About(decision=Decision.MEASURE)

    assert {NoticePart.HOW_TO_APPEAL, NoticePart.CONTACT_PERSON} <= set(
        must_say(policy(), Decision.MEASURE, about, Jurisdiction())
    )


@pytest.mark.parametrize(
    "topic", ["appeal.window", "appeal.reviewer", "appeal.count", "appeal.late", "duration", "marker", "departure"]
)
def test_clarion_stays_silent_where_its_text_is(topic):
    assert isinstance(silent_policy().ask(topic), Silent)


def referring(key: str, **facts: object) -> Asked:
    known = opened("threats").knowing(consent_or_legal_route=so(TODAY), **facts)
    return Asked(policy(), known.about(key), Act.REFER, STAFF)


@clause("clarion:7:1")
def test_clarion_7_breach_may_be_referred_to_legal_services():
    groundless = referring("legal_services")

    assert refused_by(groundless, "clarion:7:1")
    assert refused_by(referring("legal_services", restriction_breached=not_so(TODAY)), "clarion:7:1")
    breached = referring("legal_services", restriction_breached=so(TODAY))
    given = gone_against(breached.facts, date(2026, 5, 1))
    assert replace(breached, facts=given).judged().permitted
    assert policy().catalogue("referral")["legal_services"].value.must is False


@clause("clarion:7:2")
@pytest.mark.parametrize(
    ("abusive", "breached", "opens"),
    [(so, so, True), (so, not_so, True), (not_so, so, True), (not_so, not_so, False)],
)
def test_clarion_7_abuse_or_tenancy_breach_opens_its_own_case(abusive, breached, opens):
    asked = referring("asb_or_tenancy_breach", behaviour_is_abusive=abusive(TODAY), tenancy_breached=breached(TODAY))

    assert bool(refused_by(asked, "clarion:7:2")) != opens
    assert asked.judged().permitted == opens


@clause("clarion:7:2")
def test_clarion_7_tenancy_referral_needs_abuse_asked():
    unasked = forgetting(referring("asb_or_tenancy_breach", tenancy_breached=so(TODAY)), "behaviour_is_abusive")

    assert [result.rule for result in refused_by(unasked, "clarion:7:2")] == ["question"]
    assert policy().catalogue("referral")["asb_or_tenancy_breach"].value.must is True


@clause("clarion:10:1")
def test_clarion_10_matter_can_be_referred_to_another_procedure():
    assert [result.rule for result in met_by(referring("associated_procedure"), "clarion:10:1")] == ["referral_grounded"]
    assert referring("associated_procedure").judged().permitted
