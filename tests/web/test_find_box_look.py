"""The box on every page in a browser: Ctrl and K, Enter, no script, and how it fits at each width."""

import pytest
from playwright.sync_api import expect

from tests.browser import WIDTHS
from tests.builders.house import house
from tests.web.pages import enters, set_clock

BOX = "#find-anybody"


@pytest.fixture
def place(transactional_db):
    return set_clock(house())


def test_ctrl_k_leads_to_the_box_but_not_while_typing(page, served, place):
    enters(page, served, place, "adviser")
    page.goto("/customers/")
    page.locator("#q").focus()
    page.keyboard.press("Control+k")
    expect(page.locator(BOX)).not_to_be_focused()

    page.locator("#q").blur()
    page.keyboard.press("Control+k")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("Vale, Mairon")
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Marion Vale").wait_for()
    assert page.url.endswith("/customers/")


@pytest.mark.parametrize("width", [*WIDTHS.values(), 320])
def test_box_passes_axe_and_fits_at_each_width(page, served, axe, place, width):
    enters(page, served, place, "officer")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/customers/{place.customer.reference}/")
    page.goto("/find/")

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
