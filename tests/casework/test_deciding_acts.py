"""Each set of acts that decide something, with its exact members: none gains or loses one by accident."""

import pytest

from evenhand.adoption import effects
from evenhand.casework import case_view, record
from evenhand.casework.acts import incidents
from evenhand.casework.appeals import known_at_decision
from evenhand.casework.facts import report_progress
from evenhand.casework.form_questions import questions
from evenhand.policy.acts import KINDS
from evenhand.policy.rules import authority, departures, hearing
from evenhand.policy.vocabulary import Act
from evenhand.web.case import next_steps

SETS = {
    "looked at later as it was decided": (
        record.DECIDED,
        (
            "decide_use find warn endorse authorise impose withhold_notice extend vary review lift authorise_marker "
            "confirm_marker review_marker end_marker investigate_counter_allegation refuse_complaint "
            "decide_appeal keep_as_decided decide_stay close"
        ),
    ),
    "assessed before": (questions._DECISIONS, "find warn propose authorise"),
    "come next where they wait": (
        next_steps.WAITING,
        (
            "recheck decide_stay decide_appeal authorise extend authorise_marker confirm_marker impose tell_marker lapse "
            "name_investigator investigate_counter_allegation keep_as_decided"
        ),
    ),
    "changed by an adoption": (effects._WAITING, "authorise authorise_marker confirm_marker decide_appeal extend"),
}
UNORDERED = {
    "wait for others": (
        case_view.DECISIONS,
        (
            "decide_use endorse authorise extend authorise_marker confirm_marker investigate_counter_allegation decide_appeal "
            "decide_stay"
        ),
    ),
    "decided by a named person without an interest": (
        authority.DECIDING,
        (
            "find warn endorse authorise authorise_marker confirm_marker review review_marker extend vary withhold_notice "
            "decide_appeal decide_stay refuse_complaint"
        ),
    ),
    "close a report to its reporter": (incidents.DECIDING, "find warn authorise authorise_marker"),
    "answered by an appeal": (
        known_at_decision._DECIDED_BY,
        "find warn authorise extend authorise_marker refuse_complaint decide_appeal refer",
    ),
    "told to a reporter as being decided": (
        report_progress.DECIDING,
        "find warn propose authorise place_marker authorise_marker",
    ),
    "summed up above their form": (
        {one.act for one in KINDS if one.decides_a_proposal},
        "endorse authorise extend authorise_marker",
    ),
    "rest on no untested allegation": (
        hearing._RESTING,
        "find warn propose authorise vary extend place_marker authorise_marker confirm_marker",
    ),
    "reach a person": (
        departures._REACHES_THE_PERSON,
        (
            "open_case seek_account find communicate_concerns warn propose authorise impose serve extend vary place_marker "
            "authorise_marker tell_marker decide_appeal decide_stay refuse_complaint"
        ),
    ),
}


@pytest.mark.parametrize(("acts", "members"), SETS.values(), ids=SETS)
def test_set_in_order_has_exactly_these_acts(acts, members):
    assert tuple(acts) == tuple(map(Act, members.split()))


@pytest.mark.parametrize(("acts", "members"), UNORDERED.values(), ids=UNORDERED)
def test_set_has_exactly_these_acts(acts, members):
    assert set(acts) == set(map(Act, members.split()))
