"""Checks that every act has one record, with exact values for engine, letters and addresses."""

import pytest

from evenhand.policy.acts import KINDS, Decides, Settles, Subject, deciding, kind, settling
from evenhand.policy.vocabulary import Act, Decision

LETTERS = {
    Act.FIND: (Decision.FINDING,),
    Act.WARN: (Decision.WARNING,),
    Act.IMPOSE: (Decision.MEASURE,),
    Act.EXTEND: (Decision.MEASURE, Decision.REVIEW),
    Act.VARY: (Decision.REVIEW,),
    Act.REVIEW: (Decision.REVIEW,),
    Act.LIFT: (Decision.REVIEW,),
    Act.TELL_NEW_DAY: (Decision.REVIEW,),
    Act.TELL_MARKER: (Decision.MARKER,),
    Act.REVIEW_MARKER: (Decision.REVIEW,),
    Act.END_MARKER: (Decision.REVIEW,),
    Act.REFUSE_COMPLAINT: (Decision.COMPLAINT,),
    Act.DECIDE_APPEAL: (Decision.APPEAL,),
    Act.DECIDE_STAY: (Decision.STAY,),
    Act.NOTIFY_REFERRAL: (Decision.REFERRAL,),
}
OUTSIDE = """
    open_case signpost correct_person end_contact protect_worker delete_evidence record_departure cover record_firm_answer
"""
OF_THE_CASE = """
    take_request
    log_incident decide_use record_contact discuss seek_account record_account record_needs name_representative
    record_reach
    offer_support assess find communicate_concerns warn inform_teams place_marker take_allegation take_complaint refer
    record_order declare_interest note wait_for reassign_case close reopen ask_firm
"""


def acts(words):
    return set(map(Act, words.split()))


def test_every_act_has_exactly_one_record():
    assert sorted(one.act for one in KINDS) == sorted(Act)
    assert [kind(act).act for act in Act] == list(Act)


def test_these_acts_issue_these_letters():
    assert {one.act: one.letters for one in KINDS if one.letters} == LETTERS


def test_subject_is_known_by_its_letter_after_these_acts():
    own = {one.act for one in KINDS if one.has_its_own_letter}

    assert own == acts("find warn impose tell_marker refuse_complaint decide_appeal decide_stay")


def test_these_acts_decide_without_a_subject_decided_before():
    assert {one.act: one.decision for one in KINDS if one.decision} == {
        Act.FIND: Decision.FINDING,
        Act.COMMUNICATE_CONCERNS: Decision.FINDING,
        Act.WARN: Decision.WARNING,
        Act.REFUSE_COMPLAINT: Decision.COMPLAINT,
    }


def test_rules_of_terms_and_of_dates_judge_these_acts():
    assert set(settling(Settles.TERMS)) == acts("propose endorse authorise impose vary")
    assert set(settling(Settles.DATES)) == acts("propose authorise impose propose_extension extend vary")
    assert set(settling(Settles.TERMS | Settles.DATES)) == acts("propose authorise impose vary")


def test_these_acts_are_the_outcome_of_a_review():
    assert {one.act.value: one.outcome for one in KINDS if one.outcome} == {
        "extend": "extend", "vary": "lighten", "lift": "lift", "tell_new_day": "moved", "end_marker": "lift",
    }  # fmt: skip


def test_reviews_may_be_asked_for_upon_these_acts():
    assert {one.act.value: one.event for one in KINDS if one.event} == {
        "record_contact": "correspondence",
        "record_needs": "change_of_circumstances",
        "change_need": "change_of_circumstances",
    }


def test_done_these_acts_show_a_fact():
    shown = [(one.act.value, one.shows) for one in KINDS if one.shows]

    assert shown == [
        ("log_incident", "incident_logged"),
        ("decide_use", "use_decided"),
        ("discuss", "discussion_considered"),
        ("seek_account", "account_sought"),
        ("record_account", "account_settled"),
        ("record_needs", "needs_asked"),
        ("offer_support", "support_offered"),
        ("find", "finding_made"),
        ("communicate_concerns", "told_unacceptable"),
        ("warn", "warned"),
        ("authorise", "authorised"),
        ("serve", "notice_served"),
        ("inform_teams", "teams_informed"),
        ("tell_marker", "marker_told"),
        ("investigate_counter_allegation", "counter_allegations_settled"),
        ("take_complaint", "complaint_opened"),
    ]


def test_addresses_name_nothing_for_exactly_these_acts():
    assert {one.act for one in KINDS if one.subject.outside_a_case} == acts(OUTSIDE)
    assert {one.act for one in KINDS if one.subject is Subject.CASE} == acts(OF_THE_CASE)
    assert {one.act for one in KINDS if one.subject.may_be_named} == {Act.PROPOSE}
    assert {one.act for one in KINDS if one.subject.is_named} == set(Act) - acts(OUTSIDE) - acts(OF_THE_CASE) - {Act.PROPOSE}


def test_exception_that_does_not_decide_is_refused():
    with pytest.raises(ValueError, match="'propose'"):
        deciding(Decides.BEGINS, but={Act.PROPOSE})
