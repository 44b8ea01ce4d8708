"""Checks which option of an open reading holds, what the pages and remarks show of it, and what a pack may state."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import PACKS, read, released, shipped
from evenhand.policy.scrutiny.lint import remarks
from evenhand.policy.scrutiny.open_questions import unanswered
from evenhand.wording.words import Words
from tests.policy.borough.shape import HEAD
from tests.policy.cures import TODAY, change_measure
from tests.policy.octavia.cases import proposal

HELD = {
    "appeal_answered_in_time": "within_10_working_days",
    "data_complaint_answered_in_time": "within_10_working_days",
    "earlier_review": "allowed",
    "in_writing": "the_offer",
    "regular_marker_review": "each_month",
    "regular_review": "each_quarter",
    "warning_is_a_sanction": "sanction",
    "worker_protected_in_time": "within_2_working_days",
}
_PACK = shipped("octavia")
_FIRST = _PACK.clauses[0]
_STATED = _FIRST.demands[0].model_copy(
    update={"answers": Answers.model_validate({"review": {"case_by_case": True}}, strict=False)}
)
OLD = Policy(released("floor", "2026.8"), _PACK)
"""A floor without options that hold, so that Octavia is silent on reviews."""
CASE_BY_CASE = Policy(
    released("floor", "2026.8"),
    _PACK.model_copy(
        update={"clauses": (_FIRST.model_copy(update={"demands": (*_FIRST.demands, _STATED)}), *_PACK.clauses[1:])}
    ),
)


def readings(pack):
    return {demand.reading.key: demand.reading.until_adopted for _, _, demand in pack.demands() if demand.reading}


OWED = {"adjustment_answered_in_time", "request_to_end_answered_in_time"}
"""Readings of which none holds: until one is adopted, the time itself is owed."""


def test_each_shipped_reading_names_the_option_that_holds():
    found = {key: held for slug in (*PACKS, "floor") for key, held in readings(shipped(slug)).items()}

    assert found == HELD | dict.fromkeys(OWED)


def test_earlier_floor_holds_to_no_option():
    floor = released("floor", "2026.8")

    assert set(readings(floor).values()) == {None}
    assert "appeal.answer" not in {answer.topic for answer in Policy(floor).every("appeal.answer") if answer.value.within}


def test_adopted_option_goes_before_the_one_that_holds():
    policy = Policy(shipped("floor"), shipped("clarion"), readings={"regular_review": "once_in_12_months"})
    spans = [answer.value.most for answer in policy.every("review") if answer.value.most]

    assert [(span.value, span.unit) for span in spans] == [(12, "months"), (1, "months")]


@pytest.mark.parametrize(("floor", "meanwhile"), [("2026.8", "refused"), ("2026.9", "the_floors_reading_holds")])
def test_silence_tells_whether_a_reading_of_the_floor_holds(floor, meanwhile):
    policy = Policy(released("floor", floor), shipped("octavia"))
    asked = {one.code: one.meanwhile for one in unanswered(policy)}

    assert asked["how-often-a-measure-is-looked-at-again"] == meanwhile


def test_remark_on_an_open_reading_states_what_holds():
    policy = Policy(shipped("floor"), shipped("stonewater"))
    said = [
        Words(policy).remark(one.remark.says)[0] for one in remarks(policy, date(2026, 6, 3)) if one.remark.kind == "reading"
    ]

    assert [one.partition("? ")[2] for one in said] == [
        "Until a reading is adopted, this holds: One month is where the intervals usually begin; a review may come sooner",
        "Until a reading is adopted, this holds: A warning letter is a remedy like the others, and can be appealed",
    ]


def test_review_day_set_case_by_case_answers_the_question():
    code = "how-often-a-measure-is-looked-at-again"

    assert [code in {one.code for one in unanswered(policy)} for policy in (OLD, CASE_BY_CASE)] == [True, False]


@pytest.mark.parametrize(
    ("policy", "review_on", "cures"),
    [
        (OLD, date(2026, 12, 1), ["adopt"]),
        (CASE_BY_CASE, date(2026, 12, 1), []),
        (CASE_BY_CASE, None, ["set_date"]),
        (CASE_BY_CASE, TODAY, ["set_date"]),
    ],
)
def test_review_day_set_case_by_case_is_no_silence(policy, review_on, cures):
    asked = proposal()
    facts = change_measure(asked.facts, review_on=review_on, until=None)

    verdict = replace(asked, policy=policy, facts=facts).judged()
    found = [cure.code for result in verdict.refusals if result.rule == "review_set" for cure in result.cures]
    assert found == cures


@pytest.mark.parametrize(
    ("reading", "what"),
    [
        ("key: which, until_adopted: three, question: Which?, options: [{one}, {two}]", '"three" is not an option'),
        ("key: which, question: Which?, options: [{one}, {one}]", "two options have the same key"),
    ],
)
def test_reading_with_options_that_do_not_fit_is_refused(reading, what):
    one, two = (f"{{key: {key}, says: So., answers: {{}}}}" for key in ("one", "two"))
    written = reading.replace("{one}", one).replace("{two}", two)
    demand = f"      - says: Both.\n        answers: {{channel_floor: {{at_least: 1}}}}\n        reading: {{{written}}}\n"

    with pytest.raises(Unusable) as unusable:
        read(f'{HEAD}  - number: "2"\n    demands:\n{demand}')
    assert [fault.what for fault in unusable.value.faults] == [what]
