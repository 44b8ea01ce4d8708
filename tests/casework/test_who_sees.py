"""Checks that a letter says who can see a decision as the policy and the case have it, not by one fixed sentence."""

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.referrals import Referred
from evenhand.policy.vocabulary import Act
from tests.builders.markers import marker_authorised, placed
from tests.builders.measure_in_force import standing
from tests.builders.scenario import LETTER
from tests.clauses import clause
from tests.letters.reading import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
STAFF = "* our staff who deal with you: what to do, and not what happened"
EVERYBODY = "* all our staff: what to do, and not what happened"
CONTRACTORS = "* contractors who work for us: what to do, and not what happened"
CASE = "* our staff who work on your case, decide on it or audit it: all of it"


def seen_by(notice):
    """Return what a letter lists under who can see it."""
    said = words_of(notice)
    listed = said.partition("Who can see the note: ")[2] or said.partition("Who can see this decision: ")[2]
    return listed.partition(" We take it off ")[0].partition(" You have rights ")[0]


@pytest.mark.parametrize(
    ("policy", "key", "listed"),
    [
        pytest.param("a2dominion", "contractor_flag", f"{CONTRACTORS} {CASE}", marks=clause("a2dominion:1.2:2")),
        pytest.param("a2dominion", "conduct_note", f"{EVERYBODY} {CASE}", marks=clause("a2dominion:3.4.4:1")),
        pytest.param("stonewater", "warning_flag", f"{STAFF} {CASE}", marks=clause("floor:42")),
    ],
)
def test_letter_of_a_marker_lists_who_sees_it_by_its_policy(policy, key, listed):
    case, marker = placed(policy, key)

    assert seen_by(case.row.notices.get(subject=marker)) == listed


def test_marker_passed_to_contractors_is_said_to_be_seen_by_them():
    case, marker = marker_authorised("octavia", "safety_marker")
    passed = Referred(
        key="contractors", recipient="Harbour Plumbing", words="They visit.", route="legal_obligation", marker=marker
    )
    case.do(Act.REFER, passed)
    case.do(Act.TELL_MARKER, LETTER, marker)

    assert seen_by(case.row.notices.get(subject=marker)) == f"{STAFF} {CONTRACTORS} {CASE}"


@clause("octavia:4.2:5", "octavia:5.1:1")
def test_letter_of_a_limit_names_the_teams_that_hear_of_it():
    _, scenario, measure = standing("octavia")

    teams = "* other teams that serve you: what was decided * Service Development team: what was decided"
    assert seen_by(scenario.row.notices.get(subject=measure)) == f"{STAFF} {teams} {CASE}"


def test_ended_decision_is_seen_by_those_who_work_on_the_case():
    _, scenario, measure = standing("stonewater")
    scenario.do(Act.LIFT, Details(words="It has settled."), measure)

    assert seen_by(scenario.row.notices.filter(about=measure).latest("id")) == CASE
