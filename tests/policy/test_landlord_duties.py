"""What a policy gives to the landlord as a whole: each duty with its day, which stays until the duty is done."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.calendar import Nation
from evenhand.policy.duties.duty import State
from evenhand.policy.duties.landlord import LandlordRecord, key_of, policy_duties
from evenhand.policy.layers import Jurisdiction, Policy
from evenhand.policy.pack.load import released, shipped
from evenhand.policy.vocabulary import Tri
from tests.policy.cures import CALENDAR

SINCE, TODAY = date(2026, 1, 15), date(2026, 6, 3)
NOT_DONE = LandlordRecord(SINCE)
REPORT = "report:clarion:9:2"


def policy(slug):
    return Policy(floor=shipped("floor"), pack=shipped(slug))


def owed(slug, at=TODAY, kept=NOT_DONE, **where):
    found = policy_duties(policy(slug), at, CALENDAR, kept, Jurisdiction(**{"nation": Nation.ENGLAND, "on": at} | where))
    return {key_of(duty): duty for duty in found}


def test_missed_monthly_report_keeps_its_first_day():
    duty = owed("clarion")[REPORT]

    assert (duty.due_on, duty.state(TODAY)) == (date(2026, 2, 15), State.OVERDUE)


def test_report_that_was_made_is_due_again_from_its_day():
    duty = owed("clarion", kept=LandlordRecord(SINCE, {REPORT: date(2026, 5, 28)}))[REPORT]

    assert (duty.due_on, duty.state(TODAY)) == (date(2026, 6, 28), State.UPCOMING)


def test_audit_names_the_roles_that_look():
    assert owed("clarion")["audit:clarion:9:3"].who == ("tenancy_specialist_manager",)


@pytest.mark.parametrize(("done", "due", "is_done"), [({}, date(2023, 5, 13), Tri.NO), ({1: 1}, date(2023, 5, 13), Tri.YES)])
def test_review_of_may_2023_stays_overdue_until_it_is_done(done, due, is_done):
    key = "own_review:stonewater:7.0:1"
    duty = owed("stonewater", kept=LandlordRecord(SINCE, {key: date(2026, 6, 1)} if done else {}))[key]

    assert (duty.due_on, duty.done) == (due, is_done)
    assert duty.state(TODAY) is (State.DONE_LATE if done else State.OVERDUE)


def test_undated_review_has_a_day_once_it_was_done():
    key = "own_review:a2dominion:5.4:1"

    assert owed("a2dominion")[key].due_on is None
    assert owed("a2dominion", kept=LandlordRecord(SINCE, {key: date(2026, 6, 1)}))[key].due_on == date(2029, 6, 1)


@pytest.mark.parametrize("kind", ["equality_assessment", "policy_consultation"])
def test_what_is_done_once_is_owed_until_then(kind):
    (key,) = [key for key in owed("conduct-2024") if key.startswith(f"{kind}:conduct-2024")]
    done = owed("conduct-2024", kept=LandlordRecord(SINCE, {key: TODAY}))[key]

    assert (owed("conduct-2024")[key].done, done.done, done.done_on) == (Tri.NO, Tri.YES, TODAY)


@pytest.mark.parametrize("slug", ["a2dominion", "octavia"])
def test_completed_assessment_is_not_owed(slug):
    assert not [key for key in owed(slug) if key.startswith("equality_assessment")]


def test_each_answer_without_a_time_owes_that_time():
    old = replace(policy("stonewater"), floor=released("floor", "2026.8"))
    found = policy_duties(old, TODAY, CALENDAR, LandlordRecord(SINCE), Jurisdiction(Nation.WALES, on=TODAY))
    now = policy_duties(policy("stonewater"), TODAY, CALENDAR, LandlordRecord(SINCE), Jurisdiction(Nation.ENGLAND, on=TODAY))

    def times(duties):
        return [str(duty.subject) for duty in duties if duty.kind == "adopt_time"]

    assert times(found) == ["adjustment", "appeal", "complaint", "data_complaint", "end", "remove_marker", "stay"]
    assert times(now) == ["adjustment", "data_complaint", "end"]


def test_report_of_english_law_is_not_owed_in_wales():
    assert "report:floor:66:1" in owed("octavia")
    assert "report:floor:66:1" not in owed("octavia", nation=Nation.WALES)


UNDATED = {
    "a2dominion": {"audit:a2dominion:5.2:1", "training:a2dominion:5.2:2", "training:a2dominion:5.3:1"},
    "stonewater": {"training:stonewater:2.3:3", "training:stonewater:4.8:1", "audit:stonewater:5.5:1"},
    "octavia": {"report:floor:59:1", "report:floor:83:1", "training:floor:85:1"},
}
"""What is listed without a day, since its demand sets none: the trace counts each of these as listed."""


@pytest.mark.parametrize("slug", UNDATED)
def test_undated_audits_reports_and_training_are_listed(slug):
    found = owed(slug, at=date(2026, 11, 30), landlord="housing_association")

    assert {key: (found[key].due_on, found[key].done) for key in UNDATED[slug]} == dict.fromkeys(UNDATED[slug], (None, Tri.NO))
