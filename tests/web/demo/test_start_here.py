"""*Start here*: scenarios, people to choose and a clock to move, in demo mode only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.html import escape

from evenhand import clock, snapshot
from evenhand.web.demo.scenarios import SCENARIOS
from tests.builders.house import house, of_the_demo

pytestmark = pytest.mark.django_db
ADDRESSES = [one.name for one in get_resolver("evenhand.web.demo.urls").url_patterns]


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return of_the_demo(house())


def test_the_demo_opens_on_start_here(place):
    assert Client().get("/").url == reverse("start")
    shown = Client().get(reverse("start")).content.decode()
    assert [one.key for one in SCENARIOS if escape(str(one.title)) not in shown] == []
    assert "Assistant Director" in shown
    assert "Octavia&#x27;s published policy" in shown


def test_one_click_signs_in_as_the_chosen_person(place):
    client = Client()
    director = place.officers["assistant_director"].user
    assert client.post(reverse("start-as"), {"as": director.reference}).url == "/"
    assert "Grace Mensah, Assistant Director" in client.get("/cases/").content.decode()


def test_user_outside_the_demo_cannot_be_chosen(place):
    other = place.officers["officer"].user
    other.email = "priya@harbour-homes.example"
    other.save()
    assert Client().post(reverse("start-as"), {"as": other.reference}).status_code == 404


@pytest.mark.parametrize("step", ["", "report-9", "nothing-1"])
def test_a_step_that_is_in_no_scenario_is_not_found(place, step):
    assert Client().post(reverse("start-step"), {"step": step}).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_outside_the_demo_none_of_it_exists(place, settings, address):
    settings.DEMO, settings.SECURE_SSL_REDIRECT = False, False
    assert Client().get(reverse(address)).status_code == 404
    assert Client().post(reverse(address), {"as": place.officers["officer"].user.reference, "by": "day"}).status_code == 404
    assert Client().get("/").url.startswith(reverse("sign-in"))


def test_clock_moves_by_a_day_or_a_week_and_returns_to_the_page(place):
    client, before = Client(), clock.offset()
    client.force_login(place.officers["officer"].user, "django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("start-clock"), {"by": "day", "next": "/cases/"}).url == "/cases/"
    client.post(reverse("start-clock"), {"by": "week", "next": "/cases/"})
    assert clock.offset() - before == timedelta(days=8)
    assert "7 days later: it is " in client.get("/cases/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_clock_leads_to_no_other_site(place, elsewhere):
    assert Client().post(reverse("start-clock"), {"by": "day", "next": elsewhere}).url == reverse("start")


def test_clock_refuses_an_unknown_step(place):
    assert Client().post(reverse("start-clock"), {"by": "year"}).status_code == 404
    assert clock.offset() == timedelta()


def test_clock_with_nothing_due_stays_and_explains(place):
    client = Client()
    client.post(reverse("start-clock"), {"by": "next"})
    assert clock.offset() == timedelta()
    assert "Nothing more falls due by itself" in client.get(reverse("start")).content.decode()


def test_restart_needs_a_kept_copy_and_demo_mode(place, settings, tmp_path):
    settings.DATA = tmp_path
    assert Client().post(reverse("start-again")).status_code == 404
    settings.DEMO = False
    with pytest.raises(RuntimeError, match="no demo here"):
        snapshot.restore()
