"""Pages under other conditions: a screen reader, forced colours, no motion, a slow line."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
NAMED = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "radio",
    "checkbox",
    "img",
    "table",
    "region",
    "navigation",
}
"""Roles that say nothing to a screen reader without a name."""
LANDMARKS = {"banner", "main", "contentinfo"}
MOST_KB = 300
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"
UNMARKED = """(all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).flatMap((one) => {
  one.focus();
  const drawn = one.matches("[type=radio], [type=checkbox]");  // what is seen of these is drawn before their label
  const style = drawn ? getComputedStyle(one.labels[0], "::before") : getComputedStyle(one);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen ? [] : [`${style.outlineStyle} ${style.outlineWidth} ${one.outerHTML.slice(0, 100)}`];
})"""
"""What can have the focus and shows no outline of two pixels then."""
SHIFT = """new Promise((done) => {
  let sum = 0;
  const look = new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value }));
  look.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""
MOVES = """[...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const moves = style.transitionDuration.split(", ").concat(style.animationDuration.split(", "));
  return moves.some((time) => parseFloat(time) > 0);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def place(served, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


@pytest.fixture
def addresses(place) -> dict[str, list[str]]:
    """Give pages of each kind, each with the one who looks at it."""
    case, measure = in_force(place)
    proposed = opened(place)
    heard_and_assessed(place, proposed)
    waits = place.do(Act.PROPOSE, once_a_week(place), case=proposed).subject
    set_clock(place)
    acts = f"/cases/{proposed}/acts"
    return {
        "adviser": ["/", "/incidents/new/", f"/customers/{place.customer.reference}/"],
        "officer": ["/", "/cases/", f"/cases/{case}/", f"{acts}/assess/", f"/cases/{case}/acts/review/{measure}/"],
        "manager": ["/", f"{acts}/authorise/{waits}/"],
    }


def pages(
    browser: Browser, served: str, place: Any, addresses: dict[str, list[str]], **options: Any
) -> Iterator[tuple[Page, str]]:
    """Yield each page in a browser of the one who looks at it."""
    for who, theirs in addresses.items():
        context = browser.new_context(base_url=served, locale="en-GB", **options)
        cookie = client_of(place, who).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": served}])
        page = context.new_page()
        for address in theirs:
            page.goto(address)
            yield page, f"{who} {address}"
        context.close()


def heard(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what the accessibility tree holds: role, name and properties of each node that is not ignored."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", ""),
            {one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        )
        for node in tree["nodes"]
        if not node["ignored"]
    ]


def test_every_control_has_a_name_for_screen_readers(browser, served, place, addresses):
    wrong = []
    for page, where in pages(browser, served, place, addresses):
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        nodes = heard(page)
        wrong += [f"{where}: a {role} without a name" for role, name, _ in nodes if role in NAMED and not name.strip()]
        wrong += [f"{where}: no {landmark}" for landmark in LANDMARKS - {role for role, _, _ in nodes}]
        levels = [more["level"] for role, _, more in nodes if role == "heading"]
        wrong += [f"{where}: {levels.count(1)} first headings"] * (levels.count(1) != 1)
        wrong += [f"{where}: a heading of level {level} after {before}" for before, level in skipped(levels)]
    assert not wrong, "\n".join(wrong)


def skipped(levels: list[int]) -> list[tuple[int, int]]:
    return [(before, level) for before, level in pairwise(levels) if level > before + 1]


def test_focus_is_visible_in_forced_colours(browser, served, place, addresses):
    wrong = []
    for page, where in pages(browser, served, place, addresses, forced_colors="active"):
        wrong += [f"{where}: {one}" for one in page.locator(FOCUSABLE).evaluate_all(UNMARKED)]
    assert not wrong, "\n".join(wrong)


def test_pages_do_not_move_when_less_motion_is_asked(browser, served, place, addresses):
    found = pages(browser, served, place, addresses, reduced_motion="reduce")
    assert [(where, moving) for page, where in found if (moving := page.evaluate(MOVES))] == []


@pytest.mark.parametrize("width", [1280, 375])
def test_page_does_not_shift_while_it_loads(browser, served, place, addresses, width):
    found = pages(browser, served, place, addresses, viewport={"width": width, "height": 800})
    assert [(where, shift) for page, where in found if (shift := page.evaluate(SHIFT)) > 0.01] == []


def test_a_first_visit_brings_less_than_300_kb(browser, served, place, addresses):
    for who in addresses:
        context = browser.new_context(base_url=served, locale="en-GB")
        cookie = client_of(place, who).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": served}])
        page, sizes = context.new_page(), []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(sum(request.sizes().values())))
        page.goto("/", wait_until="networkidle")
        assert len(sizes) > 3
        assert sum(sizes) < MOST_KB * 1000, f"{who}: {sum(sizes) // 1000} kB"
        context.close()
