"""Sign-in and sign-out."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders.house import PASSWORD, house, of_the_demo, with_passwords

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return of_the_demo(with_passwords(house()))


def sign_in(client, place, password=PASSWORD, onward=""):
    username = place.officers["officer"].user.username
    return client.post(reverse("sign-in"), {"username": username, "password": password, "next": onward})


@pytest.mark.parametrize("page", ["my-work", "cases", "incidents", "customers", "log-incident"])
def test_a_visitor_signs_in_first_and_comes_back(place, page, settings):
    settings.DEMO = False  # where the first page would be that of the demo
    settings.SECURE_SSL_REDIRECT = False
    client = Client()
    wanted = reverse(page)
    asked = client.get(wanted)
    assert asked.status_code == 302
    assert asked.url == f"{reverse('sign-in')}?next={wanted}"

    form = client.get(asked.url)
    assert sign_in(client, place, onward=form.context["form"]["next"].value()).url == wanted
    assert client.get(wanted).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(place, elsewhere):
    assert sign_in(Client(), place, onward=elsewhere).url == "/"


def test_wrong_password_shows_one_error_and_keeps_the_user_name(place):
    answer = sign_in(Client(), place, password="guessed")
    assert answer.status_code == 403
    assert "The user name or the password is wrong" in answer.content.decode()
    assert place.officers["officer"].user.username in answer.content.decode()
    assert "guessed" not in answer.content.decode()


def test_sign_in_is_closed_after_five_wrong_passwords(place):
    client = Client()
    for _ in range(5):
        answer = sign_in(client, place, password="guessed")
    assert answer.status_code == 429
    assert "closed for 15 minutes" in answer.content.decode()
    assert sign_in(client, place).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), place).status_code == 302


def test_sign_in_outside_the_demo_offers_no_users(place, settings):
    settings.DEMO = False
    shown = Client().get(reverse("sign-in")).content.decode()
    assert "Assistant Director" not in shown
    assert "demo" not in shown.lower()


def test_signing_out_takes_a_button_and_empties_the_browser(place):
    client = Client()
    sign_in(client, place)
    assert client.get(reverse("sign-out")).status_code == 405
    answer = client.post(reverse("sign-out"))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get("/").status_code == 302


def test_user_without_a_post_is_refused_with_the_reason(place):
    client = Client()
    sign_in(client, place)
    membership = place.officers["officer"].membership
    membership.active = False
    membership.save()
    answer = client.get("/")
    assert answer.status_code == 403
    assert "do not work at any landlord here any more" in answer.content.decode()
