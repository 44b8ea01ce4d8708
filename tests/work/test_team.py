"""Checks what waits in My work beside one's own open cases: letters of closed cases, a team's overdue, proposed adoptions."""

from datetime import timedelta

import pytest

from evenhand.adoption import actions
from evenhand.casework.details import Details
from evenhand.casework.details.letters import Served
from evenhand.landlords import actions as landlords
from evenhand.landlords.models import HouseChoice
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.policy.vocabulary import Act
from evenhand.work.my_work import my_work
from evenhand.work.team import overdue_in_team
from tests.builders.adopting import quarterly, with_owners
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.builders.markers import marker_authorised
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def closed_with_a_letter():
    """Return a closed case whose last letter was not given; the manager manages its owner."""
    place = house()
    case, measure = in_force(place)
    landlords.set_manager(place.officers["officer"], place.officers["manager"])
    for notice in Notice.objects.filter(served_on=None):
        place.do(Act.SERVE, Served(how="email"), case=case, subject=notice.reference)
    letter = place.do(Act.LIFT, Details(words="Calm for months."), case=case, subject=measure).letter
    place.do(Act.CLOSE, Details(words="Nothing is left to do."), case=case)
    return place, case, letter


def test_closed_case_waits_until_its_letter_is_given():
    place, case, letter = closed_with_a_letter()

    def waits():
        return [row.case.reference for row in my_work(place.officers["officer"], place.at)]

    assert waits() == [case]
    place.do(Act.SERVE, Served(how="email"), case=case, subject=letter)
    assert waits() == []


def test_late_letter_of_a_closed_case_is_in_its_managers_list():
    place, case, letter = closed_with_a_letter()

    def seen():
        found = {who: [row.case.reference for row in overdue_in_team(one, place.at)] for who, one in place.officers.items()}
        return {who: cases for who, cases in found.items() if cases}

    assert seen() == {}
    place.later(days=30)
    assert seen() == {"manager": [case]}
    page = client_of(set_clock(place), "manager").get("/")
    assert [row[0].text for row in page.context["late"].rows] == [case]
    place.do(Act.SERVE, Served(how="email"), case=case, subject=letter)
    assert seen() == {}


def test_proposed_adoption_waits_for_each_who_may_confirm_it():
    place = with_owners(house(policy="clarion"))
    HouseChoice.objects.all().delete()
    row = actions.propose(quarterly(), by=place.officers["nell"], at=place.at)

    shown = {who: client_of(set_clock(place), who).get("/").context["adoptions"] for who in ("nell", "owen", "officer")}

    assert {who: [one.reference for one in found] for who, found in shown.items()} == {
        "nell": [],
        "owen": [row.reference],
        "officer": [],
    }


def test_missed_marker_review_is_shown_with_its_day():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    place, row = scenario.house, Marker.objects.get(reference=marker)
    senior = next(who for who, one in place.officers.items() if "service_manager" in one.person.roles)
    place.at += row.review_on + DAY - place.today

    page = client_of(set_clock(place), senior).get("/")

    (now,) = [one for one in page.context["due_now"] if "keep the marker" in one.says]
    missed = f"{row.review_on.day} {row.review_on:%B} {row.review_on.year}"
    assert f"its review was missed on {row.review_on:%A} {missed}." in now.says
    assert now.state.text == "Review missed"
