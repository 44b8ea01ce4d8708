"""Markup of pages: titles, one heading, working links, nothing a strict content policy blocks."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.html import Element, parse_html

from evenhand import ui
from evenhand.ui import rendering
from evenhand.web.gallery import samples, views
from tests.web.walk_markup import TEMPLATES

STYLES = Path(ui.__file__).parent / "static/evenhand/evenhand.css"
PAGES = ["", "case", "form", "wrong"]
ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]
WIDTHS = [1280, 375, 320]


def shown(page: str) -> str:
    """Return the HTML of a page of the gallery."""
    return views.gallery(RequestFactory().get("/gallery", {"page": page})).content.decode()


def elements(html: str) -> list[Element]:
    """Return every element of a page, in order."""
    found, queue = [], [parse_html(html)]
    while queue:
        one = queue.pop(0)
        if isinstance(one, Element):
            found.append(one)
            queue = [*one.children, *queue]
    return found


def having(html: str, attribute: str) -> list[str]:
    return [value for one in elements(html) for name, value in one.attributes if name == attribute]


@pytest.mark.parametrize("page", PAGES)
def test_page_has_one_heading_unique_ids_and_working_links(page):
    html = shown(page)
    ids = having(html, "id")
    assert [one.name for one in elements(html)].count("h1") == 1
    assert len(ids) == len(set(ids))
    assert all(href[1:] in ids for href in having(html, "href") if href.startswith("#"))
    assert all(label in ids for label in having(html, "for"))
    assert all(one in ids for described in having(html, "aria-describedby") for one in described.split())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_no_inline_style_or_handler(page):
    names = {name for one in elements(shown(page)) for name, _ in one.attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_error_is_in_the_title_and_each_links_to_its_control():
    html = shown("wrong")
    summary = next(one for one in elements(html) if ("class", "govuk-error-summary") in one.attributes)
    targets = [href[1:] for href in having(str(summary), "href")]
    controls = {dict(one.attributes).get("id") for one in elements(html) if one.name in {"input", "select", "textarea"}}
    assert "<title>Error: Every field - Evenhand</title>" in html
    assert len(targets) == len(views.EveryField(views.WRONG).errors)
    assert set(targets) <= controls
    assert "<title>Every field - Evenhand</title>" in shown("form")


def test_no_title_names_the_person():
    assert samples.PERSON.name in shown("case")
    assert samples.PERSON.name not in re.search("<title>.*</title>", shown("case"))[0]


@pytest.mark.parametrize("template", ERRORS)
def test_error_page_renders_without_a_request(template):
    html = render_to_string(template)
    assert [one.name for one in elements(html)].count("h1") == 1
    assert "<script" not in html


def test_the_gallery_is_for_the_demo(settings, client):
    settings.DEMO = False
    settings.SECURE_SSL_REDIRECT = False
    assert client.get("/gallery").status_code == 404


def test_part_and_form_templates_document_their_context():
    silent = [
        str(path)
        for path in TEMPLATES.values()
        if path.parent.name in {"parts", "forms"} and "Context:" not in path.read_text()
    ]
    assert not [path for path in silent if not path.endswith(("form.html", "hidden.html"))]


def test_no_template_trusts_text():
    words = re.compile(r"\|\s*safe\b|autoescape off")
    assert not [path.name for path in TEMPLATES.values() if words.search(path.read_text())]


def test_every_styled_class_is_used():
    made_by = [*TEMPLATES.values(), *STYLES.parent.glob("*.js"), Path(rendering.__file__)]
    used = "".join(path.read_text() for path in made_by)
    styled = set(re.findall(r"\.(eh-[a-z_-]+)", STYLES.read_text()))
    made = {"--".join(one.split("--")[:1]) for one in styled}  # a modifier may be put together from a code
    assert not [one for one in sorted(made) if one not in used]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.once
def test_a_page_is_sound_in_a_browser(page, axe, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"/gallery?page={name}")
    assert axe(page) == []
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []


@pytest.mark.once
def test_error_summary_takes_focus_and_its_links_reach_controls(page):
    page.goto("/gallery?page=wrong")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        assert page.evaluate("document.activeElement.id") == link.get_attribute("href")[1:]


@pytest.mark.once
def test_choice_and_clause_open_without_javascript(browser, served):
    page = browser.new_context(base_url=served, java_script_enabled=False).new_page()
    page.goto("/gallery?page=form")
    assert not page.get_by_label("Email address of your colleague").is_visible()
    page.get_by_label("A colleague told me").check()
    assert page.get_by_label("Email address of your colleague").is_visible()
    page.goto("/gallery")
    words = page.get_by_text("A Service Manager authorises a change to how somebody may contact us.").first
    assert not words.is_visible()
    page.locator(".eh-clause__summary", has_text="4.2").first.click()
    assert words.is_visible()
    page.context.close()


@pytest.mark.once
def test_the_skip_link_is_first_and_reaches_the_page(page):
    page.goto("/gallery?page=case")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
