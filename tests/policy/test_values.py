"""Checks that a pack is refused where a value of it could never take effect, or would end a judgement in an error."""

import re
from pathlib import Path

import pytest

from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import FLOOR, read, shipped
from evenhand.policy.vocabulary import SAFEGUARDS
from tests.ops.brackenfell import PACK
from tests.ops.mutations import spoilt
from tests.policy.borough.shape import HEAD

SOURCE = Path(__file__).parents[2] / "src" / "evenhand"


def faults(answer):
    """Return what is wrong with a pack whose clause 2 gives this answer, and the remedy."""
    demand = f"      - says: It says so.\n        answers:\n          {answer}\n"
    try:
        read(f'{HEAD}  - number: "2"\n    demands:\n{demand}')
    except Unusable as unusable:
        return [(fault.where, fault.what, fault.remedy) for fault in unusable.faults]
    return []


def measure(terms):
    return f"measure: {{key: other, title: Other, kind: contact_restriction, terms: {{{terms}}}}}"


@pytest.mark.parametrize(
    ("answer", "what", "remedy"),
    [
        (
            measure("visits: {choose: [in_paris]}"),
            '"in_paris" is not a word for visits',
            "use one of: in_pairs, accompanied, ring_office_first, at_office_only, no_personal_contact, police_present",
        ),
        (
            measure("days: {choose: [mon]}"),
            '"mon" is not a word for days',
            "use one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        ),
        (
            measure("named_contact: {choose: [head]}"),
            "named_contact offers no choice",
            "take choose out, or state the values as another term",
        ),
        (measure("word_limit: {most: 10}"), "word_limit cannot be less than 50", "state 50 or more"),
        (measure("days: {choose: [monday], least: 2}"), "days cannot be more than 1", "state 1 or less"),
        (measure("live_issues: {least: 4, most: 3}"), "least is more than most", "exchange them, or correct one of the two"),
        (
            "safeguard: {rule: be_nice}",
            '"be_nice" is not a safeguard that Evenhand keeps',
            "use one of those in docs/topics.md, or state the rule under another topic",
        ),
        ('review: {on_dates: ["02-31"]}', '"02-31" is no day of the year', "the last day of that month is 02-29"),
        ('review: {on_dates: ["06-31"]}', '"06-31" is no day of the year', "the last day of that month is 06-30"),
        ('governance: {review_on: "2027-02-31"}', "review_on: 2027-02-31 is in no calendar", "write it as docs/topics.md says"),
        (
            'governance: {review_on: "9999-12"}',
            "review_on: 9999-12 is not between 1900 and 2999",
            "write it as docs/topics.md says",
        ),
        (
            "governance: {review_on: soon}",
            "review_on is not written in its form",
            "write the year and month, such as 2026-06, or the day",
        ),
        ("review: {}", "review states nothing", "state what is reviewed, when or by which officers, or take the answer out"),
        (
            "notice: {decision: warning, says: [behaviour, until_when]}",
            "the letter of a warning has nothing to say on until_when, so it could never be issued",
            "ask for it in the letter of another decision, or take until_when out",
        ),
        (
            "duration: {most: {value: 999, unit: years}}",
            "999 years is longer than ten years",
            "state at most 10 years",
        ),
        (
            "appeal.answer: {within: {value: 3000, unit: working_days}}",
            "3000 working days is longer than ten years",
            "state at most 2600 working days",
        ),
        (
            "duration: {least: {value: 7, unit: months}, most: {value: 26, unit: weeks}}",
            "least is more than most",
            "exchange them, or correct one of the two",
        ),
        (
            "review: {least: {value: 2, unit: months}, every: {value: 1, unit: months}}",
            "least is more than every",
            "exchange them, or correct one of the two",
        ),
        ("duration: {}", "duration says nothing", "state what the policy says, or take the answer out"),
        ("scope.channels: {channels: []}", "channels is empty", "name at least one, or take the answer out"),
        (
            "authority: {act: authorise, by: {}}",
            "by names nobody",
            "name roles, a team or a committee, or say anyone: true",
        ),
    ],
)
def test_value_that_never_takes_effect_is_refused_with_remedy(answer, what, remedy):
    assert faults(answer) == [("clause 2", what, remedy)]


@pytest.mark.parametrize(
    "answer",
    [
        measure("premises: {choose: [Harbour Street office]}"),
        measure("word_limit: {most: 50}"),
        'review: {on_dates: ["02-29"]}',
        "duration: {least: {value: 6, unit: months}, most: {value: 26, unit: weeks}}",
        "duration: {most: {value: 10, unit: years}}",
    ],
)
def test_value_at_the_edge_is_taken(answer):
    assert faults(answer) == []


def test_option_of_a_reading_is_checked_as_an_answer():
    one, two = (f"{{key: {key}, says: So, answers: {{safeguard: {{rule: be_nice}}}}}}" for key in ("one", "two"))
    demand = f"      - says: Both.\n        reading: {{key: which, question: Which?, options: [{one}, {two}]}}\n"

    with pytest.raises(Unusable) as unusable:
        read(f'{HEAD}  - number: "2"\n    demands:\n{demand}')

    assert [fault.what for fault in unusable.value.faults] == ['"be_nice" is not a safeguard that Evenhand keeps'] * 2


def test_safeguards_are_those_that_the_floor_states():
    stated = {demand.answers.safeguard.rule for _, _, demand in shipped(FLOOR).demands() if demand.answers.safeguard}

    assert stated == SAFEGUARDS


def test_each_safeguard_that_a_rule_asks_for_is_known():
    asked = {name for path in SOURCE.rglob("*.py") for name in re.findall(r"safeguard\(\"([a-z_]+)\"", path.read_text("utf-8"))}

    assert asked
    assert asked <= SAFEGUARDS


@pytest.mark.parametrize(
    ("answer", "what", "remedy"),
    [
        ("live_issues: {most: many}", "most is not a whole number", "write a number, such as 3"),
        ("live_issues: {most: 0}", "most is less than 1", "write 1 or more"),
        ("channel_floor: {at_least: 10}", "at_least is more than 9", "write 9 or less"),
        ("never_blocked: {matters: hazard}", "matters is not a list", "write a list in square brackets: [one, two]"),
        ("never_blocked: {matters: []}", "matters names fewer than 1", "name 1 or more, or take the field out"),
        ("review: {every: often}", "every has no fields", "write fields in braces: {field: value}"),
        ("review: {told: often}", "told is neither true nor false", "write true or false"),
        ("review: {on_dates: [tomorrow]}", "0 is not written in its form", "write the month and the day, such as 06-30"),
        (
            "promise: {says: Be Nice}",
            "says is not written in its form",
            "use small letters, digits and underscores, with a letter first, such as service_manager",
        ),
        ("referral: {key: police, to: P}", "to has fewer than 2 letters", "write it out, or take the field out"),
        (
            measure("hours: {within: {from: '12:00', until: '09:00'}}"),
            "within: the window must end after it starts, on the same day",
            "write it as docs/topics.md says",
        ),
    ],
)
def test_wrong_shape_is_named_with_its_field_and_remedy(answer, what, remedy):
    assert faults(answer) == [("clause 2", what, remedy)]


def test_no_fault_of_a_spoilt_pack_is_in_the_words_of_a_library():
    found = [fault for seed in range(60) for fault in faults_of_text(spoilt(PACK, seed))]

    assert [fault.what for fault in found if re.search(r"Input|input should|string should|Tuple|array", fault.what)] == []


def faults_of_text(text):
    """Return the faults of a file's text."""
    try:
        read(text)
    except Unusable as unusable:
        return unusable.faults
    return []
