"""Checks that every act has one function, with its roles and the facts it would add."""

import pytest

from evenhand.casework.registry import ACT_FUNCTIONS, act
from evenhand.policy.vocabulary import Act

WHO = {
    "authoriser caseworker reporter reviewer": """
        log_incident end_contact protect_worker record_contact take_allegation receive_appeal withdraw_appeal take_complaint
        take_request withdraw_request record_firm_answer record_firm_outcome
    """,
    "authoriser caseworker": """
        correct_person recheck keep_as_decided delete_evidence open_case signpost decide_use discuss
        seek_account record_account record_needs change_need name_representative offer_support assess find
        communicate_concerns warn propose consult answer_question withdraw impose serve inform_teams place_marker
        tell_marker review_marker end_marker review propose_extension vary lift tell_new_day refer accept_referral
        notify_referral record_order track_complaint answer_request wait_for reassign_case close reopen
        record_departure record_reach strike_out allow_more
    """,
    "authoriser caseworker reviewer": """
        name_investigator investigate_counter_allegation declare_interest note cover ask_firm send_to_firm
    """,
    "authoriser reviewer": """
        lift_bar endorse ask_proposer authorise send_back withhold_notice authorise_marker confirm_marker extend
        refuse_complaint decide_stay
    """,
    "authoriser calendar caseworker": """
        lapse
    """,
    "reviewer": """
        decide_appeal
    """,
}
DRAFTED = """
    log_incident end_contact open_case signpost seek_account record_account change_need name_investigator assess find
    warn propose authorise impose serve withhold_notice place_marker authorise_marker tell_marker review_marker end_marker
    review propose_extension extend vary lift tell_new_day receive_appeal decide_appeal refer notify_referral record_order
    take_complaint confirm_marker
    refuse_complaint track_complaint take_request answer_request decide_stay reassign_case
"""


def test_each_act_may_be_done_by_exactly_these_capacities():
    expected = {Act(act): frozenset(who.split()) for who, acts in WHO.items() for act in acts.split()}

    assert {act: one.may for act, one in ACT_FUNCTIONS.items()} == expected


def test_every_act_has_one_function():
    functions = [one.change for one in ACT_FUNCTIONS.values()]

    assert set(ACT_FUNCTIONS) == set(Act)
    assert len(set(functions)) == len(functions)


def test_second_function_of_an_act_is_refused():
    with pytest.raises(ValueError, match="note has a function already: note"):
        act(Act.NOTE, may=())(len)


def test_exactly_these_acts_add_something_to_be_judged():
    assert {act for act, one in ACT_FUNCTIONS.items() if one.draft} == set(map(Act, DRAFTED.split()))


def test_steps_keep_exactly_these_fields_besides_their_text():
    assert {act: one.keeps for act, one in ACT_FUNCTIONS.items() if one.keeps} == {
        Act.END_CONTACT: ("because", "warnings"),
        Act.SEEK_ACCOUNT: ("channels",),
        Act.RECORD_ACCOUNT: ("none_came",),
        Act.ASSESS: ("for_letter",),
        Act.RECORD_REACH: ("by", "to"),
        Act.SERVE: ("copy",),
        Act.CONSULT: ("party",),
        Act.DECIDE_APPEAL: ("uninvolved",),
        Act.DECIDE_STAY: ("uninvolved",),
        Act.DECLARE_INTEREST: ("tie",),
        Act.REASSIGN_CASE: ("owner",),
        Act.REOPEN: ("owner",),
        Act.WAIT_FOR: ("awaited_until",),
        Act.PLACE_MARKER: ("risk",),
        Act.REVIEW_MARKER: ("risk",),
        Act.SEND_TO_FIRM: ("firm", "due_on"),
        Act.RECORD_FIRM_OUTCOME: ("outcome",),
        Act.ASK_FIRM: ("firm", "incident", "due_on"),
        Act.RECORD_FIRM_ANSWER: ("given_by", "sent_by"),
        Act.STRIKE_OUT: ("contact", "because"),
        Act.ALLOW_MORE: ("amount", "minutes", "until", "because"),
    }
