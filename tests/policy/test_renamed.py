"""Checks that codes of earlier versions are read by their new names, and other codes refused."""

import pytest

from evenhand.policy import vocabulary
from evenhand.policy.serialise import verdict_of
from evenhand.policy.vocabulary import RENAMED, Act, Code, present

OLD = {
    "not_tell": Act.WITHHOLD_NOTICE,
    "wrong_person": Act.CORRECT_PERSON,
    "look_again": Act.RECHECK,
    "belongs_elsewhere": Act.SIGNPOST,
    "tell_referral": Act.NOTIFY_REFERRAL,
}


@pytest.mark.parametrize(("old", "act"), OLD.items())
def test_an_old_act_is_read_as_the_present_one(old, act):
    kept = {"act": old, "subject": None, "on": "2026-06-01", "looked": [], "pack": "octavia@2024.06.1", "pack_sha256": ""}

    assert Act(old) is act
    assert verdict_of(kept).act is act


def test_unknown_code_is_refused():
    with pytest.raises(ValueError, match="'shout' is not a valid Act"):
        Act("shout")


def test_the_table_leads_from_codes_of_before_to_codes_of_now():
    kinds = {name: kind for name, kind in vars(vocabulary).items() if isinstance(kind, type) and issubclass(kind, Code)}

    assert {old: Act(now) for old, now in RENAMED["Act"].items()} == OLD
    assert set(RENAMED) <= set(kinds) | {"rule", "Message", "Cure"}
    assert not [old for name, table in RENAMED.items() for old in table if name in kinds and old in set(kinds[name])]
    assert present("Message", "within_scope") == "within_scope"
