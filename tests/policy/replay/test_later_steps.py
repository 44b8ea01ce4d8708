"""A later step's absence, an absence that nothing reads, and published failings beside a replay's breaches."""

import json

import pytest

from evenhand.ops.replay_words import words_of
from evenhand.policy.pack.document import Unusable
from evenhand.policy.replay.history_file import read
from tests.policy.replay.stories import RESTRICTION, policy, replayed, story

EXTENDED = {"id": "extended", "event": "extend", "of": "restriction", "on": "2022-06-01", "what": {"until": "2022-12-01"}}
NOT_TOLD = {"id": "a", "not_so": "notice_served"}


def duties_of(told, state):
    return [(owing.duty.kind, owing.duty.subject) for owing in replayed(told).duties if owing.state == state]


def test_unsent_letter_of_a_restriction_is_a_breach():
    told = story(RESTRICTION, EXTENDED, absences=[{**NOT_TOLD, "of": "restriction"}])

    assert ("notice", "restriction") in duties_of(told, "not_done")


def test_untold_extension_leaves_the_first_letter_as_it_was():
    told = story(RESTRICTION, EXTENDED, absences=[{**NOT_TOLD, "of": "extended"}])
    silent = story(RESTRICTION, EXTENDED)

    assert ("notice", "restriction") not in duties_of(told, "not_done")
    assert duties_of(told, "not_known") == duties_of(silent, "not_known")
    assert [breach.step for breach in replayed(told).breaches if breach.category == "no_notice"] != ["restriction"]


def test_stated_absence_that_nothing_asks_for_is_shown():
    absence = {
        "id": "a",
        "of": "restriction",
        "not_so": "occupancy_agreement_allows",
        "says": "The agreement has no such term.",
    }
    found = [one.message for one in replayed(story(RESTRICTION, absences=[absence])).unknown if one.rule == "source"]

    assert [words_of(policy()).message(one) for one in found] == [
        "Stated, but nothing in this policy asks for it: the agreement has no such term."
    ]


def test_stated_absence_that_makes_a_breach_is_not_shown_again():
    told = replayed(story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_done": "review"}]))

    assert [one.message.code for one in told.unknown if one.rule == "source"] == []


FAILINGS = [
    {"says": "It was never reviewed.", "category": "no_review", "basis": "stated", "of": "restriction"},
    {"says": "It was never reviewed either.", "category": "no_review", "basis": "stated", "of": "earlier"},
    {"says": "No reasons were given.", "category": "no_reasons", "basis": "stated"},
    {"says": "Repairs were late.", "category": "other", "basis": "stated", "in_scope": False},
]


def test_failings_are_compared_by_rule_and_step_in_json_too():
    earlier = {"id": "earlier", "event": "incident", "on": "2021-12-01"}
    told = replayed(
        story(earlier, RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_done": "review"}], found=FAILINGS)
    )
    shown = told.as_json(words_of(policy()).message)["found"]

    assert [(one["answer"], [(by["rule"], by["step"]) for by in one["by"]]) for one in shown] == [
        ("found", [("duty:review", "restriction")]),
        ("not_found", []),
        ("not_found", []),
        ("out_of_reach", []),
    ]


def test_failing_of_a_step_that_is_not_there_is_refused():
    told = story(RESTRICTION, found=[{**FAILINGS[0], "of": "restricton"}]).model_dump(mode="json", by_alias=True)

    with pytest.raises(Unusable) as unusable:
        read(json.dumps(told | {"timeline": [RESTRICTION]}))
    assert [(fault.what, fault.remedy) for fault in unusable.value.faults] == [
        ('"restricton" is not an earlier step of this history', 'did you mean "restriction"?')
    ]


@pytest.mark.parametrize("sign", ["\\x1b[31m", "\\u202e", "\\u2066", "\\u200b", "\\u2028", "\\x07"])
def test_control_and_direction_signs_are_stripped(sign):
    told = story(RESTRICTION, summary="Read here.").model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps(told).replace("Read here.", f"Read{sign} here.")

    assert read(text.replace("\\x", "\\u00")).summary == ("Read[31m here." if "[31m" in sign else "Read here.")
