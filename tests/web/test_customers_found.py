"""What a search for a customer says before any contact, in its result."""

import pytest

from tests.builders.house import heard_and_assessed, house, limited, opened, other_customer
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    return set_clock(place)


def results(place, typed):
    page = client_of(place, "adviser").post("/customers/", {"q": typed}, follow=True)
    return [(row[0].text, str(row[2].text), row[2].href) for table in page.context["tables"] for row in table.rows]


def test_result_of_a_search_shows_that_nothing_applies(place):
    other_customer(place)

    assert results(place, "Otto") == [("Otto Penn", "Nothing special applies", "")]


def test_result_gives_the_instruction_and_leads_to_the_gate(place):
    line = "Email or letter only, Priya Shah answers, answered once a week. Until 10 December 2026."

    assert results(place, "Marion") == [("Marion Vale", line, f"/customers/{place.customer.reference}/contact/")]


def test_limit_of_one_tenant_shows_nothing_beside_the_other(place):
    other_customer(place, "Joan Vale", place.customer.home)

    assert results(place, "Joan") == [("Joan Vale", "Nothing special applies", "")]


def test_name_with_a_wrong_letter_is_in_a_table_of_its_own(place):
    page = client_of(place, "adviser").post("/customers/", {"q": "Mairon Vael"}, follow=True)

    assert [(str(table.caption), [row[0].text for row in table.rows]) for table in page.context["tables"]] == [
        ("Names like it", ["Marion Vale"])
    ]
    assert page.context["says"] == "No customer matches. One has a name like it."
