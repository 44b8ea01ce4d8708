"""Checks that a browser test fails on each 5xx answer and each error of a page."""

import pytest
from playwright.sync_api import Browser, Page

from tests.watching import Allowed, Watch, watched

pytestmark = pytest.mark.once
HOST = "http://127.0.0.1"
PAGE = "<!doctype html><title>Shown</title><link rel=icon href='data:,'>"
STRICT = {"Content-Security-Policy": "script-src 'self'"}


@pytest.fixture
def watch(running):
    """Watch what is opened, without failing this test for it."""
    seen = Watch()
    running.on("context", seen.look_at)
    yield seen
    running.remove_listener("context", seen.look_at)


def shown(page: Page, body: str = "", status: int = 200, headers: dict[str, str] | None = None, *, fetched: int = 200) -> None:
    """Show a page; whatever else it asks for is answered with ``fetched``."""
    page.route("**/*", lambda route: route.fulfill(status=fetched, body=""))
    headers = {"Content-Type": "text/html"} | (headers or {})
    page.route(f"{HOST}/", lambda route: route.fulfill(status=status, headers=headers, body=PAGE + body))
    page.goto(f"{HOST}/", wait_until="networkidle")


def breaks(running: Browser, allowed: Allowed) -> None:
    """Do what a test does that meets a page which broke."""
    with watched(running, allowed):
        context = running.new_context()
        shown(context.new_page(), status=500)
        context.close()


@pytest.fixture
def page(running, watch):
    """Give a page of a context of its own that is watched."""
    context = running.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("status", [200, 400, 403, 404, 409, 422, 429])
def test_page_that_refuses_a_request_is_no_fault(page, watch, status):
    shown(page, status=status)
    assert watch.met == []


@pytest.mark.parametrize("status", [500, 503])
def test_a_page_that_broke_is_a_fault(page, watch, status):
    shown(page, status=status)
    assert watch.met == [f"{status} document {HOST}/"]


@pytest.mark.parametrize("status", [401, 404, 500])
def test_resource_a_page_fetches_must_be_served(page, watch, status):
    shown(page, "<script>fetch('/drafts/keep/', {method: 'POST'})</script><img src=/logo alt=''>", fetched=status)
    assert sorted(watch.met) == [f"{status} fetch {HOST}/drafts/keep/", f"{status} image {HOST}/logo"]


def test_an_error_of_a_script_is_a_fault(page, watch):
    shown(page, "<script>missing()</script>")
    assert watch.met == ["script missing is not defined"]


def test_an_error_on_the_console_is_a_fault(page, watch):
    shown(page, "<script>console.error('It is gone'); console.warn('It is old')</script>")
    assert watch.met == [f"console It is gone {HOST}/"]


def test_a_request_that_a_newer_one_replaced_is_no_fault(page, watch):
    said = ("htmx:afterRequest, [object]", "htmx:sendAbort, [object]", "htmx:sendError, [object]")
    shown(page, f"<script>{list(said)}.forEach((one) => console.error(one))</script>")
    assert watch.met == [f"console htmx:sendError, [object] {HOST}/"]


def test_a_script_that_the_page_forbids_is_a_fault(page, watch):
    shown(page, "<script>1</script>", headers=STRICT)
    (met,) = watch.met
    assert met.startswith("console ")
    assert "Content Security Policy directive" in met


def test_another_page_and_another_context_are_watched_too(running, page, watch):
    shown(page.context.new_page(), status=500)
    other = running.new_context()
    shown(other.new_page(), status=503)
    other.close()
    assert watch.met == [f"500 document {HOST}/", f"503 document {HOST}/"]


def test_a_test_that_met_a_fault_fails(running):
    with pytest.raises(pytest.fail.Exception) as failed:
        breaks(running, Allowed())
    assert str(failed.value) == f"Pages went wrong:\n500 document {HOST}/"


def test_allowed_fault_passes_and_must_happen(running):
    allowed = Allowed()
    allowed("^500 document ")
    breaks(running, allowed)
    with pytest.raises(pytest.fail.Exception) as failed, watched(running, allowed):
        pass
    assert str(failed.value) == "Pages went wrong:\nallowed, and did not happen: ^500 document "


def test_fault_allowed_as_a_race_may_happen_or_not(running):
    allowed = Allowed()
    allowed("^500 document ", race=True)
    breaks(running, allowed)
    with watched(running, allowed):
        pass
