"""Follows each cure of a refused act by its link in a browser, as ``tests.web.cures_followed`` does by the forms' answers."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from evenhand.casework.permissions import allowed
from evenhand.policy.remedies import Remedy
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import ASKED, ASKS, Links
from tests.web.cures_followed import Answers, Followed
from tests.web.pages import enters

TICKED = {"radio", "checkbox"}


@dataclass
class Clicked(Followed):
    """One case, whose cures are followed in a browser. ``cures``: the act and the blank of each, as they were done."""

    page: Page | None = None
    served: str = ""
    cures: list[str] = field(default_factory=list)
    _entered: str = ""

    @property
    def browser(self) -> Page:
        """Return the page at which whose turn it is are signed in."""
        assert self.page
        if self._entered != self.who:
            enters(self.page, self.served, self.place, self.who)
            self._entered = self.who
            self.page.goto("about:blank")
        return self.page

    def _carry_out(self, page: Any, path: str, remedy: Remedy, depth: int) -> None:
        if remedy.act and allowed(self.place.officers[self.who], remedy.act):
            self._click(path, Links(self.case, None, path).cure(remedy))
        super()._carry_out(page, path, remedy, depth)
        by = f"by {self.sent[-1][0]}" if remedy.act is Act.ENDORSE else ""
        self.cures.append(" ".join(filter(None, (remedy.act or remedy.cure.code, remedy.field, by))))

    def _follow(self, href: str, path: str, depth: int) -> None:
        self._click(path, href)
        super()._follow(href, path, depth)
        self.cures.append(f"assess {parse_qs(urlsplit(href).query)[ASKS][0]}" if "/acts/assess/" in href else href)

    def _put(self, name: str, says: str, form: Any) -> Answers:
        blank = f"{form.ctx.act.value} {name}"
        self.cures += [] if self.cures[-1:] == [blank] else [blank]  # two rules of one page may ask for one day
        self._cure(f"#{form[name].auto_id}").first.click()
        assert self._focused().startswith(name), f"{self._focused()} is focused, not {name}"
        return super()._put(name, says, form)

    def _establishing(self, target: str, remedy: Remedy, fragment: str) -> Answers:
        found = super()._establishing(target, remedy, fragment)
        if fragment == ASKED:
            self._open(f"{target}#{ASKED}")
            page: Any = self._opened(target, remedy.act) if remedy.act else None
            form = page.context["form"]
            name = form.drawn_with(form.blank(remedy.field))
            expect(self.browser.locator(f"#{ASKED} :focus"), f"the cursor is in the blank of {target}").to_have_count(1)
            assert self._focused().startswith(name), f"{target}: {self._focused()} is focused, not {name}"
        return found

    def _post(self, path: str, filled: Answers) -> Any:
        self._open(path)
        form = self.browser.locator('main form[method="post"]').last
        for name, told in sorted(filled.items(), key=lambda one: not isinstance(one[1], list)):
            _answer(form, name, told if isinstance(told, list) else [told])
        form.locator('button[value="save"]').click()
        expect(self.browser.get_by_role("heading", level=1)).to_be_attached()
        if not self._is_at(path) or not self.browser.locator("#refused-title, .govuk-error-summary").count():
            landed = urlsplit(self.browser.url)
            where = landed.path + (f"?{landed.query}" if landed.query else "")
            return SimpleNamespace(status_code=302, headers={"Location": where})
        return super()._post(path, filled)  # refused there, and so here: for what the page knows of its refusal

    def _open(self, path: str) -> None:
        if not self._is_at(path.partition("#")[0]):
            self.browser.goto(self.served + path)

    def _is_at(self, path: str) -> bool:
        at = urlsplit(self.browser.url)
        return f"{at.path}?{at.query}".rstrip("?") == path

    def _click(self, path: str, href: str) -> None:
        """Click the link of a page that leads to a cure: two signatures are given at one form."""
        self._open(path)
        self._cure(href).first.click()

    def _cure(self, href: str) -> Locator:
        return self.browser.locator(f'main .eh-rule__cure a[href="{href}"]')

    def _focused(self) -> str:
        return str(self.browser.evaluate("document.activeElement.name || document.activeElement.id"))


def _answer(form: Locator, name: str, told: list[str]) -> None:
    """Give an answer as a person would; what is hidden, or answered so already, stays."""
    for control in form.locator(f'[name="{name}"]').all():
        kind = control.evaluate("one => one.type")
        if kind == "hidden":
            continue
        if kind in TICKED:
            if control.get_attribute("value") in told or (kind == "checkbox" and told == ["on"]):
                control.check(force=True)
        elif kind.startswith("select"):
            control.select_option(told[0])
        elif control.input_value() != told[0]:
            control.fill(told[0])
