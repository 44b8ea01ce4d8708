"""Checks where each cure is carried out: its act, subject, measure and blank."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.customer_facts import Allegation
from evenhand.policy.facts.facts import After, Decided, Fact, Measure, so
from evenhand.policy.remedies import Remedy, remedy_of
from evenhand.policy.serialise import verdict_of
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Decision, Tri
from evenhand.wording.words import Words
from tests.policy.cures import TODAY, Asked, officer, opened, policy_of, proposed, proposing

OCTAVIA = policy_of("octavia")
KEY = "single_point_of_contact"


def asking(act, facts):
    return Asked(OCTAVIA, facts, act, officer("officer-2", "manager")).judged()


def case():
    return opened("disproportionate_contact")


def did(act, fact=None):
    return Cure("do", act=act, fact=fact)


def test_question_is_answered_in_the_assessment_of_its_measure():
    verdict = asking(Act.PROPOSE, proposing(case(), KEY))
    cure = did(Act.ASSESS, "adjustments_considered")

    assert remedy_of(cure, verdict) == Remedy(cure, Act.ASSESS, None, KEY, "adjustments_considered")


def test_terms_of_a_proposal_are_changed_where_it_was_proposed():
    verdict = asking(Act.AUTHORISE, proposed(proposing(case(), KEY)))
    cure = Cure("set_term", term="channels_only", choose=[])

    assert remedy_of(cure, verdict) == Remedy(cure, Act.PROPOSE, "EV-M1", KEY, "channels_only")


def test_a_term_in_question_is_set_on_its_own_form():
    verdict = asking(Act.PROPOSE, proposing(case(), KEY))
    cure = Cure("set_date", field="until", least=TODAY, most=None)

    assert remedy_of(cure, verdict) == Remedy(cure, Act.PROPOSE, "EV-M1", KEY, "until")


def test_continued_conduct_needs_concerns_communicated_first():
    cure = did(Act.LOG_INCIDENT, "behaviour_continued")
    first = did(Act.COMMUNICATE_CONCERNS, "told_unacceptable")
    told = case().knowing(behaviour_continued=Fact(Tri.NOT_KNOWN, after=After(TODAY)))

    before, after = (remedy_of(cure, asking(Act.PROPOSE, facts)) for facts in (case(), told))
    assert before == Remedy(first, Act.COMMUNICATE_CONCERNS, None, "", "told_unacceptable")
    assert after == Remedy(cure, Act.LOG_INCIDENT, None, "", "behaviour_continued")


def test_an_account_comes_before_an_investigation_of_nothing():
    cure = did(Act.INVESTIGATE_COUNTER_ALLEGATION, "counter_allegations_settled")
    alleged = case().plus(allegations=(Allegation("EV-A1", frozenset({"officer-9"}), TODAY),))

    before, after = (remedy_of(cure, asking(Act.PROPOSE, facts)) for facts in (case(), alleged))
    assert (before.act, before.subject) == (Act.RECORD_ACCOUNT, None)
    assert (after.act, after.subject) == (Act.INVESTIGATE_COUNTER_ALLEGATION, "EV-A1")


def test_the_finding_not_given_yet_is_the_one_to_serve():
    cure = did(Act.SERVE, "finding_told")
    found = case().plus(decided=(Decided("EV-L1", Decision.FINDING, TODAY),))

    before, after = (remedy_of(cure, asking(Act.PROPOSE, facts)) for facts in (case(), found))
    assert (before.act, before.subject) == (Act.FIND, None)
    assert (after.act, after.subject) == (Act.SERVE, "EV-L1")


def test_a_closed_case_is_reopened_not_opened():
    verdict = asking(Act.PROPOSE, case().plus(closed_on=TODAY))

    assert remedy_of(did(Act.OPEN_CASE), verdict).act is Act.REOPEN


def test_what_leaves_by_consent_alone_leads_to_the_talk():
    cure, agreed = Cure("pass_on_by", routes=["consent"]), case().knowing(agreed_by_customer=so(TODAY))

    before, after = (remedy_of(cure, asking(Act.REFER, facts)) for facts in (case(), agreed))
    assert (before.act, before.field) == (Act.DISCUSS, "agreed_by_customer")
    assert (after.act, after.field) == (Act.REFER, "route")


def test_a_silence_leads_to_its_topic():
    cure = Cure("adopt", topic="review")

    assert remedy_of(cure, asking(Act.PROPOSE, case())) == Remedy(cure, topic="review")


@pytest.mark.parametrize("code", ["wait_until", "authorised_by", "by_another", "name_decider"])
def test_what_no_act_does_has_no_place(code):
    cure = Cure(code, on=TODAY, not_by="officer-1", topic="review")

    assert remedy_of(cure, asking(Act.PROPOSE, case())) == Remedy(cure)


def test_a_verdict_read_back_keeps_its_cures():
    verdict = verdict_of(asking(Act.PROPOSE, case()).as_json())
    cures = [remedy_of(cure, verdict) for cure in verdict.cures]

    assert verdict.facts is None
    assert did(Act.COMMUNICATE_CONCERNS, "told_unacceptable") in [one.cure for one in cures]


def test_an_authorised_measure_is_withdrawn_to_be_proposed_anew():
    facts = proposing(case(), KEY)
    measure = replace(facts.measures[0], proposed_on=TODAY, authorised_on=TODAY)
    verdict = asking(Act.IMPOSE, facts.plus(measures=(measure,)))

    assert isinstance(measure, Measure)
    assert remedy_of(Cure("set_date", field="until", least=TODAY, most=None), verdict).act is Act.WITHDRAW


def test_facts_known_to_be_so_need_nothing_first():
    verdict = asking(Act.PROPOSE, case().knowing(behaviour_continued=so(TODAY)))
    cure = did(Act.LOG_INCIDENT, "behaviour_continued")

    assert remedy_of(cure, verdict).act is Act.LOG_INCIDENT


def test_conduct_of_a_kind_leads_to_the_behaviours_of_that_kind():
    cure = Cure("rest_on", what="conduct_of_family", families=["violence", "threats"])

    assert remedy_of(cure, asking(Act.PLACE_MARKER, case())).field == "behaviours-violence"
    assert Words().cure(cure) == "Rest the case on conduct of this kind: violence and threats."
