"""The page of health, the form for a new password and a manager's warning in a browser: axe, width, what they show."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from evenhand.health.actions import note_run
from evenhand.landlords.actions import set_manager
from tests.browser import WIDTHS
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.builders.mailboxes import unanswered
from tests.web.pages import enters, set_clock


@pytest.fixture
def place(transactional_db, settings):
    made = set_clock(with_owners(house()))
    set_manager(made.officers["officer"], made.officers["manager"])
    note_run("work", made.at - timedelta(hours=3), {"failed": 1, "orphans": 2})
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = "http://127.0.0.1:9/", "x" * 32
    unanswered(made, "officer")
    return made


@pytest.mark.parametrize("width", [*WIDTHS.values(), 320])
@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("nell", "/landlord/health/"),
        ("nell", "/landlord/messages/"),
        ("officer", "/settings/password/"),
        ("manager", "/workload/"),
    ],
)
def test_page_passes_axe_and_fits_at_each_width(page, served, axe, place, who, path, width):
    enters(page, served, place, who)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    if shots := os.environ.get("HEALTH_SHOTS"):
        page.screenshot(path=Path(shots) / f"{who}{path.replace('/', '-')}{width}.png", full_page=True)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_page_of_health_names_commands_in_quotes(page, served, place):
    enters(page, served, place, "nell")
    page.goto("/landlord/health/")

    first = page.locator("dd").first.inner_text().split("\n")
    says = (
        "“evenhand work” last ran on 2026-06-01 06:30 UTC. Start it, and keep it running: limits end and reminders come by it."
    )
    assert (first[0], first[-1]) == ("Fault", says)


def test_refused_password_leads_to_its_field(page, served, place):
    enters(page, served, place, "officer")
    page.goto("/settings/password/")
    page.get_by_label("Your present password").fill("guess")
    page.get_by_label("Your new password").fill("short")
    page.get_by_role("button", name="Change your password").click()

    page.get_by_role("link", name="This is not your present password. Check it; capitals count.").click()
    assert page.evaluate("document.activeElement.name") == "password"
