"""Reads a page as a walker does: its links, its faults of markup, its forms."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

from evenhand import ui, web

TEMPLATES = {
    path.relative_to(folder).as_posix(): path
    for folder in (Path(edge.__file__).parent / "templates" for edge in (web, ui))
    for path in sorted(folder.rglob("*.html"))
}
"""Every template, by its name."""
POINTS = ("for", "aria-describedby", "aria-labelledby", "data-aria-controls")
"""Attributes that name other elements of the page."""
WORDS = "Looked at, and written down on the day."


@dataclass
class Control:
    """One control of a form."""

    tag: str
    kind: str
    name: str
    value: str
    chosen: bool = False
    values: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form: where it goes, how, and its controls in order."""

    method: str
    controls: list[Control] = field(default_factory=list)

    def filled(self, today: date) -> dict[str, list[str]]:
        """Return answers that make sense: what stands there stays, but for longer texts; the first choice is taken.

        Days to come lie two months ahead. Reasons for departing from a rule are not given.
        """
        answers: dict[str, list[str]] = {}
        for one in self.controls:
            if one.tag == "input" and one.kind in {"radio", "checkbox"}:
                if one.chosen or one.name not in answers:
                    answers[one.name] = [one.value]
            elif one.kind not in {"submit", "file"} and not one.name.startswith("departure-"):
                answers.setdefault(one.name, [_typed(one, today)])
        return answers

    def emptied(self) -> dict[str, list[str]]:
        """Return what a form sends from which everything was removed but what nobody sees."""
        return {one.name: [one.value] for one in self.controls if one.kind == "hidden"}


def _typed(one: Control, today: date) -> str:
    if one.kind == "hidden" or (one.value and one.tag != "textarea"):
        return one.value
    if one.tag == "select":
        return next((value for value in one.values if value), "")
    day = today if one.name.startswith(("told_on", "on-", "on_")) or one.name == "on" else today + timedelta(days=60)
    parts = {"-day": str(day.day), "-month": str(day.month), "-year": str(day.year), "-time": "09:30"}
    number = "1" if one.name.endswith("_number") else WORDS
    return next((value for end, value in parts.items() if one.name.endswith(end)), number)


class Markup(HTMLParser):
    """Reads one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.points: list[str] = []
        self.forms: list[Form] = []
        self.headings = 0
        self.title = ""
        self.wrong: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if tag == "a" and "href" in told else []
        self.points += [one for name in POINTS for one in told.get(name, "").split()]
        self.wrong += [f"<{tag} {name}>" for name in told if name == "style" or name.startswith("on")]
        self.wrong += [f"<{tag} tabindex={told['tabindex']}>"] if told.get("tabindex", "0") not in {"0", "-1"} else []
        if tag == "form":
            self.forms.append(Form(told.get("method", "get")))
        if tag in {"input", "select", "textarea"} and told.get("name") and self.forms:
            chosen = "checked" in told
            kind = told.get("type", tag)
            value = told.get("value", "on" if kind in {"radio", "checkbox"} else "")
            self.forms[-1].controls.append(Control(tag, kind, told["name"], value, chosen))
        if tag == "option" and self.forms and self.forms[-1].controls:
            self._option(told)
        self._inside = tag if tag in {"title", "textarea"} else self._inside

    def _option(self, told: dict[str, str]) -> None:
        select = self.forms[-1].controls[-1]
        select.values.append(told.get("value", ""))
        select.value = told.get("value", "") if "selected" in told else select.value

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        if self._inside == "textarea" and self.forms and self.forms[-1].controls:
            self.forms[-1].controls[-1].value += data

    @property
    def answered(self) -> Form:
        """Return the form that an act is asked with: the last that is sent."""
        return [form for form in self.forms if form.method == "post"][-1]

    def faults(self) -> list[str]:
        """Return what is wrong with the markup, in words."""
        found = list(self.wrong)
        found += [f"{self.headings} headings of the first level"] if self.headings != 1 else []
        found += [f"the id {one} stands twice" for one in sorted({one for one in self.ids if self.ids.count(one) > 1})]
        found += [f"nothing has the id {one}" for one in sorted(set(self.points) - set(self.ids))]
        found += ["the title says nothing"] if len(self.title.removesuffix(" - Evenhand").strip()) < 4 else []
        return found
