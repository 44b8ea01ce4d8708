"""Notes what a page's form asks, as data: each control with its label, its hint and its choices."""

from typing import TypedDict

from lxml import html

HINTS = "aria-describedby"


class Question(TypedDict):
    """One control, or one group of radios or boxes. ``choices``: value and label of each."""

    name: str
    kind: str
    label: str
    help: str
    choices: list[tuple[str, str]]


def questions(page: str, *, method: str) -> list[Question]:
    """Return what the last form of a page that is sent by ``method`` asks, in its order; its token is left out."""
    tree = html.fromstring(page)
    form = [one for one in tree.forms if one.method == method][-1]
    found: dict[str, Question] = {}
    for control in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        name = control.get("name")
        if name == "csrfmiddlewaretoken":
            continue
        asked = found.setdefault(name, _question(tree, control))
        if control.get("type") in {"radio", "checkbox"}:
            asked["choices"].append((control.get("value", "on"), _label(tree, control)))
    return list(found.values())


def _question(tree: html.HtmlElement, control: html.HtmlElement) -> Question:
    kind = control.get("type", "text") if control.tag == "input" else control.tag
    kind = kind if kind in {"hidden", "file", "radio", "checkbox", "select", "textarea"} else "text"
    legend = control.xpath("ancestor::fieldset[1]/legend") if kind in {"radio", "checkbox"} else []
    options = [(one.get("value", ""), _words(one)) for one in control.iter("option")]
    label = _words(legend[0]) if legend else _label(tree, control)
    hints = [_words(found) for one in control.get(HINTS, "").split() for found in tree.xpath("//*[@id=$id]", id=one)]
    return {"name": control.get("name"), "kind": kind, "label": label, "help": " ".join(hints), "choices": options}


def _label(tree: html.HtmlElement, control: html.HtmlElement) -> str:
    return " ".join(map(_words, tree.xpath("//label[@for=$id]", id=control.get("id", ""))))


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
