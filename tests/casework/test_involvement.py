"""Checks that every step counts as involvement, except taking down words and stepping back."""

from evenhand.policy.acts import KINDS
from evenhand.policy.vocabulary import Act

NO_PART = {
    Act.LOG_INCIDENT,  # the incident names its reporter
    Act.CORRECT_PERSON,
    Act.DELETE_EVIDENCE,
    Act.SIGNPOST,
    Act.RECORD_CONTACT,
    Act.RECORD_DEPARTURE,
    Act.RECEIVE_APPEAL,
    Act.TAKE_COMPLAINT,
    Act.WITHDRAW_APPEAL,
    Act.TAKE_ALLEGATION,
    Act.NAME_INVESTIGATOR,
    Act.DECLARE_INTEREST,
    Act.NOTE,
    Act.WAIT_FOR,
    Act.REASSIGN_CASE,
    Act.COVER,
}


def test_every_act_is_a_part_or_is_known_to_be_none():
    assert {one.act for one in KINDS if one.part is None} == NO_PART
