"""Checks each part and field against the options of govuk-frontend's own fixtures."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test.html import Element, parse_html
from django.utils.safestring import mark_safe

from evenhand.ui.forms.fields import (
    CheckboxesField,
    Choice,
    DateField,
    LongTextField,
    PasswordField,
    RadiosField,
    SelectField,
    TextField,
    UploadField,
)
from evenhand.ui.rendering import Renderer

COMPONENTS = Path(__file__).parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
Options = dict[str, Any]
OURS = ("autocomplete", "off")  # a form about somebody else must not be filled in from the officer's own browser
WORDS_OF_SCRIPTS = "data-i18n."
"""How the attributes begin that give scripts their words; the fixtures leave them to the English inside the scripts."""


def fixture(component: str, name: str) -> tuple[Options, str]:
    """Return the options and the HTML of one of govuk-frontend's examples."""
    known = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    found = next(one for one in known if one["name"] == name)
    return found["options"], found["html"]


def normal(html: str) -> str:
    """Return the markup with order of attributes, of classes and white space out of the way, and drawings left out."""
    return str(_without(parse_html(html)))


def _without(element: Any) -> Any:
    if not isinstance(element, Element):
        return element
    element.attributes = [pair for pair in element.attributes if pair != OURS and not pair[0].startswith(WORDS_OF_SCRIPTS)]
    if element.name == "svg":
        element.children = []
    element.children = [_without(child) for child in element.children]
    return element


def question(field: forms.Field, options: Options, *, error: str | forms.ValidationError = "", initial: Any = None) -> str:
    """Draw one question whose name is the fixture's id, as ours are."""
    name = named(options)
    error = error or words(options, "errorMessage")
    form = forms.Form({name: initial} if error else None, auto_id="%s", renderer=Renderer(), initial={name: initial})
    form.fields[name] = field
    if error:
        form.fields[name].required = False
        form.add_error(name, error)
    return form[name].as_field_group()


def named(options: Options) -> str:
    return options.get("idPrefix") or options.get("id") or options["name"]


def words(options: Options, key: str) -> str:
    """Return the text of a label, hint, legend or error in a fixture's options."""
    return (options.get(key) or {}).get("text", "")


def asked(options: Options, label: Options) -> Options:
    """Return how a field of ours asks what the fixture asks."""
    size = next((one[-1] for one in label.get("classes", "").split() if "--" in one), "")
    heading = label.get("isPageHeading", False)
    return {"label": label["text"], "hint": words(options, "hint"), "size": size, "page_heading": heading}


def as_input(options: Options) -> str:
    widths = {f"govuk-input--width-{width}": width for width in (2, 3, 4, 5, 10, 20, 30)}
    field = TextField(
        **asked(options, options["label"]), width=widths.get(options.get("classes", ""), 0),
        prefix=words(options, "prefix"), suffix=words(options, "suffix"),
    )  # fmt: skip
    return question(field, options, initial=options.get("value"))


def as_textarea(options: Options) -> str:
    field = LongTextField(**asked(options, options["label"]), rows=options.get("rows", 5), limit=options.get("maxlength", 0))
    return question(field, options, initial=options.get("value"))


def as_select(options: Options) -> str:
    choices = [Choice(str(item["value"]), item["text"]) for item in options["items"]]
    field = SelectField(**asked(options, options["label"]), choices=choices, first="")
    return question(field, options)


def as_file(options: Options) -> str:
    return question(UploadField(**asked(options, options["label"])), options)


def as_password(options: Options) -> str:
    return question(PasswordField(**asked(options, options["label"])), options)


def as_date(options: Options) -> str:
    field = DateField(**asked(options, options["fieldset"]["legend"]))
    wrong = tuple(part for part in ("day", "month", "year") if options.get(part, {}).get("error"))
    said = words(options, "errorMessage")
    error = forms.ValidationError(said, params={"boxes": wrong}) if said else ""
    return question(field, options, error=error, initial=options.get("values"))


def as_choices(kind: type[RadiosField | CheckboxesField]) -> Callable[[Options], str]:
    def draw(options: Options) -> str:
        items, divider, checked = [], "", []
        for item in options["items"]:
            if "divider" in item:
                divider = item["divider"]
                continue
            exclusive = item.get("behaviour") == "exclusive"
            items.append(Choice(item["value"], item["text"], words(item, "hint"), divider=divider, exclusive=exclusive))
            divider = ""
            checked += [item["value"]] if item.get("checked") else []
        field = kind(**asked(options, options["fieldset"]["legend"]), choices=items)
        field.layout = " ".join(one.split("--")[-1] for one in options.get("classes", "").split())
        initial = checked if kind is CheckboxesField else (checked or [None])[0]
        return question(field, options, initial=initial)

    return draw


def with_names_of_ours(html: str, options: Options) -> str:
    """Name the fixture's controls after their ids, as ours are: ``<field>``, ``<field>-day``."""
    name = named(options)
    for box in ("day", "month", "year"):
        html = html.replace(f'name="{box}"', f'name="{name}-{box}"')
    return html.replace(f'name="{options["name"]}"', f'name="{name}"') if "name" in options else html


def part(template: str, **context: Any) -> str:
    return render_to_string(f"parts/{template}.html", context)


def body(options: Options) -> str:
    return mark_safe(options["html"]) if "html" in options else options["text"]


def action(item: Options) -> Options:
    return {"href": item["href"], "text": item["text"], "about": item.get("visuallyHiddenText", "")}


def rows(options: Options) -> list[Options]:
    some = any("actions" in row for row in options["rows"])
    return [
        {
            "key": row["key"]["text"],
            "value": body(row["value"]),
            "actions": [action(item) for item in row.get("actions", {}).get("items", [])],
            "no_actions": some and not row.get("actions", {}).get("items"),
        }
        for row in options["rows"]
    ]


def as_card(options: Options) -> str:
    title = options["card"]["title"]["text"]
    actions = [action(item) | {"about": f"({title})"} for item in options["card"]["actions"]["items"]]
    return part("card", card={"title": title, "rows": rows(options), "actions": actions})


def as_table(options: Options) -> str:
    def cell(one: Options, *, header: bool = False) -> Options:
        return {"text": one["text"], "numeric": one.get("format") == "numeric", "header": header}

    first = options.get("firstCellIsHeader", False)
    table = {
        "caption": options.get("caption", ""),
        "head": [cell(one) for one in options.get("head", [])],
        "rows": [[cell(one, header=first and place == 0) for place, one in enumerate(row)] for row in options["rows"]],
    }
    return part("table", table=table)


def as_error_summary(options: Options) -> str:
    """Draw the summary of a form that is wrong as the fixture says: an error without a link belongs to the form."""
    form = forms.Form({}, auto_id="%s", renderer=Renderer())
    for one in options["errorList"]:
        name = one.get("href", "#").removeprefix("#")
        if name:
            form.fields[name] = TextField("Anything", required=False)
    for one in options["errorList"]:
        form.add_error(one.get("href", "#").removeprefix("#") or None, one["text"])
    return render_to_string("forms/error_summary.html", {"form": form})


def as_banner(options: Options) -> str:
    success = options.get("type") == "success"
    banner = {"title": "Success" if success else "Important", "success": success, "text": options.get("text", "")}
    return part("banner", banner=banner | ({"body": mark_safe(options["html"])} if "html" in options else {}))


def as_pagination(options: Options) -> str:
    ends = {end: options.get(end, {}).get("href", "") for end in ("previous", "next")}
    items = [{"gap": one.get("ellipsis", False)} | one for one in options.get("items", [])]
    return part("pagination", pages=ends | {"items": items})


def as_tabs(options: Options) -> str:
    return part("tabs", tabs=[{"id": one["id"], "label": one["label"], "body": body(one["panel"])} for one in options["items"]])


def kind_of(options: Options) -> str:
    return options.get("classes", "").split("--")[-1] if "--" in options.get("classes", "") else ""


@dataclass(frozen=True)
class Drawn:
    """How a component is drawn here, and which of its fixtures cover the options that we use."""

    draw: Callable[[Options], str]
    names: tuple[str, ...]


CASES = {
    "input": Drawn(
        as_input,
        ("with hint text", "with error message", "with error and hint", "with width-2 class", "with width-5 class",
         "with width-10 class", "with width-20 class", "with width-30 class", "with label as page heading", "with prefix",
         "with suffix", "with prefix and suffix and error", "value"),
    ),
    "textarea": Drawn(
        as_textarea, ("default", "with hint", "with error message", "with default value", "with custom rows",
                      "with label as page heading", "with hint and error message"),
    ),
    "character-count": Drawn(as_textarea, ("default", "with hint and error", "with default value", "with custom rows")),
    "select": Drawn(as_select, ("with hint text and error message",)),
    "file-upload": Drawn(as_file, ("default", "with hint text", "with error message and hint", "with label as page heading")),
    "password-input": Drawn(as_password, ("default", "with hint text", "with error message")),
    "radios": Drawn(
        as_choices(RadiosField),
        ("default", "with hint", "with a divider", "with fieldset and error message", "inline",
         "small with a divider"),
    ),
    "checkboxes": Drawn(
        as_choices(CheckboxesField),
        ("with divider and None", "with error message", "with error message and hint", "with legend as a page heading",
         "small with hint"),
    ),
    "date-input": Drawn(
        as_date,
        ("with values", "with error message and hint", "with error on day input",
         "with error on month input", "with error on year input"),
    ),
    "error-summary": Drawn(as_error_summary, ("default", "without links", "mixed with and without links")),
    "button": Drawn(
        lambda options: part("button", text=options["text"], href=options.get("href", ""), kind=kind_of(options),
                             name=options.get("name", ""), value=options.get("value", "")),
        ("default", "link", "secondary", "warning", "inverse", "name", "value"),
    ),
    "tag": Drawn(
        lambda options: part("tag", tag={"text": options["text"], "colour": kind_of(options)}),
        ("default", "grey", "green", "red", "yellow", "orange", "purple", "turquoise"),
    ),
    "summary-list": Drawn(
        lambda options: as_card(options) if "card" in options else part("summary_list", rows=rows(options)),
        ("default", "with actions", "with some actions", "as a summary card with actions"),
    ),
    "notification-banner": Drawn(as_banner, ("default", "with type as success", "with lots of content")),
    "breadcrumbs": Drawn(
        lambda options: part("breadcrumbs", trail=options["items"]), ("default", "with last breadcrumb as current page"),
    ),
    "pagination": Drawn(as_pagination, ("default", "with many pages", "first page", "last page", "with prev and next only",
                                        "with previous only", "with next only")),
    "tabs": Drawn(as_tabs, ("html", "tabs-with-anchor-in-panel")),
    "details": Drawn(
        lambda options: part("details", summary=options["summaryText"], body=body(options), opened=options.get("open", False)),
        ("default", "html"),
    ),
    "warning-text": Drawn(lambda options: part("warning", text=options["text"]), ("default", "multiple lines")),
    "inset-text": Drawn(lambda options: part("inset", body=body(options)), ("default", "with html")),
    "table": Drawn(as_table, ("default", "with head", "with head and caption")),
}  # fmt: skip

QUESTIONS = set(list(CASES)[:9])


@pytest.mark.parametrize(
    ("component", "name"),
    [pytest.param(component, name, id=f"{component}: {name}") for component, case in CASES.items() for name in case.names],
)
def test_is_govuk_markup(component, name):
    options, html = fixture(component, name)
    drawn = CASES[component].draw(options)
    assert normal(drawn) == normal(with_names_of_ours(html, options) if component in QUESTIONS else html)
