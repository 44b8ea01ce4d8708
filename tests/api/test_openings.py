"""The openings that a telephone system asks for: one use, five minutes, and no number or name in any address."""

import pytest
from django.test import Client

from evenhand.contacts.models import Opening
from evenhand.landlords.switches import Feature, switch
from evenhand.people import actions as people
from tests.api.asking import problem, send, with_token
from tests.builders.house import house, with_passwords
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
OPENINGS = "/api/v1/contact-openings"


@pytest.fixture
def place():
    return with_token(set_clock(with_passwords(house())))


def asked(place, **body):
    return send(place, OPENINGS, body)


def path_of(place, **body):
    return asked(place, **body or {"customer": place.customer.reference}).json()["path"]


def test_opening_leads_to_the_page_of_the_customer(place):
    answer = asked(place, telephone="+44 7700 900123")

    assert (answer.status_code, answer.json()["found"]) == (201, "one")
    path = answer.json()["path"]
    assert path.startswith("/contact-openings/")
    assert place.customer.reference not in path
    assert "900123" not in path
    page = signed_in(place, "adviser").get(path)
    assert page["Location"] == f"/customers/{place.customer.reference}/contact/"
    assert path.split("/")[2] not in repr(list(Opening.objects.values()))


def test_shared_number_asks_who_is_speaking(place):
    people.register(place.landlord, "Otto Penn", place.customer.home, telephone="07700 900123")
    answer = asked(place, telephone="07700900123")

    assert answer.json()["found"] == "several"
    page = text_of(signed_in(place, "adviser").get(answer.json()["path"]))
    assert "Marion Vale , Tenant Otto Penn , Tenant" in page
    assert "Nothing special applies" not in page


def test_part_of_a_number_finds_no_customer(place):
    assert problem(asked(place, telephone="07700 9001"))["status"] == 404
    assert problem(asked(place, telephone="07700 900199"))["status"] == 404


def test_first_colleague_alone_opens_it(place):
    path = path_of(place)
    first = signed_in(place, "adviser")

    assert first.get(path).status_code == 302
    assert first.get(path).status_code == 302
    assert signed_in(place, "officer").get(path).status_code == 404


def test_opening_ends_after_five_minutes(place):
    path = path_of(place)
    client = signed_in(place, "adviser")
    set_clock(place.later(minutes=6))

    assert client.get(path).status_code == 404
    path_of(place)
    assert Opening.objects.count() == 1


def test_sign_in_comes_first_and_uses_nothing_up(place):
    path = path_of(place)

    assert Client().get(path)["Location"] == f"/sign-in/?next={path}"
    assert signed_in(place, "adviser").get(path).status_code == 302


def test_another_landlord_s_staff_do_not_open_it(place):
    other = with_passwords(house("wexmoor", "Wexmoor Homes"))

    assert signed_in(other, "adviser").get(path_of(place)).status_code == 404


def test_opening_is_not_found_where_the_gate_is_off(place):
    path = path_of(place)
    switch(place.landlord, Feature.CONTACT_GATE, on=False, by="EV-B1", at=place.at)

    assert signed_in(place, "adviser").get(path).status_code == 404


@pytest.mark.parametrize("body", [{}, {"customer": "EV-2222222", "telephone": "07700 900123"}, {"telephone": "ring me now"}])
def test_wrong_opening_is_refused(place, body):
    assert problem(asked(place, **body))["status"] == 422


def test_another_landlord_s_customer_is_not_found(place):
    other = with_token(with_passwords(house("wexmoor", "Wexmoor Homes")))

    assert asked(other, customer=place.customer.reference).status_code == 404
    assert asked(other, telephone="07700 900124").status_code == 404
