"""The pages of administration in a browser: axe, and the width that they need."""

import os
from pathlib import Path

import pytest

from evenhand.administration.staff import PersonStated, state_person
from evenhand.landlords.letter_data import ControllerStated, state_controller
from tests.browser import WIDTHS
from tests.builders.house import also, house
from tests.web.pages import enters, set_clock

CONTROLLER = ControllerStated(
    name="Harbour Homes Limited", ico_number="ZA000009", purpose="to let homes", lawful_basis="we have legal duties"
)


@pytest.fixture
def place(transactional_db):
    made = set_clock(house())
    for who in ("director", "manager"):
        also(made.officers[who], "policy_owner")
    row = made.officers["assistant_director"].membership
    row.active = False
    row.save()
    new = PersonStated(username="ada.penn", first_name="Ada", last_name="Penn", title="Manager", capacities=("authoriser",))
    state_person(made.landlord, new, by=made.officers["director"].user.reference, at=made.at)
    return made


@pytest.mark.parametrize("width", WIDTHS.values())
def test_pages_pass_axe_and_fit(page, served, axe, place, width):
    there = f"people/{place.officers['officer'].user.reference}/"
    enters(page, served, place, "manager")
    page.set_viewport_size({"width": width, "height": 900})
    state_controller(place.landlord, CONTROLLER, by=place.officers["director"].user.reference, at=place.at)
    people = ("", "people/", "people/add/", "people/import/", there, f"{there}change/", f"{there}leave/")
    data = ("closure-days/", "homes/", "homes/add/", "customers/import/", "controllers/", "controllers/add/", "branding/")
    for number, path in enumerate((*people, *data)):
        page.goto(f"/administration/{path}")
        if shots := os.environ.get("ADMIN_SHOTS"):
            page.screenshot(path=Path(shots) / f"{number}-{width}.png", full_page=True)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
