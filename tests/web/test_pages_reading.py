"""Checks each reading page for its landlord, another landlord, an adviser and a visitor."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.landlords.references import generate, is_reference
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    return house()


def pages_of(place):
    """Bring a case so far that each page has something on it; return the addresses by name."""
    case, measure = in_force(place)
    incident = place.incident = opened_incident(place)
    marked(place, case, incident)
    appealed(place.later(days=2), case, measure)
    set_clock(place)
    letter = client_of(place, "officer").get(f"/cases/{case}/").context["letters"][0].link.href
    return {
        "my-work": "/",
        "cases": "/cases/",
        "all": "/cases/?which=all",
        "mine": "/cases/?which=mine",
        "case": f"/cases/{case}/",
        "incidents": "/incidents/",
        "incident": f"/incidents/{incident}/",
        "customers": "/customers/",
        "customer": f"/customers/{place.customer.reference}/",
        "notice": letter,
        "notice-pdf": f"{letter.rstrip('/')}.pdf",
    }


def opened_incident(place):
    return place.customer.incidents.order_by("id").first().reference


def test_staff_who_read_cases_read_every_page(place):
    for address in pages_of(place).values():
        for who in ("officer", "manager", "assistant_director", "director", "auditor"):
            assert client_of(place, who).get(address).status_code == 200, (who, address)


def test_another_landlords_things_are_not_found(place):
    pages = pages_of(place)
    neighbour = house("other-homes", "Other Homes")
    client = client_of(neighbour, "officer")
    for name in ("case", "incident", "customer", "notice", "notice-pdf"):
        assert client.get(pages[name]).status_code == 404, name
    for name in ("my-work", "all", "incidents", "customers"):
        shown = client.get(pages[name]).content.decode()
        assert place.customer.reference not in shown, name
        assert "/cases/EV-" not in shown, name


def test_visitor_without_a_session_is_sent_to_sign_in(place):
    for name, address in pages_of(place).items():
        answer = Client().get(address)
        assert answer.status_code == 302, name
        first = "/start/" if name == "my-work" else "/sign-in/?next="  # the demo opens on a page of its own
        assert answer.url.startswith(first), name


def test_adviser_sees_own_reports_and_instructions_but_no_story(place):
    pages, client = pages_of(place), client_of(place, "adviser")
    for name in ("cases", "case", "notice", "notice-pdf"):
        assert client.get(pages[name]).status_code == 404, name
    shown = client.get(pages["customer"]).content.decode()
    assert "Two people go to visits." in shown
    assert "Please contact us only by email and letter." in shown
    assert "A visit ended in shouting." not in shown
    assert "the calls went on" not in shown
    assert not re.findall(r'href="/cases/[^/"]+/"', shown)  # an act may be offered, the case is not


def test_adviser_reads_the_result_of_a_report_in_one_sentence(place):
    pages, client = pages_of(place), client_of(place, "adviser")
    shown = client.get(pages["incident"]).content.decode()
    assert "led to a decision. A reviewer who took no part in it is deciding an appeal." in shown
    assert "/cases/" not in shown
    officers = place.customer.incidents.order_by("id").last()
    assert officers.reporter == place.officers["officer"].user
    assert client.get(f"/incidents/{officers.reference}/").status_code == 404
    assert officers.reference not in client.get("/incidents/").content.decode()


@pytest.mark.parametrize("reference", ["EV-2222222", "EV-AAAA", "ev-7kq2m4x"])
@pytest.mark.parametrize("page", ["cases", "incidents", "customers", "notices"])
def test_a_reference_that_is_not_there_is_not_found(place, page, reference):
    answer = client_of(place, "officer").get(f"/{page}/{reference}/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Page not found" in page
    assert "There is no such page, or you may not see it." in page
    assert "landlord" not in page.partition("<main")[2].partition("</main>")[0]
    [example] = re.findall(r'eh-reference">(EV-\w+)<', page)
    assert is_reference(example)
    assert len(example) == len(generate())


def test_a_reference_may_be_typed_in_small_letters(place):
    case = opened(place)
    set_clock(place)
    assert client_of(place, "officer").get(f"/cases/{case.lower()}/").status_code == 200


def test_titles_name_no_customer_and_pages_stay_out_of_caches(place):
    for name, address in pages_of(place).items():
        answer = client_of(place, "officer").get(address)
        if name == "notice-pdf":
            assert answer["Cache-Control"] == "no-store"
            assert answer["Content-Type"] == "application/pdf"
            assert answer.content.startswith(b"%PDF-")
            continue
        assert "private" in answer["Cache-Control"], name
        title = re.search("<title>(.*?)</title>", answer.content.decode())[1]
        assert place.customer.name.split()[1] not in title, name


def test_pages_only_read(place):
    for name, address in pages_of(place).items():
        expected = 302 if name == "customers" else 405
        assert client_of(place, "officer").post(address).status_code == expected, name


@pytest.mark.parametrize("typed", ["vale", "MARION", "pm2 4", "cooper row", "reference"])
def test_customer_is_found_by_name_postcode_street_or_reference(place, typed):
    client, looked_for = client_of(place, "adviser"), place.customer.reference if typed == "reference" else typed
    answer = client.post("/customers/", {"q": looked_for}, follow=True)
    assert answer.redirect_chain == [("/customers/", 302)]  # what was typed stays out of the address
    assert place.customer.reference in answer.content.decode()


@pytest.mark.parametrize("typed", ["nobody", "'; drop table", "%", "x" * 5000, "<script>alert(1)</script>"])
def test_any_text_typed_into_the_search_gets_a_page(place, typed):
    answer = client_of(place, "officer").post("/customers/", {"q": typed}, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("query", ["?after=EV-2222222", "?which=nonsense", "?which=all&after="])
def test_list_with_an_invalid_address_starts_at_the_first_page(place, query):
    case = opened(place)
    set_clock(place)
    assert case in client_of(place, "officer").get(f"/cases/{query}").content.decode()


def test_everybody_may_read_the_statements():
    for address in ("/accessibility/", "/privacy/"):
        assert Client().get(address).status_code == 200


def test_hostile_words_stay_words(place):
    place.customer.name = "<img src=x onerror=alert(1)>"
    place.customer.save()
    for name, address in pages_of(place).items():
        if name != "notice-pdf":
            assert "<img src=x" not in client_of(place, "officer").get(address).content.decode(), name


@pytest.mark.parametrize("who", ["adviser", "officer", "assistant_director", "auditor"])
def test_every_link_on_a_page_leads_somewhere(place, who):
    client, seen = client_of(place, who), {}
    for address in pages_of(place).values():
        answer = client.get(address)
        html = "" if address.endswith(".pdf") else answer.content.decode()
        ids = set(re.findall(r' id="([^"]+)"', html))
        for href in set(re.findall(r' href="([^"]+)"', html)):
            if href.startswith("#"):
                assert href[1:] in ids, (address, href)
            elif not href.startswith(("/static/", "tel:", "mailto:", "https:")):
                path = unescape(href).split("#")[0]
                seen[path] = seen.get(path) or client.get(path).status_code
    assert {path: status for path, status in seen.items() if status != 200} == {}
    assert len(seen) > 10


@pytest.mark.parametrize("name", ["my-work", "cases", "customers", "incidents", "log-incident", "policy"])
def test_landlord_without_a_policy_gets_a_page_and_no_error(client, name):
    place = house()
    place.landlord.adoptions.all().delete()
    client.force_login(place.officers["officer"].user)

    assert client.get(reverse(name)).status_code in {200, 409}
