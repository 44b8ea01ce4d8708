"""Opens a real browser on a real server: ``served``, ``page``, ``browser``, ``allowed``, ``axe``.

Where no Chromium is found each browser test is skipped and says so. Set EVENHAND_CHROMIUM to name one.
Each page of each test is watched (``tests/watching.py``): what goes wrong on one of them fails the test.
A click returns when the page that it led to has loaded, so a test may look at once.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.chromium import chromium
from tests.watching import Allowed, watched

AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"wide": 1280, "narrow": 375}


class Unserved(StaticFilesHandler):
    """Leaves static files to the application, which serves them by their hashed names as it does in life."""

    def _should_handle(self, path: str) -> bool:
        return False


@pytest.fixture
def served(transactional_db: None) -> Iterator[str]:
    """Serve the application on a free port of loopback and give its address."""
    shared = {}
    for connection in connections.all():
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            shared[connection.alias] = connection
    thread = LiveServerThread("127.0.0.1", Unserved, connections_override=shared)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="session")
def clicks_wait() -> Iterator[None]:
    """Let each click wait for the page that it leads to: Playwright waits until the answer begins, not until it is there."""
    click = Locator.click

    def waits(self: Locator, **how: Any) -> None:
        click(self, **how)
        if not self.page.is_closed():
            self.page.wait_for_load_state()

    Locator.click = waits  # type: ignore[method-assign]
    yield
    Locator.click = click  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def running(clicks_wait: None) -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    path = chromium()
    if not path:
        pytest.skip("no Chromium on this machine (EVENHAND_CHROMIUM names one)")
    # Playwright keeps an event loop in this thread, and Django would then refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield started
        started.close()


@pytest.fixture
def allowed() -> Allowed:
    """Give a function that lets the pages of this test go wrong in one way, which then has to happen."""
    return Allowed()


@pytest.fixture
def browser(running: Browser, allowed: Allowed) -> Iterator[Browser]:
    """Give a browser of which every page is watched until the test is over."""
    with watched(running, allowed):
        yield running


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Give a fresh page, signed in as nobody, whose relative addresses lead to the served application."""
    context = browser.new_context(base_url=served, viewport={"width": WIDTHS["wide"], "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Give a function that returns each violation axe sees on a page, one line each."""
    source = AXE.read_text()

    def violations(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found: list[dict[str, Any]] = page.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
        return [f"{one['id']}: {one['help']}: {node['html']}" for one in found for node in one["nodes"]]

    return violations
