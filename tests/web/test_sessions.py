"""Activity keeps a user signed in; pages do not write the session each time."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.builders.house import house
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield client_of(set_clock(house()), "officer"), clock


def ends():
    return Session.objects.get().expire_date


def test_page_extends_the_session_at_most_once_a_minute(officer):
    client, clock = officer
    first = ends()

    clock.shift(timedelta(minutes=30))
    client.get("/settings/")
    extended = ends()
    clock.shift(timedelta(seconds=59))
    client.get("/settings/")

    assert extended - first == timedelta(minutes=30)
    assert ends() == extended

    clock.shift(timedelta(seconds=1))
    client.get("/settings/")
    assert ends() - extended == timedelta(seconds=60)


def test_an_hour_without_a_page_ends_it(officer):
    client, clock = officer
    clock.shift(timedelta(minutes=61))

    assert client.get("/settings/").status_code == 302
    assert "sign-in" in client.get("/settings/").headers["Location"]
