"""Lock-out slows the attacker, not the user: guesses of strangers, many names from one address, known devices."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evenhand.personal.sign_in_tries import MOST
from evenhand.web.account.devices import COOKIE
from tests.builders.house import PASSWORD, house, of_the_demo, with_passwords

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEW = "a quite different password"


@pytest.fixture
def place():
    return of_the_demo(with_passwords(house()))


def sign_in(client, username, password=PASSWORD, **more):
    return client.post(reverse("sign-in"), {"username": username, "password": password}, **more).status_code


def name_of(place, who="officer"):
    return place.officers[who].user.username


def test_strangers_guesses_shut_out_no_user_elsewhere(place):
    stranger, name = Client(REMOTE_ADDR="198.51.100.9"), name_of(place)
    assert [sign_in(stranger, name, "guess") for _ in range(6)] == [403] * 4 + [429] * 2
    assert sign_in(stranger, name) == 429

    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), name) == 302


def test_known_device_is_not_shut_out_at_the_same_address(place):
    known, name = Client(), name_of(place)
    assert sign_in(known, name) == 302
    known.post(reverse("sign-out"))
    stranger = Client()
    assert [sign_in(stranger, name, "guess") for _ in range(5)] == [403] * 4 + [429]

    assert sign_in(known, name) == 302
    assert sign_in(Client(), name) == 429


def test_known_device_has_five_tries_of_its_own(place):
    known, name = Client(), name_of(place)
    sign_in(known, name)
    known.post(reverse("sign-out"))

    assert [sign_in(known, name, "guess") for _ in range(5)] == [403] * 4 + [429]
    assert sign_in(known, name) == 429
    assert sign_in(Client(), name) == 302


@pytest.mark.parametrize("cookie", ["", "x", "WyJhIiwiYiJd:1abc:def", "another user's"])
def test_cookie_that_is_not_the_users_opens_nothing(place, cookie):
    known, name = Client(), name_of(place)
    if cookie == "another user's":
        sign_in(known, name_of(place, "manager"))
        cookie = known.cookies[COOKIE].value
    stranger = Client()
    stranger.cookies[COOKIE] = cookie

    assert [sign_in(stranger, name, "guess") for _ in range(5)] == [403] * 4 + [429]
    assert sign_in(stranger, name) == 429


def test_many_names_from_one_address_are_slowed(place):
    stranger = Client(REMOTE_ADDR="198.51.100.9")
    tried = [sign_in(stranger, f"name.{n}", "Spring2026!") for n in range(MOST + 5)]

    assert tried == [403] * MOST + [429] * 5
    assert sign_in(Client(REMOTE_ADDR="198.51.100.9"), name_of(place)) == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), name_of(place)) == 302
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in(Client(REMOTE_ADDR="198.51.100.9"), name_of(place)) == 302


def test_device_cookie_holds_no_name(place, settings):
    client = Client()
    sign_in(client, name_of(place))
    cookie = client.cookies[COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 180 * 24 * 60 * 60)
    assert name_of(place) not in cookie.value
    settings.SESSION_COOKIE_SECURE = True
    sign_in(client, name_of(place))
    assert client.cookies[COOKIE]["secure"] is True


def test_busy_session_ends_after_twelve_hours(place):
    client = Client()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client, name_of(place))
        answers = []
        for _ in range(25):
            answers.append(client.get("/settings/").status_code)
            clock.shift(timedelta(minutes=30))
        last = client.get("/settings/")

    assert answers == [200] * 25
    assert (last.status_code, last.headers["Location"]) == (302, f"{reverse('sign-in')}?next=/settings/")


def test_changed_password_signs_other_devices_out(place):
    here, there, name = Client(), Client(), name_of(place)
    assert [sign_in(one, name) for one in (here, there)] == [302, 302]

    answer = here.post("/settings/password/", {"password": PASSWORD, "new": NEW})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/settings/")
    assert [one.get("/settings/").status_code for one in (here, there)] == [200, 302]
    assert [sign_in(Client(), name, one) for one in (PASSWORD, NEW)] == [403, 302]


@pytest.mark.parametrize(
    ("password", "new", "says"),
    [
        ("guess", NEW, "This is not your present password. Check it; capitals count."),
        (PASSWORD, "short", "This password is too short. It must contain at least 12 characters."),
        (PASSWORD, "password123456", "This password is too common."),
        (PASSWORD, PASSWORD, "Enter another password than your present one"),
        ("", "", "Enter your present password"),
    ],
)
def test_password_that_will_not_do_is_refused(place, password, new, says):
    client = Client()
    sign_in(client, name_of(place))

    answer = client.post("/settings/password/", {"password": password, "new": new})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not [word for word in (password, new) if len(word) > 5 and word in answer.content.decode()]
    assert sign_in(Client(), name_of(place)) == 302


def test_guesses_in_an_open_session_are_counted(place):
    client = Client()
    sign_in(client, name_of(place))
    told = {"password": "guess", "new": NEW}

    assert [client.post("/settings/password/", told).status_code for _ in range(5)] == [422] * 4 + [429]
