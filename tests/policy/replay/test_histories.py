"""The six published decisions: each stated failing is found, and nothing approved is blamed."""

import json

import pytest

from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from tests.clauses import clause
from tests.policy.replay.stories import NAMES, TODAY, replayed, restated, without_knowing, without_labels

FOUND = {
    "02-guinness-202335480": {"no_review": "floor:14:1", "appeal_late": "floor:10:2"},
    "07-citizen-202010136": {"no_review": "floor:14:1", "no_appeal_route": "floor:9:1"},
    "18-guinness-201900772": {},
    "19-a2dominion-202107587": {},
    "20-a2dominion-202212450": {},
    "25-westward-201909454": {"complaint_refused_wrongly": "floor:16:1", "other": "floor:26:1"},
}


def test_findings_cover_all_six_histories():
    assert sorted(FOUND) == NAMES


@clause("floor:9:1", "floor:10:2", "floor:14:1", "floor:16:1", "floor:26:1")
@pytest.mark.parametrize("name", NAMES)
def test_the_floor_finds_each_failing_and_no_other(name):
    found = {breach.category.value: breach.cited.id for breach in replayed(restated(name)).breaches}

    assert found == FOUND[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_stated_failing_of_the_process_is_found(name):
    history = restated(name)
    stated = sorted(failing.category for failing in history.found if failing.basis == "stated" and failing.in_scope)

    assert sorted(breach.category for breach in replayed(history).breaches) == stated


@pytest.mark.parametrize("slug", PACKS)
@pytest.mark.parametrize("name", NAMES)
def test_history_has_the_same_failings_under_every_policy(name, slug):
    told = replayed(restated(name), slug)

    assert {breach.category.value for breach in told.breaches} == set(FOUND[name])
    assert json.dumps(told.as_json(lambda message: message.code))


KNOWN = [(name, absence.id) for name in NAMES for absence in restated(name).absences if absence.known]


@pytest.mark.parametrize(("name", "absence"), KNOWN)
@pytest.mark.parametrize("slug", ["floor", *PACKS])
def test_absence_made_unknown_removes_exactly_its_breach(name, absence, slug):
    history = restated(name)
    before = [(b.category, b.cited, b.because) for b in replayed(history, slug).breaches]

    after = [(b.category, b.cited, b.because) for b in replayed(without_knowing(history, absence), slug).breaches]

    assert after == [breach for breach in before if breach[2] != absence]
    assert len(after) == len(before) - 1


def test_history_without_labels_loses_only_that_breach():
    history = without_labels(restated("25-westward-201909454"), "contact")

    assert [breach.category for breach in replayed(history).breaches] == ["complaint_refused_wrongly"]


def test_replay_reads_the_floor_as_casework_does():
    assert replayed(restated("07-citizen-202010136")).policy == Policy(floor=shipped(FLOOR), standard_on=TODAY)


def test_review_falls_due_a_quarter_after_it_last_surely_ran():
    (review, _) = replayed(restated("07-citizen-202010136")).breaches

    assert (review.on.isoformat(), review.cited.layer) == ("2017-11-11", "reading")


def test_breach_of_a_later_standard_is_marked_not_in_force_then():
    held = {breach.cited.id: breach.in_force_then for breach in replayed(restated("25-westward-201909454")).breaches}

    assert held == {"floor:16:1": False, "floor:26:1": True}


def test_replay_as_then_leaves_out_rules_not_in_force():
    then = [breach.cited.id for breach in replayed(restated("25-westward-201909454"), as_then=True).breaches]

    assert "floor:16:1" not in then


def test_replay_as_then_counts_reviews_from_the_standards_start():
    (review,) = [b for b in replayed(restated("07-citizen-202010136"), as_then=True).breaches if b.category == "no_review"]

    assert review.on.isoformat() == "2018-04-01"


@pytest.mark.parametrize("name", ["02-guinness-202335480", "07-citizen-202010136"])
def test_replay_as_then_keeps_what_the_ombudsman_applied(name):
    (review,) = [b for b in replayed(restated(name), as_then=True).breaches if b.category == "no_review"]

    assert (review.cited.id, review.in_force_then, review.statutory_then) == ("floor:14:1", True, False)


@pytest.mark.parametrize("slug", ["floor", *PACKS])
@pytest.mark.parametrize("name", NAMES)
def test_replay_as_then_finds_no_breach_beyond_todays(name, slug):
    then = {breach.because for breach in replayed(restated(name), slug, as_then=True).breaches}

    assert then <= {breach.because for breach in replayed(restated(name), slug).breaches}
