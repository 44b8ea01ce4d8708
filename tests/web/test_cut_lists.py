"""Checks that a file holds all rows, and that a page which shows only some of them states it."""

import csv
import io

import pytest
from django.urls import reverse

from bench import rows
from evenhand.cases.models import Case
from evenhand.casework.access import PAGE
from evenhand.casework.incident_queries import MOST, note_reading
from evenhand.casework.paging import First
from evenhand.incidents.models import Incident
from evenhand.people.models import Customer
from tests.builders.decided import appealed, in_force
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
ONLY = f"Only the newest {PAGE} are shown."


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def page(place, who, address):
    answer = client_of(place, who).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_file_of_customers_holds_more_than_ten_thousand(place):
    rows.customers(place, 10_100)
    answer = client_of(place, "officer").get("/customers.csv")
    sent = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    in_turn = Customer.objects.order_by("name", "id").values_list("reference", flat=True)
    assert [row["Reference"] for row in sent] == list(in_turn)
    assert len(sent) == 10_101


@pytest.mark.parametrize(("many", "cut"), [(PAGE - 1, False), (PAGE, True)])
def test_cut_list_of_customers_states_that_it_is_cut(place, many, cut):
    rows.customers(place, many)
    says = f"These are the first {PAGE} by name. Type to find others."
    assert page(place, "officer", "/customers/").count(says) == int(cut)


@pytest.mark.parametrize(("many", "cut"), [(PAGE, 0), (PAGE + 1, 1)])
def test_customer_page_states_that_it_shows_some_contacts(place, many, cut):
    rows.contacts(place, Case.objects.get(reference=opened(place)), many)
    shown = page(place, "officer", reverse("customer", args=[place.customer.reference]))
    assert shown.count(ONLY) == cut
    assert shown.count("The customer reached us") == PAGE


@pytest.mark.parametrize(("many", "cut"), [(200, 0), (201, 1)])
def test_the_papers_of_an_appeal_say_which_contacts_they_list(place, many, cut):
    case, measure = in_force(place)
    appeal = appealed(place.later(days=2), case, measure)
    rows.contacts(set_clock(place), Case.objects.get(reference=case), many)
    papers = page(place, "assistant_director", reverse("appeal-pack", args=[case, appeal]))
    assert papers.count("Only the newest 200 contacts are listed. The record has older ones.") == cut
    assert papers.count("Asks when the window is mended.") == 200


@pytest.mark.parametrize(("many", "caption"), [(MOST - 1, "Newest first"), (MOST, f"only the last {MOST} are shown")])
def test_cut_list_of_readers_states_that_it_is_cut(place, many, caption):
    opened(place)
    incident = Incident.objects.get()
    for _ in range(many):
        note_reading(place.officers["officer"], [incident], place.at)
    shown = page(place, "auditor", reverse("incident", args=[incident.reference]))  # which is one more reading
    assert (f"Newest first: {caption}" in shown) is (many == MOST)
    assert shown.count(caption) == 1


def test_first_reads_one_row_more_than_it_shows(django_assert_num_queries, place):
    rows.customers(place, 4)
    everybody = Customer.objects.order_by("id")
    for most, cut in ((4, True), (5, False), (6, False)):
        with django_assert_num_queries(1):
            found = First.of(everybody, most)
        assert (found.cut, len(found)) == (cut, min(most, 5))
