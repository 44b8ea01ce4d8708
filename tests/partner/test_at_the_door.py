"""The contractor's morning in a browser: jobs pasted, a job read on a phone, an answer that reaches scheduler and owner."""

from datetime import timedelta

import pytest

from tests.browser import WIDTHS
from tests.builders.firms import firm
from tests.builders.house import PASSWORD, with_passwords
from tests.builders.markers import placed
from tests.web.pages import set_clock

pytestmark = pytest.mark.once
PHONE = 375


@pytest.fixture
def marked(transactional_db):
    case, _ = placed("octavia", "safety_marker")
    return set_clock(with_passwords(case.house))


def signs_in(page, username):
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_operative_cannot_do_it_and_both_lists_show_it(page, served, axe, marked):
    gas = firm(marked)
    day, due = marked.today + timedelta(days=1), marked.today + timedelta(days=4)
    home = '"12 Cooper Row, Portmouth",PM2 4QT,Kofi Mensah'
    rows = f"1,{day} 09:00,{day} 10:00,{home},{due}\n2,{day} 11:00,{day} 12:00,{home},\n"
    signs_in(page, gas.user.username)
    page.get_by_role("link", name="Import jobs").click()
    page.get_by_label("Or paste the rows here").fill(f"id,starts,ends,address,postcode,operative,due\n{rows}")
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("button", name="Import them").click()
    assert page.locator(".eh-say").all_inner_texts() == ["Two people."] * 2
    assert (axe(page), _too_wide(page)) == ([], 0)

    page.context.clear_cookies()
    page.set_viewport_size({"width": PHONE, "height": 812})
    page.goto(f"/p/{gas.operative.token}/")
    page.get_by_label("Your PIN").fill(gas.operative.pin)
    page.get_by_role("button", name="Open my jobs").click()
    assert (axe(page), _too_wide(page)) == ([], 0)
    page.get_by_role("link", name="09:00 to 10:00").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Two people."
    assert (axe(page), _too_wide(page)) == ([], 0)
    page.get_by_role("button", name="I can’t do it this way").click()
    page.get_by_label("What stops you?").fill("I am alone until Friday.")
    page.get_by_role("button", name="Send it").click()
    page.get_by_text("This job must still be done by Friday 5 June 2026.").wait_for()

    page.set_viewport_size({"width": WIDTHS["wide"], "height": 900})
    signs_in(page, gas.user.username)
    page.get_by_text("Kofi Mensah cannot do it this way: I am alone until Friday.").wait_for()
    signs_in(page, marked.officers["officer"].user.username)
    page.get_by_text("Cannot be done this way. I am alone until Friday. Attends: Solent Gas.").wait_for()


def _too_wide(page):
    return max(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"))
