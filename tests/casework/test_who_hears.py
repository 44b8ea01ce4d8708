"""Checks that a letter names who may hear an appeal, and states once that they took no part."""

import pytest

from evenhand.casework.letters.rights import party_named
from evenhand.letters.rights_parts import who_hears_appeal
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Party
from evenhand.policy.pack.load import shipped
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.words import Words
from tests.letters.samples import facts
from tests.policy.borough.borough import policy as borough

CLARION = Policy(floor=shipped("floor"), pack=shipped("clarion"))
PARTIES = [
    ({"roles": ("tenancy_specialist_manager",)}, CLARION, "a Tenancy Specialist manager"),
    (
        {"roles": ("tenancy_specialist", "tenancy_specialist_manager")},
        CLARION,
        "a Tenancy Specialist or a Tenancy Specialist manager",
    ),
    ({"team": "housing_projects"}, CLARION, "a member of the Housing Projects team"),
    (
        {"roles": ("tenancy_specialist_manager",), "team": "housing_projects"},
        CLARION,
        "a Tenancy Specialist manager or a member of the Housing Projects team",
    ),
    (
        {"committee": "appeals_panel", "quorum": 2},
        borough(),
        "the Independent Appeals Panel, whose members do not work for the Council",
    ),
    ({"anyone": True}, CLARION, "a member of our staff"),
]


@pytest.mark.parametrize(("party", "policy", "named"), PARTIES)
def test_letter_states_once_that_the_reviewer_took_no_part(party, policy, named):
    by = party_named(Party(**party), Words(policy), ENGLISH)

    [heard, *_] = who_hears_appeal(facts(who_hears_appeal=by, appeal_answer=""), ENGLISH)

    assert by == named
    assert "".join(run.words for run in heard.runs) == (
        f"Your appeal goes to {named}. They have taken no part in this decision."
    )
