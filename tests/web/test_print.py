"""Printed pages: no controls, nothing of the case folded away, every row whole."""

import pytest
from playwright.sync_api import expect

from evenhand.casework.past_decisions import decisions
from tests.builders.decided import appealed, in_force
from tests.builders.house import house
from tests.web.pages import enters, set_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
TO_PRESS = "nav, button, input[type=submit], [role=button]:not(.eh-act--main *), footer, .govuk-phase-banner a, .eh-copy"
FOLDED = """[...document.querySelectorAll("main details:not(.eh-closed, .eh-next > .eh-more, .eh-narrow, .eh-kept *)")]
  .filter((one) => !one.parentElement.closest(".eh-closed, .eh-next > .eh-more"))
  .filter((one) => ![...one.children].slice(1).some((inside) => inside.checkVisibility({ contentVisibilityAuto: true })))
  .map((one) => one.textContent.trim().slice(0, 60))"""
SPLIT = """[...document.querySelectorAll("main tbody tr, main .govuk-summary-list__row, main .eh-clause, main .eh-event")]
  .filter((one) => getComputedStyle(one).breakInside !== "avoid").map((one) => one.className)"""
ADDRESSES = """[...document.querySelectorAll("main a")]
  .map((one) => getComputedStyle(one, "::after").content).filter((shown) => shown.includes("/"))"""


@pytest.fixture
def papers(page, served, settings, tmp_path):
    """Give the browser of an appeal's reviewer, as it prints, and its pages by name."""
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=2), case, measure)
    number = decisions(place.landlord.pk).filter(subject=measure).order_by("-sequence").first().sequence
    enters(page, served, set_clock(place), "assistant_director")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # what an A4 sheet has room for
    return page, {
        "case": f"/cases/{case}/",
        "decision": f"/cases/{case}/decisions/{number}/",
        "appeal": f"/cases/{case}/appeals/{appeal}/",
        "customer": f"/customers/{place.customer.reference}/",
        "work": "/",
        "cases": "/cases/",
    }


@pytest.mark.parametrize("name", ["case", "decision", "appeal", "customer", "work", "cases"])
def test_a_page_is_whole_on_paper_and_shows_nothing_to_press(papers, name):
    page, paths = papers
    page.goto(paths[name])
    expect(page.get_by_role("main")).to_be_visible()
    assert [one.inner_text() for one in page.locator(TO_PRESS).all() if one.is_visible()] == []
    assert page.evaluate(FOLDED) == []
    assert page.evaluate(SPLIT) == []
    assert page.evaluate(ADDRESSES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_print_keeps_the_next_act_and_counts_the_others(papers):
    page, paths = papers
    page.goto(paths["case"])
    expect(page.locator(".eh-next")).to_contain_text("Decide the appeal")
    expect(page.locator(".eh-act--main").get_by_role("button")).to_be_visible()
    expect(page.get_by_text("Also open to you:")).to_be_visible()
    expect(page.get_by_role("link", name="Offer support")).not_to_be_visible()
