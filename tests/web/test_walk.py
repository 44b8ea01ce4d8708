"""Walks every page in each state: links answer, markup is valid, no width overflows."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Page, Route

from evenhand.web.acts.registry import PAGES
from tests.browser import WIDTHS
from tests.builders.walk_data import PEOPLE, world
from tests.turns import share
from tests.web import walk_acts, walk_adoption, walk_doors
from tests.web.drawing import noted
from tests.web.walk import State, Walk, routes

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HOST = "http://127.0.0.1"
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ZOOMED = 320
"""What is left of 1280 pixels at 400 % (WCAG 2.2, 1.4.10)."""
FIRST_FOCUS = "document.querySelector('a[href], button, input:not([type=hidden]), select, textarea, summary').textContent"
ELSEWHERE = {f"start/{name}/" for name in ("step", "as", "clock", "again")} | {"drafts/keep/", "drafts/throw-away/", "find/"}
"""What needs the demo's people, or words being typed: test_story_8_new_user, test_drafts and test_find_box_look use it."""
_taken: list[Walk] = []


@pytest.fixture
def walk(db, tmp_path):
    """Give the one walk that all tests here look at."""
    if not _taken:
        with override_settings(CLOCK_FILE=tmp_path / "clock"), noted() as (asked, handed):
            made = taken()
        made.asked, made.handed = asked, handed
        _taken.append(made)
    return _taken[0]


def taken():
    """Walk from where each person begins, then through every form's states."""
    made = Walk(world())
    made.all_from("", "/sign-in/", "/policy/", "/gallery", "/accessibility/", "/privacy/")
    for who in PEOPLE:
        made.all_from(who, "/")
        made.all_from(f"empty {who}", "/")
    for path in ("/", "/cases/", "/incidents/new/", "/policy/"):
        made.get("new officer", path)
    walk_acts.wrong_answers(made)
    walk_acts.refusals(made)
    walk_acts.overtaken(made)
    walk_acts.done(made)
    walk_adoption.adoptions(made)
    walk_doors.reports(made)
    walk_doors.departures(made)
    walk_doors.lists(made)
    walk_doors.start_here(made)
    walk_doors.doors(made)
    walk_doors.visits(made)
    walk_doors.openings(made)
    walk_doors.administration(made)
    walk_doors.branding(made)  # last: the browser's pages look as they came
    return made


def test_every_link_answers_and_every_page_is_sound(walk):
    assert walk.faults == []
    assert walk.fragments_missing() == []


def test_no_template_asks_the_database_while_it_is_drawn(walk):
    assert walk.asked == set()


def test_no_template_is_handed_a_row(walk):
    assert walk.handed == set()


def test_every_address_of_the_product_was_visited(walk):
    assert set(routes()) - walk.routes <= ELSEWHERE


@pytest.mark.parametrize("act", list(PAGES))
def test_an_act_was_asked_for_answered_wrongly_and_refused(walk, act):
    met = {state.status for key, state in walk.states.items() if key[1] == act}

    refused = set() if act in walk_acts.ALWAYS_OPEN | walk_acts.REFUSED_IN_PERSON else {409}
    assert met >= {200, 422} | refused


@pytest.mark.parametrize("status", [200, 400, 403, 404, 409, 422, 429, 500])
def test_each_kind_of_answer_was_met(walk, status):
    assert status in {state.status for state in walk.states.values()}


def test_each_state_of_each_page_is_sound_in_a_browser(walk, browser, axe, allowed):
    looked_at = share(walk.fullest())
    if any(state.status == HTTPStatus.INTERNAL_SERVER_ERROR for state in looked_at):
        allowed(f"^500 document {HOST}/$")
    page = browser.new_context(locale="en-GB").new_page()
    shown = Shown(page)
    wrong = [f"{state}: {fault}" for state in looked_at for fault in shown.faults(state, axe)]
    page.context.close()
    assert not wrong, "\n".join(wrong)


class Shown:
    """Shows pages as they were met, one after another, with the product's own static files."""

    def __init__(self, page: Page) -> None:
        self.page, self.state, self.told = page, None, []
        page.route("**/*", self.answer)
        page.on("console", lambda message: self.told.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.told.append(str(error)))

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if path.startswith("/static/"):
            route.fulfill(path=Path(settings.STATIC_ROOT) / path.removeprefix("/static/"))
        elif route.request.method == "POST":  # what a page asks by itself while somebody writes: nothing comes
            route.fulfill(status=204)
        else:
            route.fulfill(status=self.state.status, headers=self.state.headers, body=self.state.html)

    def faults(self, state: State, axe: Callable[[Page], list[str]]) -> Iterator[str]:
        """Yield what is wrong with a page, everything on it opened, at each width."""
        self.state = state
        self.told.clear()
        self.page.goto(HOST + state.path)
        self.page.evaluate(OPEN_ALL)
        for name, width in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": 900})
            yield from (f"{name}: {fault}" for fault in axe(self.page))
            if self.page.evaluate(OVERFLOW) > 0:
                yield f"{name}: it is wider than the screen"
        self.page.set_viewport_size({"width": ZOOMED, "height": 256})
        if self.page.evaluate(OVERFLOW) > 0:
            yield "zoomed to 400 %: it is wider than the screen"
        if self.page.evaluate(FIRST_FOCUS) != "Skip to main content":
            yield "the first focus is no skip link"
        yield from (text for text in self.told if "status of" not in text)
