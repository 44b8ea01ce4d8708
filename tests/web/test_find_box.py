"""Finds from the box on every page: customers by words, pages by reference or clause, and what was opened last."""

import pytest

from tests.builders.decided import in_force
from tests.builders.house import house, opened, other_customer
from tests.web.acting import text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = house()
    place.case = opened(place)
    return set_clock(place)


def sent(place, typed, who="officer"):
    return client_of(place, who).post("/find/", {"q": typed}).url


def test_words_search_for_customers_and_stay_out_of_the_address(place):
    client = client_of(place, "adviser")

    assert client.post("/find/", {"q": "Mairon Vael"}).url == "/customers/"
    assert "Marion Vale" in text_of(client.get("/customers/"))


def test_reference_opens_what_it_names(place):
    case, customer = place.case, place.customer.reference
    incident = place.customer.incidents.get().reference

    assert sent(place, case.lower()) == f"/cases/{case}/"
    assert sent(place, customer.removeprefix("EV-")) == f"/customers/{customer}/"
    assert sent(place, incident) == f"/incidents/{incident}/"


def test_letter_is_opened_by_its_reference(place):
    in_force(place)
    letter = place.customer.cases.first().notices.first() or place.customer.cases.last().notices.first()

    assert sent(place, letter.reference) == f"/notices/{letter.reference}/"


def test_reference_that_the_officer_may_not_see_is_a_search(place):
    other = house("larkmoor", "Larkmoor Homes")

    assert sent(place, other.customer.reference) == "/customers/"
    assert sent(place, place.case, "adviser") == "/customers/"


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("4.2", "/policy/octavia/4.2/"),
        ("clause 4.2", "/policy/octavia/4.2/"),
        ("Octavia 4.2", "/policy/octavia/4.2/"),
        ("floor 71", "/policy/floor/71/"),
        ("99.9", "/customers/"),
        ("12 4.2", "/customers/"),
        ("71", "/customers/"),
        ("  ", "/find/"),
        ("%" * 300, "/customers/"),
    ],
)
def test_clause_opens_and_other_numbers_are_searched(place, typed, page):
    assert sent(place, typed) == page


def test_what_was_opened_last_is_shown_newest_first(place):
    other = other_customer(place)
    client = client_of(place, "officer")
    client.get(f"/customers/{other.reference}/")
    set_clock(place.later(minutes=1))
    client.get(f"/cases/{place.case}/")

    rows = client.get("/find/").context["table"].rows

    assert [(row[0].text, row[0].href) for row in rows] == [
        ("Marion Vale", f"/cases/{place.case}/"),
        ("Otto Penn", f"/customers/{other.reference}/"),
    ]
    assert client_of(place, "adviser").get("/find/").context["table"].rows == ()
