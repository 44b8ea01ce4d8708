"""Fails a test whose browser met a 5xx answer, or an error of a script or on the console.

An answer of 4xx to a person is a page of the product, and no fault. One to what a page asked for by itself (a script, a style,
a picture, a letter that grows, a draft) is.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Response, WebError

BROKEN, REFUSED = 500, 400
ANSWERED = "Failed to load resource: the server responded with a status of"
"""How Chromium begins to say on its console what every answer says by its status: the answers are looked at, and tell more."""

REPLACED = ("htmx:afterRequest, ", "htmx:sendAbort, ")
"""What htmx logs as errors where a newer request takes the place of one that runs, as `hx-sync` wants it.

Where a request fails, it logs the first of them too; what failed then stands in a line of its own.
"""


@dataclass
class Allowed:
    """Ways in which the pages of one test may go wrong, each a pattern that finds it, such as "401 fetch .*/drafts/keep/".

    Each has to happen, or the test fails; but not where a ``race`` decides whether it does.
    """

    ways: list[re.Pattern[str]] = field(default_factory=list)
    races: list[re.Pattern[str]] = field(default_factory=list)

    def __call__(self, pattern: str, *, race: bool = False) -> None:
        """Allow one way more."""
        (self.races if race else self.ways).append(re.compile(pattern))


@dataclass
class Watch:
    """What went wrong on the pages of some contexts, a line each."""

    met: list[str] = field(default_factory=list)

    def look_at(self, context: BrowserContext) -> None:
        """Note what goes wrong on each page of a context, also on one that is opened later."""
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def _answered(self, response: Response) -> None:
        kind = response.request.resource_type
        if response.status >= BROKEN or (response.status >= REFUSED and kind != "document"):
            self.met.append(f"{response.status} {kind} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith((ANSWERED, *REPLACED)):
            self.met.append(f"console {message.text} {message.location.get('url', '')}")

    def _broke(self, error: WebError) -> None:
        self.met.append(f"script {error.error}")

    def faults(self, allowed: Allowed) -> list[str]:
        """Return what was not allowed, and what was allowed and did not happen."""
        wrong = [one for one in self.met if not any(way.search(one) for way in (*allowed.ways, *allowed.races))]
        idle = [way.pattern for way in allowed.ways if not any(way.search(one) for one in self.met)]
        return wrong + [f"allowed, and did not happen: {pattern}" for pattern in idle]


@contextmanager
def watched(browser: Browser, allowed: Allowed) -> Iterator[Watch]:
    """Watch every context that is opened meanwhile; fail at the end where something went wrong."""
    watch = Watch()
    browser.on("context", watch.look_at)
    try:
        yield watch
    finally:
        browser.remove_listener("context", watch.look_at)
    if found := watch.faults(allowed):
        pytest.fail("Pages went wrong:\n" + "\n".join(found), pytrace=False)
