"""A long case in a browser: axe finds nothing, keys suffice, and print states its part."""

import pytest
from playwright.sync_api import expect

from bench.long_case import long_case
from tests.builders.house import house
from tests.web.pages import enters, set_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def case(page, served, settings, tmp_path):
    """Give the address of a case with some hundred entries to a browser that an officer has signed in to."""
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    reference = long_case(place, 120)
    enters(page, served, set_clock(place), "officer")
    return f"/cases/{reference}/"


def test_its_pages_are_sound_wide_and_narrow(page, case, axe):
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{case}?timeline=2#timeline")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_section_turns_by_keys_and_lands_on_its_heading(page, case):
    page.goto(case)
    turn = page.get_by_role("navigation", name="Pages: entries").get_by_role("link", name="Next page")
    turn.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{case}?timeline=2#timeline")

    expect(page.get_by_text("26 to 50 of 122 entries. The others are on other pages.")).to_be_visible()
    expect(page.locator("#timeline")).to_be_in_viewport()


def test_printed_page_states_which_entries_it_shows(page, case):
    page.emulate_media(media="print")
    page.goto(case)

    expect(page.get_by_text("1 to 25 of 122 entries. The others are on other pages.")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages: entries")).to_be_hidden()
