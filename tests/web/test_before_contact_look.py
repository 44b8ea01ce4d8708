"""The page before a contact in a browser: a call about a leak from key to log, at the width beside another program."""

import pytest

from evenhand.contacts.models import Contact
from tests.browser import WIDTHS
from tests.builders.house import heard_and_assessed, house, limited, opened
from tests.web.pages import enters, set_clock

BESIDE = 400
"""Pixels that are left beside a program for telephone calls."""


@pytest.fixture
def bound(transactional_db):
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    return set_clock(place)


def test_adviser_takes_a_leak_from_an_email_only_customer(page, served, axe, bound):
    enters(page, served, bound, "adviser")
    page.set_viewport_size({"width": BESIDE, "height": 900})
    page.goto(f"/customers/{bound.customer.reference}/contact/")

    page.get_by_role("button", name="A repair or something dangerous").click()
    page.get_by_label("What did they say?").fill("Water comes through the kitchen ceiling.")
    assert page.locator(".eh-say").first.inner_text().startswith("Yes, I’m taking this now: you can always report this")
    page.get_by_role("button", name="Log it").click()

    page.get_by_text("Logged at ").wait_for()
    assert Contact.objects.filter(matter="hazard", uncounted="always_taken").count() == 1


@pytest.mark.parametrize("width", [375, BESIDE])
def test_keys_are_first_beside_another_program(page, served, bound, width):
    enters(page, served, bound, "adviser")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/customers/{bound.customer.reference}/contact/")

    top = page.evaluate("document.querySelector('main').getBoundingClientRect().top")
    ends = page.evaluate("[...document.querySelectorAll('[data-key]')].map(key => key.getBoundingClientRect().bottom)")

    assert (len(ends), max(ends) - top < 450) == (7, True)
    assert page.locator("#main-content").inner_text().split("\n")[0].startswith("Before you contact")


@pytest.mark.parametrize("width", [*WIDTHS.values(), BESIDE, 320])
def test_answer_passes_axe_and_fits_at_each_width(page, served, axe, bound, width):
    enters(page, served, bound, "adviser")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/customers/{bound.customer.reference}/contact/")
    asked = axe(page)
    page.get_by_label("The customer: I have checked").check()
    page.get_by_role("button", name="Something new").click()
    page.get_by_text("If they ask why, or how long").click()

    assert (asked, axe(page)) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
