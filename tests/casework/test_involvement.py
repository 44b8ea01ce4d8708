"""Checks that every step counts as involvement, except taking down words and stepping back."""

from evenhand.policy.acts import KINDS
from evenhand.policy.vocabulary import Act

NO_PART = {
    Act.LOG_INCIDENT,  # the incident names its reporter
    Act.CORRECT_PERSON,
    Act.PROTECT_WORKER,
    Act.END_CONTACT,  # the incident names its worker as affected
    Act.DELETE_EVIDENCE,
    Act.SIGNPOST,
    Act.RECORD_CONTACT,
    Act.RECORD_REACH,  # where a letter reaches them
    Act.RECORD_DEPARTURE,
    Act.RECEIVE_APPEAL,
    Act.TAKE_COMPLAINT,
    Act.TAKE_REQUEST,
    Act.WITHDRAW_REQUEST,
    Act.DECIDE_STAY,  # a stay decides nothing of the appeal itself, so who decided it may hear that
    Act.WITHDRAW_APPEAL,
    Act.RECORD_FIRM_ANSWER,  # a firm's statement
    Act.TAKE_ALLEGATION,
    Act.SEND_TO_FIRM,
    Act.RECORD_FIRM_OUTCOME,
    Act.NAME_INVESTIGATOR,
    Act.LIFT_BAR,  # an uninvolved senior, who can still decide what comes of it
    Act.DECLARE_INTEREST,
    Act.NOTE,
    Act.WAIT_FOR,
    Act.REASSIGN_CASE,
    Act.COVER,
}


def test_every_act_is_a_part_or_is_known_to_be_none():
    assert {one.act for one in KINDS if one.part is None} == NO_PART
