"""Checks that nothing leads to where a customer lives whose address is protected, on any page, in any file or search."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from evenhand.administration.imports import import_customers
from evenhand.casework.access import find_customers
from evenhand.casework.context import NotHere
from evenhand.casework.visit_answers import AtDoor
from evenhand.journal.queries import entries
from evenhand.people.models import Customer
from evenhand.policy.vocabulary import VisitCondition
from evenhand.work.protection import end, protect
from evenhand.work.visits_ahead import door_today
from tests.builders.house import other_customer
from tests.builders.markers import marker_authorised
from tests.builders.visits import arranged
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
STREET, POSTCODE = "Cooper Row", "PM2 4QT"
SOURCE = "Her solicitor, by email."


@pytest.fixture
def place(settings, tmp_path):
    """Return a house with a protected customer, whose case the officer owns, and a neighbour in the same home."""
    settings.CLOCK_FILE = tmp_path / "clock"
    case, _ = marker_authorised("octavia", "safety_marker")
    place = set_clock(case.house)
    place.case = case.case
    place.neighbour = other_customer(place, "Robin Ashe", place.customer.home)
    protect(place.customer.reference, SOURCE, by=place.officers["officer"], at=place.at)
    place.customer.refresh_from_db()
    return place


def pages_of(place, who):
    """Return every page and file that lists or shows the customer, as one text; each is there."""
    customer = place.customer.reference
    paths = [
        "/customers/", "/customers/?q=Marion+Vale", f"/customers/?q={customer}", "/customers.csv", "/find/?q=Marion+Vale",
        f"/customers/{customer}/", f"/incidents/new/?customer={customer}",
    ]  # fmt: skip
    client = signed_in(place, who)
    answers = [client.get(path, follow=True) for path in paths]
    return {path: answer.getvalue().decode() for path, answer in zip(paths, answers, strict=True) if answer.status_code == 200}


def test_no_page_or_file_for_an_adviser_has_the_address(place):
    Customer.objects.filter(pk=place.neighbour.pk).update(home=None)

    pages = pages_of(place, "adviser")
    assert [path for path, page in pages.items() if STREET in page or POSTCODE in page or SOURCE in page] == []
    assert len(pages) >= 5


def test_page_of_another_at_the_home_shows_no_name(place):
    page = signed_in(place, "director").get(f"/customers/{place.neighbour.reference}/").content.decode()

    assert ("Marion" in page, STREET in page) == (False, True)


@pytest.mark.parametrize(
    "typed", ["12 Cooper Row", "PM2 4QT", "Cooper Row", "Vale Cooper", "Vale PM2 4QT", "12 cooper row portmouth"]
)
def test_search_by_address_leads_to_the_neighbour_alone(place, typed):
    found = {row.person.name for row in find_customers(place.officers["director"], typed)}

    assert "Marion Vale" not in found


def test_search_by_name_finds_the_customer_without_the_address(place):
    [found] = find_customers(place.officers["director"], "Marion Vale")

    assert (found.person.name, found.person.home, found.person.protected) == ("Marion Vale", None, True)


@pytest.mark.parametrize(("who", "shown"), [("officer", True), ("director", True), ("adviser", False), ("auditor", False)])
def test_owner_and_decision_makers_see_the_address_on_its_page(place, who, shown):
    page = signed_in(place, who).get(f"/customers/{place.customer.reference}/")

    assert (page.status_code, f"{STREET}, Portmouth" in text_of(page)) == (200, shown)


def test_visits_to_others_there_keep_the_instruction_and_no_name(place):
    there = door_today(place.officers["adviser"], place.neighbour.reference, place.at)
    page = signed_in(place, "adviser").get(reverse("arrange-visit", args=[place.neighbour.reference])).content.decode()

    assert (there.conditions, there.others) == ((VisitCondition.IN_PAIRS,), True)
    assert ("Two people." in page, "Marion" in page, "Vale" in page) == (True, False, False)


def test_only_the_colleague_who_attends_sees_where_to_go(place):
    visit = reverse("visit", args=[arranged(place)])

    pages = {who: text_of(signed_in(place, who).get(visit)) for who in ("officer", "adviser", "director")}
    assert {who: STREET in page for who, page in pages.items()} == {"officer": True, "adviser": False, "director": True}
    with pytest.raises(PermissionDenied):
        arranged(place, who="adviser")


def test_where_they_stay_is_not_found_by_others(place):
    path = reverse("stays", args=[place.customer.reference])

    assert [signed_in(place, who).get(path).status_code for who in ("officer", "adviser", "auditor")] == [200, 404, 404]


def test_protection_is_journalled_and_a_decision_maker_ends_it(place):
    customer, officer, director = place.customer.reference, place.officers["officer"], place.officers["director"]
    with pytest.raises(PermissionDenied):
        end(customer, "She says so.", by=officer, at=place.at)
    end(customer, "She says so.", by=director, at=place.at)

    assert Customer.objects.get(reference=customer).address_protected == ""
    acts = [one.act for one in entries(place.landlord.pk, subject=customer)]
    assert acts[-2:] == ["protect_address", "end_address_protection"]
    assert door_today(officer, customer, place.at) != AtDoor()
    with pytest.raises(NotHere):
        end(customer, "Again.", by=director, at=place.at)


def test_page_protects_an_address_and_keeps_how_we_know(place):
    neighbour = place.neighbour.reference
    path, client = reverse("protect-address", args=[neighbour]), signed_in(place, "officer")

    empty = client.post(path, {"action": "protect", "why": ""})
    client.post(path, {"action": "protect", "why": "She told me at the desk."})

    assert (empty.status_code, "Write how we know" in text_of(empty)) == (422, True)
    assert Customer.objects.get(reference=neighbour).address_protected == "She told me at the desk."
    assert "A decision-maker ends it." in text_of(client.get(path))
    assert signed_in(place, "adviser").get(path).status_code == 404


def test_import_protects_an_address_and_an_empty_cell_leaves_it(place):
    text = "id,name,address_protected\nT-1,Ada Penn,Refuge worker\nT-2,Bo Lind,\n"
    import_customers(place.landlord, text, by="EV-TEST", at=place.at)
    import_customers(place.landlord, "id,name,address_protected\nT-1,Ada Penn,\n", by="EV-TEST", at=place.at)

    rows = Customer.objects.filter(own_id__in=["T-1", "T-2"]).order_by("own_id")
    assert [row.address_protected for row in rows] == ["Refuge worker", ""]
