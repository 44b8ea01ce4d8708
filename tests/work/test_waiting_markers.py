"""Checks that a provisional marker waits for those who may confirm it, and no other marker does."""

import pytest

from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.policy.vocabulary import Act
from evenhand.ui.labels import Labels
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter
from evenhand.web.case.next_steps import next_of
from evenhand.work.my_work import my_work
from evenhand.work.pending_decision import pending_decision
from tests.builders.markers import marker_authorised
from tests.clauses import clause

pytestmark = pytest.mark.django_db


def waiting_for(place, who):
    return [(row.case.reference, one.act, one.subject) for row in my_work(place.officers[who], place.at) for one in row.acts]


@clause("northmere:9.1:1")
def test_provisional_marker_waits_for_who_confirms_it():
    case, marker = marker_authorised("northmere", "safety_marker", "threats")
    place = case.house

    assert waiting_for(place, "head_of_housing") == [(case.case, Act.CONFIRM_MARKER, marker)]
    assert waiting_for(place, "director") == []
    case.do(Act.CONFIRM_MARKER, Details(words="It is needed still."), marker)
    assert waiting_for(place, "head_of_housing") == []


def test_one_step_marker_waits_in_no_list_once_authorised():
    case, _ = marker_authorised("octavia", "safety_marker")
    place = case.house

    assert [found for who in place.officers for found in waiting_for(place, who)] == []


@clause("northmere:9.1:1")
def test_provisional_marker_is_what_its_case_waits_for():
    case, marker = marker_authorised("northmere", "safety_marker", "threats")
    place = case.house
    head = place.officers["head_of_housing"]
    view = case_view(head, case.case, place.at)

    waits = pending_decision(view.policy, view.facts, place.today, view.calendar)
    presenter = Presenter(view.policy, Links(case.case, frozenset(Act)), place.today, view.calendar)
    first = next_of(view, presenter)
    assert (waits.code, waits.params) == ("waits_for", {"roles": ["head_of_housing"]})
    assert (first.act, first.subject) == (Act.CONFIRM_MARKER, marker)
    assert Labels(view.facts, presenter.words).act(first.act, first.subject) == "Confirm the marker: safety marker"
