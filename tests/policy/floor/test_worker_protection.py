"""The floor: the risk to a worker is looked at with them, soon after harassment of them is reported."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Facts, Incident
from evenhand.policy.pack.load import PACKS
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.cures import CALENDAR, policy_of

THURSDAY, SINCE = date(2026, 11, 26), date(2026, 10, 1)


def owed(slug="octavia", **of_the_report):
    report = Incident("EV-I1", happened_on=THURSDAY, logged_on=THURSDAY, harassment=True)
    facts = Facts(opened_on=THURSDAY, incidents=(replace(report, **of_the_report),))
    found = duties(policy_of(slug), facts, THURSDAY, CALENDAR)
    return [(one.due_on, one.done_on, one.act, one.cited.id) for one in found if one.kind == "protect_worker"]


@clause("floor:84:1")
@pytest.mark.parametrize("slug", PACKS)
def test_worker_is_looked_after_within_two_working_days(slug):
    assert owed(slug) == [(date(2026, 11, 30), None, Act.PROTECT_WORKER, "floor:84:1")]


@clause("floor:84:1")
def test_protection_that_is_recorded_ends_what_is_owed():
    friday = date(2026, 11, 27)

    assert owed(protected_on=friday) == [(date(2026, 11, 30), friday, Act.PROTECT_WORKER, "floor:84:1")]


@pytest.mark.parametrize("other", [{"harassment": False}, {"withdrawn": True}])
def test_report_without_harassment_owes_no_protection(other):
    assert owed(**other) == []


def test_protection_counts_from_the_report_and_its_law():
    assert [due for due, *_ in owed(happened_on=date(2026, 9, 1))] == [date(2026, 11, 30)]
    assert owed(logged_on=date(2026, 9, 30)) == []
    assert [due for due, *_ in owed(logged_on=SINCE)] == [date(2026, 10, 5)]


@clause("floor:84:1")
@pytest.mark.parametrize(
    ("slug", "conduct", "towards", "due"),
    [
        ("clarion", "derogatory_remarks", "staff", [date(2026, 11, 30)]),
        ("conduct-2024", "discriminatory_remarks", "staff", [date(2026, 11, 30)]),
        ("conduct-2024", "discriminatory_remarks", "neighbour", []),
        ("conduct-2024", "excessive_emails", "staff", []),
    ],
)
def test_discriminatory_conduct_of_a_policy_is_harassment(slug, conduct, towards, due):
    assert [day for day, *_ in owed(slug, harassment=False, behaviours=(conduct,), towards=towards)] == due
