"""Story 8: a new user opens *Start here*, follows a story, moves the clock and starts again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.people import PATIENCE

pytestmark = pytest.mark.once
EVENHAND = [sys.executable, "-m", "evenhand", "demo"]
SOURCES = Path(__file__).parents[2] / "src"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Make the demo and serve it as `make demo` does; give its address."""
    env = os.environ | {"EVENHAND_DEMO_DATA": str(tmp_path_factory.mktemp("demo") / "data"), "PYTHONPATH": str(SOURCES)}
    subprocess.run([*EVENHAND, "prepare"], env=env, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*EVENHAND, "serve", "--port", str(port)], env=env, start_new_session=True)
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until and not answers(port):
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    os.killpg(server.pid, signal.SIGINT)
    server.wait()


def answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def visitor(browser, demo):
    context = browser.new_context(base_url=demo, viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def today(page) -> str:
    return page.locator(".eh-demo__says").inner_text().partition("It is ")[2].partition(".")[0]


def test_new_user_follows_a_story_moves_the_clock_and_restarts(visitor):
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Start here")
    began = today(visitor)

    visitor.get_by_role("button", name="See what is due, then move the clock").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("My work")
    expect(visitor.get_by_role("banner").or_(visitor.locator("header")).first).to_contain_text("Let time go by, step 1 of 1")
    visitor.get_by_text("What to notice").click()
    expect(visitor.get_by_text("A limit whose review is missed ends at that date.")).to_be_visible()

    visitor.get_by_text("Move the clock", exact=True).click()
    visitor.get_by_role("button", name="Move on a week").click()
    expect(visitor.get_by_role("alert").or_(visitor.get_by_role("region", name="Done")).first).to_contain_text(
        "7 days later: it is"
    )
    assert today(visitor) != began

    reference = log_something(visitor)
    visitor.goto("/start/")
    visitor.get_by_role("button", name="Start again").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Start here")
    assert today(visitor) == began
    visitor.get_by_role("main").get_by_role("button", name="See what became of your reports").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("My reports")
    expect(visitor.locator("main")).not_to_contain_text(reference)


def log_something(page) -> str:
    """Report as the adviser, and find it among one's reports; return its reference."""
    page.goto("/start/")
    page.get_by_role("main").get_by_role("button", name="Log an incident about anybody").click()
    page.get_by_label("What happened, in your own words?").fill("Threw a kettle at the wall of the front office.")
    page.locator("[name=channel]").first.select_option("office")
    page.get_by_role("button", name="Save now").click()
    page.wait_for_url("**/logged/**")
    reference = page.url.split("/incidents/")[1].partition("/")[0]
    page.get_by_role("button", name="Next: See what became of your reports").click()
    expect(page.locator("main")).to_contain_text(reference)
    return reference


def test_every_step_of_every_story_begins(visitor):
    visitor.goto("/start/")
    steps = [one.get_attribute("value") for one in visitor.locator("[name=step]").all()]
    for step in steps:
        visitor.goto("/start/")
        visitor.locator(f"main [name=step][value={step}]").click()
        expect(visitor.locator(".eh-story")).to_be_visible()
        assert visitor.locator("h1").count() == 1, step
