"""Today in a browser: a joint tenant found by an adviser, a day on a phone without scripts, and a customer who moves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evenhand.people import actions as people
from evenhand.visits.models import Visit, VisitFlag
from tests.browser import WIDTHS
from tests.builders.house import with_passwords
from tests.builders.markers import placed
from tests.builders.visits import arranged
from tests.web.pages import client_of, enters, set_clock

BESIDE = 400
"""Pixels that are left beside a program for telephone calls."""
TWO = "Visits here: two people. Not about this customer."
THERE = "3 Mill Row, Otterford, OT1 2AB"


@pytest.fixture
def marked(transactional_db):
    case, marker = placed("octavia", "safety_marker")
    place = set_clock(with_passwords(case.house))
    place.case, place.marker = case.case, marker
    place.other = people.register(place.landlord, "Otto Valentine", place.customer.home, place="joint tenant")
    return place


def test_adviser_finds_a_joint_tenant_surname_first(page, served, marked):
    enters(page, served, marked, "adviser")
    page.set_viewport_size({"width": BESIDE, "height": 900})
    page.goto("/customers/")

    page.locator("main input[name=q]").fill("Valentine Otto")
    page.keyboard.press("Enter")
    page.get_by_text("Found: Valentine Otto").wait_for(state="attached")

    expect(page.get_by_text(TWO)).to_be_visible()
    expect(page.get_by_text("Ring the office: 0808 157 0123")).to_be_visible()
    assert "Marion" not in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_day_works_on_a_phone_without_scripts(browser, served, marked):
    visit = arranged(marked, marked.other, starts_at=marked.at + timedelta(hours=1))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800}, base_url=served)
    page = context.new_page()
    enters(page, served, marked, "officer")
    page.goto("/today/")

    expect(page.get_by_role("link", name="Ring the office: 0808 157 0123")).to_have_attribute("href", "tel:08081570123")
    page.get_by_role("button", name="I have read this").click()
    page.get_by_text("Recorded: you have read it.").wait_for()
    page.get_by_role("button", name="I can’t do it this way").click()
    page.get_by_label("What stops you?").fill("Nobody is free to come along.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("Sent. The day by which it must be done stays.").wait_for()
    context.close()

    assert list(VisitFlag.objects.values_list("visit__reference", "kind")) == [(visit, "cannot")]
    assert Visit.objects.get(reference=visit).read_at is not None


def test_marked_tenant_who_moves_leaves_nothing_at_the_old_home(page, served, marked):
    home = people.let_home(marked.landlord, "3 Mill Row, Otterford", "OT1 2AB")
    neighbour = people.register(marked.landlord, "Ada Penn", home)
    booked = arranged(marked)
    enters(page, served, marked, "officer")
    page.goto(f"/customers/{marked.customer.reference}/departure/")
    page.get_by_label("The customer has moved to another home").check()
    page.get_by_label("Their new address, with the postcode").fill(THERE)
    for box, value in (("Day", 1), ("Month", 6), ("Year", 2026)):
        page.get_by_label(box, exact=True).fill(str(value))
    page.get_by_label("How do we know?").fill("She gave us her new address.")
    page.get_by_role("button", name="Record it").click()
    page.get_by_text("due to be decided again").wait_for()

    page.goto(f"/customers/{marked.other.reference}/")
    expect(page.get_by_text("Nothing special applies. Carry on.")).to_be_visible()
    page.goto(f"/customers/{neighbour.reference}/")
    expect(page.get_by_text(TWO)).to_be_visible()
    page.goto("/")
    expect(page.get_by_text("(1): The customer has moved home.")).to_be_visible()
    expect(page.get_by_text("Decide whether to keep this: the customer has moved home").first).to_be_visible()
    assert list(VisitFlag.objects.values_list("visit__reference", "kind")) == [(booked, "moved")]


@pytest.mark.parametrize("width", [*WIDTHS.values(), 320])
def test_pages_of_visits_pass_axe_and_fit_at_each_width(page, served, axe, marked, width):
    visit = arranged(marked, marked.other, starts_at=marked.at + timedelta(hours=1))
    client_of(marked, "officer").post(reverse("visit", args=[visit]), {"action": "cannot", "cannot-why": "Nobody is free."})
    enters(page, served, marked, "officer")
    page.set_viewport_size({"width": width, "height": 900})
    customer = marked.other.reference
    found = {}
    for path in (
        "/today/",
        f"/visits/{visit}/",
        f"/customers/{customer}/visits/",
        f"/customers/{customer}/stays/",
        "/today/import/",
    ):
        page.goto(path)
        found[path] = (axe(page), page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0)

    assert {path: wrong for path, wrong in found.items() if wrong != ([], False)} == {}
