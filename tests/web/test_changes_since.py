"""Changes since a user's last visit: at the top of the case, and marked in the timeline."""

from datetime import timedelta

import pytest

from evenhand.casework.details import Established
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
TALKED = Established(words="She rang about the windows.")


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


@pytest.fixture
def case(place):
    return opened(place)


def later(place, **much):
    place.at += timedelta(**much)
    return set_clock(place)


def seen(place, who, case):
    return client_of(place, who).get(f"/cases/{case}/").content.decode()


def test_a_first_visit_shows_nothing_new(place, case):
    assert "Since you last looked" not in seen(place, "officer", case)


def test_act_of_a_colleague_is_listed_and_marked_as_new(place, case):
    seen(place, "manager", case)
    later(place, hours=2)
    place.do(Act.DISCUSS, TALKED, case=case)
    later(place, hours=2)
    page = seen(place, "manager", case)
    assert "Since you last looked, on " in page
    assert page.count("Talked over with the customer") == 2
    assert page.count(">New</strong>") == 1


def test_own_acts_are_not_shown_as_new(place, case):
    seen(place, "officer", case)
    later(place, hours=2)
    place.do(Act.DISCUSS, TALKED, case=case)
    later(place, hours=2)
    assert "Since you last looked" not in seen(place, "officer", case)


def test_changes_stay_during_a_visit_and_go_after_an_absence(place, case):
    seen(place, "manager", case)
    later(place, hours=2)
    place.do(Act.DISCUSS, TALKED, case=case)
    for _ in range(3):
        later(place, minutes=20)
        assert "Since you last looked" in seen(place, "manager", case)
    later(place, hours=2)
    assert "Since you last looked" not in seen(place, "manager", case)


def test_more_than_a_few_are_counted_and_lead_to_the_timeline(place, case):
    seen(place, "manager", case)
    for _ in range(5):
        later(place, hours=1)
        place.do(Act.DISCUSS, TALKED, case=case)
    later(place, hours=1)
    assert '<a class="govuk-link" href="#timeline">2 more, in the timeline</a>' in seen(place, "manager", case)
