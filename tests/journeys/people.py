"""Acts as people with browsers of their own: they click, type and read pages."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import Browser, Locator, Page, expect

from evenhand import clock
from tests.builders.house import PASSWORD

PATIENCE = 20_000
"""Milliseconds that a person waits for a page: a machine that is busy with other things is not a fault of the page."""
UNFOLD = """(main, name) => [...main.querySelectorAll("a, button")]
  .filter((one) => one.textContent.trim() === name)
  .forEach((one) => {
    for (let up = one.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  })"""
expect.set_options(timeout=PATIENCE)


def called(question: str) -> "re.Pattern[str]":
    """Return what finds a field by its question: its whole label, or what follows the sentence in which it is a blank."""
    return re.compile(rf"^(?:.*…[^.]*\. )?{re.escape(question)}$")


@dataclass
class Clock:
    """The clock that the pages go by."""

    at: datetime

    def set(self) -> "Clock":
        """Let the pages read this moment from now on."""
        clock.move(self.at - datetime.now(UTC))
        return self

    def later(self, **span: float) -> "Clock":
        """Let some time go by."""
        self.at += timedelta(**span)
        return self.set()

    def set_to(self, day: date) -> "Clock":
        """Let it be that day, at the same hour."""
        self.at = datetime.combine(day, self.at.timetz())
        return self.set()


@dataclass
class Person:
    """Somebody at a browser."""

    page: Page

    @classmethod
    def signs_in(cls, browser: Browser, served: str, username: str) -> "Person":
        """Open a browser and sign in by typing."""
        context = browser.new_context(base_url=served, viewport={"width": 1280, "height": 900}, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        person = cls(context.new_page())
        person.page.goto("/sign-in/")
        person.types("User name", username)
        person.types("Password", PASSWORD)
        person.presses("Sign in")
        person.reads_heading("My work")
        return person

    def goes_to(self, name: str) -> None:
        """Follow an entry of the navigation."""
        self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        """Follow a link of the page by its name; open what it is folded under."""
        main = self.page.get_by_role("main")
        found = main.get_by_role("link", name=name, exact=True).or_(main.get_by_role("button", name=name, exact=True)).first
        if not found.is_visible():
            main.evaluate(UNFOLD, name)
        found.click()

    def types(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into a field."""
        (within or self.page).get_by_label(called(label)).fill(text)

    def types_day(self, question: str, day: date) -> None:
        """Type a day into its three boxes."""
        boxes = self.page.get_by_role("group", name=question).first
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part).fill(str(value))

    def chooses(self, *answers: str, of: str = "") -> None:
        """Choose among radios, or tick boxes."""
        place = self.page.get_by_role("group", name=of) if of else self.page.locator("main")
        for answer in answers:
            place.get_by_label(answer, exact=True).check()

    def selects(self, label: str, answer: str) -> None:
        """Choose from a list."""
        self.page.get_by_label(called(label)).first.select_option(label=answer)

    def presses(self, button: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def opens(self, summary: str) -> Locator:
        """Open what is folded away under some words; return it."""
        folded = self.page.locator("details").filter(has=self.page.locator("summary", has_text=summary)).last
        folded.locator("summary").first.click()
        return folded

    def reads_heading(self, text: str) -> None:
        """Find the heading of the page, once it has loaded with its scripts, to be this."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)
        self.page.wait_for_load_state()

    def reads(self, *texts: str, within: str = "main") -> None:
        """Find words on the page."""
        for text in texts:
            expect(self.page.locator(within).filter(has_text=text).first, f"“{text}” on {self.page.url}").to_be_attached()

    def reads_nothing_of(self, text: str) -> None:
        """Find words nowhere on the page."""
        expect(self.page.locator("main")).not_to_contain_text(text)

    def is_told(self, text: str) -> None:
        """Find a message above the page."""
        expect(self.page.get_by_role("region", name="Success").or_(self.page.get_by_role("alert")).first).to_contain_text(text)

    def stands(self, tag: str, says: str) -> None:
        """Find where the case stands: the word beside its heading, and the sentence."""
        expect(self.page.locator(".eh-head .govuk-tag")).to_have_text(tag)
        expect(self.page.locator(".eh-stands")).to_contain_text(says)
