"""Checks that My work names who may take a due decision that the case's owner may not."""

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.requests import Requested
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, letters_given
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, measure = in_force(place)
    letters_given(place, case)
    place.do(Act.INFORM_TEAMS, Details(words="All teams know."), case=case)
    appealed(place, case, measure)
    return set_clock(place)


def due(place, who):
    """Return what is due on somebody's own page: what it is, and whose it is."""
    context = client_of(place, who).get("/").context
    return [(one.says, one.who) for one in (*context["due_now"], *context["due"])]


def test_owner_reads_who_must_answer_an_appeal(place):
    answer = "Answer the appeal in writing"

    assert due(place, "officer") == [(answer, "Marion Vale · Waits for Grace Mensah, whose duty it is")]


def test_the_reviewer_has_the_appeal_among_their_decisions(place):
    context = client_of(place, "assistant_director").get("/").context

    assert [one.name for one in context["decisions"]] == ["Decide the appeal of 14 June 2026"]
    assert due(place, "assistant_director") == []


def test_a_duty_of_the_owner_names_no_one_else(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, _ = in_force(place)
    letters_given(place, case)

    said = ["Report to the other teams that serve the resident", "Report to Service Development team"]
    assert due(set_clock(place), "officer") == [(one, "Marion Vale") for one in said]


def test_request_without_a_day_is_in_the_list_of_its_owner(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = set_clock(house())
    case = opened(place)
    told = Requested(words="Please.", received_on=place.today, route="telephone", asks="adjustment")
    place.do(Act.TAKE_REQUEST, told, case=case)
    page = client_of(place, "officer").get("/")

    shown = [(one.says, one.state.text) for one in page.context["due"] if one.says.startswith("Answer")]
    assert shown == [("Answer the request for an adjustment", "No day is set")]
