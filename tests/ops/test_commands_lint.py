"""Lint: every published policy has remarks, each gives advice, and none can be hidden."""

import argparse
import re
from datetime import date

import pytest

from evenhand.ops.policy import add_to
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR, PACKS, read, shipped
from evenhand.policy.scrutiny.lint import remarks
from evenhand.wording.words import Words
from tests.ops.brackenfell import PACK
from tests.policy.cures import house_choice, policy_of

TODAY = date(2026, 11, 21)
EXPECTED = {
    "a2dominion": [
        ("collision", "a2dominion:3.4.1:5", "closes the complaints process"),
        ("collision", "a2dominion:3.4.4:1", "open to every member of staff"),
        ("collision", "a2dominion:3.4.1:8", "names the sex of staff"),
        ("measure", "a2dominion:3.4.1:2", "who authorises it"),
        ("own_review", "a2dominion:5.4:1", "names no day"),
        ("silence", None, "by when an appeal is asked for"),
        ("silence", None, "from which day the answer to an appeal counts"),
        ("silence", None, "whether the reviewer of an appeal may have taken part in the decision"),
    ],
    "clarion": [
        ("reading", "clarion:6:1", "in writing"),
        ("appeal", "clarion:6:1", "promised without a reviewer"),
        ("measure", "clarion:5:5", "until when at most"),
        ("silence", None, "what may be done at once"),
        ("own_review", "clarion:8:3", "says nowhere when"),
    ],
    "conduct-2024": [
        ("measure", "conduct-2024:what-well-do-5:1", "who authorises it"),
        ("measure", "conduct-2024:what-well-do-5:1", "that it can be appealed"),
        ("silence", None, "who hears an appeal"),
        ("silence", None, "by when an appeal is answered"),
    ],
    "octavia": [
        ("collision", "octavia:4.4:7", "closes the complaints process"),
        ("collision", "octavia:4.3:7", "until further notice"),
        ("measure", "octavia:3.4:1", "when it is looked at again"),
        ("own_review", "octavia:6:1", "says nowhere when"),
        ("silence", None, "how often a measure is looked at again"),
    ],
    "stonewater": [
        ("departure", "stonewater:3.2:2", "The source has no way for a crime"),
        ("reading", "stonewater:5.2:1", "more than one way"),
        ("reading", "stonewater:5.6:1", "more than one way"),
        ("own_review", "stonewater:7.0:1", "due by 13 May 2023"),
        ("silence", None, "by when an appeal is answered"),
    ],
}


def found(policy, on=TODAY):
    return [
        (r.remark.kind, r.remark.cited.id if r.remark.cited else None, Words().remark(r.remark.says)[0])
        for r in remarks(policy, on)
    ]


def pack(text):
    return Policy(floor=shipped(FLOOR), pack=read(text))


@pytest.mark.parametrize(("slug", "wanted"), [(slug, wanted) for slug in PACKS for wanted in EXPECTED[slug]])
def test_the_published_policies_have_these_remarks(slug, wanted):
    kind, clause, says = wanted

    assert any((kind, clause) == (k, c) and says in text for k, c, text in found(policy_of(slug)))


@pytest.mark.parametrize("slug", PACKS)
def test_each_remark_is_numbered_and_worded(slug):
    numbered = remarks(policy_of(slug), TODAY)

    assert [each.number for each in numbered] == list(range(1, len(numbered) + 1))
    assert all(all(Words().remark(each.remark.says)) for each in numbered)
    assert len({(Words().remark(each.remark.says), each.remark.cited) for each in numbered}) == len(numbered)


@pytest.mark.parametrize("slug", PACKS)
def test_every_stated_departure_is_a_remark(slug):
    policy = policy_of(slug)
    departing = [f"{slug}:{clause.number}:{place}" for clause, place, demand in policy.main.demands() if demand.departs]

    assert [cited for kind, cited, _ in found(policy) if kind == "departure"] == departing


def test_own_review_is_overdue_only_after_its_day():
    stonewater = policy_of("stonewater")

    assert not [1 for kind, _, _ in found(stonewater, date(2023, 5, 13)) if kind == "own_review"]
    assert [1 for kind, _, _ in found(stonewater, date(2023, 5, 14)) if kind == "own_review"]


def test_a_house_choice_answers_a_silence():
    three_months = {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}}
    says = "how often a measure is looked at again"

    assert any(says in text for _, _, text in found(policy_of("octavia")))
    assert not any(says in text for _, _, text in found(policy_of("octavia", three_months)))
    assert house_choice(three_months)


def test_an_adopted_reading_is_no_remark_any_more():
    (reading, *_) = [text for kind, _, text in found(policy_of("stonewater", earlier_review="allowed")) if kind == "reading"]

    assert "warning" in reading


NEW_DEMAND = '      - {{says: "Added here.", answers: {{{answers}}}}}\n'


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("marker: {key: flag, title: A flag, seen_by: all_staff}", "open to every member of staff"),
        ("sharing: {without_consent_when: [safeguarding]}", "not for preventing or detecting crime"),
        ("duration: {for: {measures: [one_person]}, open_ended: true}", "until further notice"),
        ("measure: {key: visits, title: Visits by male staff, kind: visit_condition}", "names the sex of staff"),
        ("measure: {key: shut, title: Shut, kind: other, terms: {services: {choose: [complaints_process]}}}", "closes the"),
        ("appeal.window: {within: {value: 5, unit: days}}", "too short to use"),
        (
            "appeal.window: {within: {value: 4, unit: weeks}, starts: imposed}",
            "not from the day on which the customer hears of it",
        ),
        ("appeal.decisions: {decisions: [measure], route: in_writing}", "cannot write"),
        ("appeal.decisions: {decisions: [measure]}", "promised without a reviewer"),
        ("appeal.reviewer: {by: {roles: [officer]}}", "hears appeals against decisions of a higher rank"),
    ],
)
def test_collision_is_found_in_an_unpublished_policy(answers, says):
    text = PACK + "  - number: '9'\n    demands:\n" + NEW_DEMAND.format(answers=answers)

    assert not any(says in told for _, _, told in found(pack(PACK)))
    assert any(says in told for _, _, told in found(pack(text)))


@pytest.mark.parametrize("slug", PACKS)
def test_lint_ends_in_one_and_prints_each_remark(slug, ran, as_json):
    code, out, _ = ran("policy", "lint", slug, "--on", "2026-11-21")
    _, shape = as_json("policy", "lint", slug, "--on", "2026-11-21")

    assert code == 1
    assert len(re.findall(r"^ *\d+\. ", out, re.MULTILINE)) == len(shape["remarks"]) == len(remarks(policy_of(slug), TODAY))
    assert {frozenset(each) for each in shape["remarks"]} == {frozenset({"number", "kind", "topic", "clause", "says", "do"})}


def test_no_option_hides_a_remark():
    parser = argparse.ArgumentParser()
    add_to(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["policy", "lint", "octavia", "--ignore", "1"])


def test_the_floor_is_not_linted(ran):
    assert ran("policy", "lint", "floor")[0] == 2
