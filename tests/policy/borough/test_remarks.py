"""Lint of the borough: its silences, reading and departure, and an agreement without a review."""

from datetime import date

from evenhand.policy.scrutiny.lint import remarks
from evenhand.wording.words import Words
from tests.policy.borough.borough import policy

ON = date(2026, 6, 3)


def said(kind):
    return [Words().remark(found.remark.says)[0] for found in remarks(policy(), ON) if found.remark.kind == kind]


def test_lint_reports_an_agreement_without_a_review_day():
    assert said("measure") == ["not said of these measures, when it is looked at again: Behaviour agreement (4.6)"]


def test_lint_reports_one_reading_one_departure_one_collision():
    assert (len(said("reading")), len(said("departure")), len(said("collision"))) == (1, 1, 1)


def test_its_silences_are_counted_out():
    assert any("how long a customer has to give an account" in says for says in said("silence"))


def test_its_own_review_is_not_overdue_yet():
    assert said("own_review") == []
    later = [found.remark.kind for found in remarks(policy(), date(2028, 4, 1))]

    assert later.count("own_review") == 1
