"""Duties of a history: due, late or not done; what may still have been done is no breach."""

import pytest

from tests.policy.replay.stories import RESTRICTION, breaches, replayed, story

APPEAL = {"id": "appeal", "event": "appeal", "of": "restriction", "on": "2022-02-01"}
UNDATED = {**RESTRICTION, "on": None}
NO_REVIEW = {"id": "a", "of": "restriction", "not_done": "review"}


def review(on, identity="looked"):
    return {"id": identity, "event": "review", "of": "restriction", "on": on}


def heard(on):
    return {"id": "heard", "event": "decide_appeal", "of": "appeal", "on": on}


def test_never_reviewed_since_a_known_day():
    (breach,) = replayed(story(RESTRICTION, absences=[NO_REVIEW])).breaches

    assert (breach.category, breach.on.isoformat(), breach.rule) == ("no_review", "2022-04-10", "duty:review")


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"for": {"value": 4, "unit": "months"}}, ["no_review"]),
        ({"for": {"value": 2, "unit": "months"}}, []),
        ({"from": "2022-01-01", "until": "2022-06-01"}, ["no_review"]),
        ({"from": "2022-01-01", "until": "2022-03-31"}, []),
        ({}, []),
    ],
)
def test_absence_from_an_unknown_start_is_a_breach_only_if_long(period, found):
    assert breaches(story(UNDATED, absences=[{**NO_REVIEW, **period}])) == found


def test_a_bounded_start_counts_from_its_last_day():
    bounded = {**RESTRICTION, "on": {"not_before": "2021-01-01", "not_after": "2022-06-30"}}

    (breach,) = replayed(story(bounded, absences=[NO_REVIEW])).breaches

    assert breach.on.isoformat() == "2022-09-30"


def test_an_absence_after_a_review_counts_from_where_it_begins():
    told = story(RESTRICTION, review("2022-04-01"), absences=[{**NO_REVIEW, "from": "2022-04-02"}])

    (breach,) = replayed(told).breaches

    assert breach.on.isoformat() == "2022-07-02"


def test_an_absence_that_ends_before_the_day_is_no_breach():
    assert breaches(story(RESTRICTION, absences=[{**NO_REVIEW, "until": "2022-03-31"}])) == []


def test_lifted_before_the_review_fell_due():
    lifted = {"id": "lifted", "event": "lift", "of": "restriction", "on": "2022-03-01"}

    assert breaches(story(RESTRICTION, lifted, absences=[NO_REVIEW])) == []
    assert breaches(story(RESTRICTION, {**lifted, "on": "2022-06-01"}, absences=[NO_REVIEW])) == ["no_review"]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2022-04-10", []),
        ("2022-04-11", ["late_review"]),
        ({"about": "2022-04"}, []),
        ({"about": "2022-05"}, ["late_review"]),
        ({"not_before": "2022-04-11"}, ["late_review"]),
        (None, []),
    ],
)
def test_a_review_is_late_only_when_its_day_is_sure_to_be(on, found):
    assert breaches(story(RESTRICTION, review(on))) == found


@pytest.mark.parametrize(("on", "found"), [("2022-02-14", []), ("2022-02-15", ["appeal_late"]), (None, [])])
def test_an_appeal_answered_late(on, found):
    assert breaches(story(RESTRICTION, APPEAL, heard(on))) == found


@pytest.mark.parametrize(
    ("on", "period", "found"),
    [
        ("2022-02-01", {}, ["appeal_late"]),
        ("2022-02-01", {"until": "2022-02-10"}, []),
        (None, {}, ["appeal_late"]),
        ("2024-06-25", {}, []),
    ],
)
def test_an_appeal_never_answered(on, period, found):
    absence = {"id": "a", "of": "appeal", "not_done": "decide_appeal", **period}

    assert breaches(story(RESTRICTION, {**APPEAL, "on": on}, absences=[absence])) == found


def test_octavia_answer_is_due_in_ten_working_days():
    absence = {"id": "a", "of": "appeal", "not_done": "decide_appeal"}

    (breach,) = replayed(story(RESTRICTION, APPEAL, absences=[absence]), "octavia").breaches

    assert (breach.cited.id, breach.on.isoformat()) == ("octavia:4.2:2", "2022-02-14")


def test_due_duty_without_evidence_is_unknown():
    told = replayed(story(RESTRICTION))

    (owing,) = [owing for owing in told.duties if owing.duty.kind == "review"]
    assert owing.state == "not_known"
    assert "duty_not_known" in {unknown.message.code for unknown in told.unknown}


def test_replay_as_then_applies_a_rule_from_its_first_day():
    early = story(
        {**RESTRICTION, "on": "2016-01-10"}, absences=[{**NO_REVIEW, "until": "2017-12-31"}], known_until="2017-12-31"
    )
    late = story({**RESTRICTION, "on": "2024-05-01"}, absences=[NO_REVIEW], known_until="2026-01-31")

    assert (breaches(early, as_then=True), breaches(late, as_then=True)) == ([], ["no_review"])
