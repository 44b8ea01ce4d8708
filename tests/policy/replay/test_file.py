"""A history's file: every error at once, with its place; names and dates that cannot be."""

import pytest

from evenhand.policy.pack.document import Unusable
from evenhand.policy.replay.history_file import read
from tests.policy.replay.stories import FILES

GOOD = """\
history: 99-invented-1
ref: INV-1
landlord: Brackenfell Homes
nation: england
kind: housing_association
relationship: tenant
source: {title: Invented}
known_until: 2024-06-30
timeline:
  - {id: incident, event: incident, on: {about: 2021-07}}
  - {id: restriction, event: restriction_imposed, on: 2022-01-10, what: {so: [warned]}}
  - {id: looked, event: review, of: restriction, on: 2023-01-05}
absences:
  - {id: silent, of: restriction, not_so: appeal_route_told, source: stated}
approved:
  - {of: restriction, aspect: decision}
"""


def lines(text, *questions):
    try:
        read(text, questions)
    except Unusable as unusable:
        return [fault.worded("h.yaml") for fault in unusable.faults]
    return []


def test_a_good_file_is_read():
    assert lines(GOOD) == []
    assert FILES


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("so: [warned]", "so: [wanred]", 'h.yaml:11:79 timeline restriction - "wanred" is not a fact - did you mean "warned"?'),
        ("of: restriction, on", "of: restrction, on", 'did you mean "restriction"?'),
        ("event: review, of: restriction", "event: review", "name that step under of"),
        ("id: looked", "id: incident", 'step "incident" is there twice'),
        ("of: restriction, aspect", "of: restrictions, aspect", "is not an earlier step"),
        ("on: 2023-01-05", "on: 2021-01-05", "it comes before a step of 2022-01-10"),
        ("on: 2023-01-05", "on: 2025-01-05", "it comes after known_until"),
        ("source: stated", "source: stated, until: 2020-01-01", "it ends before the step that it is of"),
        ("source: stated", "source: stated, until: 2030-01-01", "it comes after known_until"),
        ("source: stated", "source: sttaed", "stated"),
        ("not_so: appeal_route_told, ", "", "say one of: not_done, not_so, not_said, not_set"),
        ("not_so: appeal_route_told", "not_so: appeal_route_told, not_done: review", "say one of"),
        ("on: 2022-01-10", "on: 2022-13-10", "is not a day"),
        ("on: 2022-01-10", "on: 0", "on"),
        ("on: 2022-01-10, ", "", '"on" is missing'),
        ("on: 2022-01-10", "on: {not_before: 2022-03-01, not_after: 2022-01-01}", "not_after comes before not_before"),
        ("on: 2022-01-10", "on: {about: 2022-01, not_after: 2022-01-01}", "say one of: a day"),
        ("on: {about: 2021-07}", "on: 1952-01-10", "the calendar begins in 1990"),
        ("event: review", "event: revue", 'did you mean "review"?'),
        ("aspect: decision", "aspect: decisoin", 'did you mean "decision"?'),
        ("known_until", "known_utnil", 'did you mean "known_until"?'),
    ],
)
def test_fault_is_reported_with_its_place(was, becomes, says):
    assert was in GOOD

    found = lines(GOOD.replace(was, becomes, 1))

    assert found
    assert any(says in line for line in found), found


def test_all_errors_are_listed_at_once():
    wrong = GOOD.replace("[warned]", "[wanred]").replace("of: restriction, aspect", "of: nothing, aspect")

    assert len(lines(wrong)) == 2


def test_a_question_of_the_policy_is_a_fact():
    asked = GOOD.replace("[warned]", "[likely_to_harass]")

    assert lines(asked, "likely_to_harass") == []
    assert lines(asked)
