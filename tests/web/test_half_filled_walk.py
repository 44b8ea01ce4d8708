"""Half-fills each form in a browser, and checks that its letter grows or its draft is kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus

import pytest
from django.conf import settings
from django.test.signals import template_rendered
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from evenhand.casework.incident_queries import is_live
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Evidence, Incident
from evenhand.people.models import Customer
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.registry import PAGES
from tests.builders.walk_data import world
from tests.turns import share
from tests.web import walk_acts
from tests.web.acts_ready import STATUS, where_open
from tests.web.walk import Walk
from tests.web.walk_markup import TEMPLATES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
HALF = """(form) => {
  const typed = (one) => one.name && !["hidden", "file", "submit"].includes(one.type);
  const named = [...form.elements].filter(typed);
  const half = [...new Set(named.map((one) => one.name))].filter((_, place) => place % 2 === 0);
  for (const one of half.map((name) => named.find((found) => found.name === name))) {
    if (one.type === "radio" || one.type === "checkbox") one.checked = true;
    else if (one.tagName === "SELECT") one.selectedIndex = one.options.length - 1;
    else one.value = "Half of it";
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""
"""Fills in every second question, as somebody would who is interrupted."""
FORM = "main form:has(input:not([type=hidden]), textarea, select)"
"""The form of a page that asks something."""


DRAFT = '{% include "parts/draft.html"'
ROLES = ("adviser", "officer", "manager", "assistant_director", "director")
ADOPTED = re.compile(r'href="(/adoptions/(answer|instead|reading|version)/[^"]*)"')


@pytest.fixture
def opened_world(transactional_db, settings, tmp_path, monkeypatch):
    """Give the world of the walk and where each act is open in it; drafts are kept soon after something was typed."""
    settings.CLOCK_FILE = tmp_path / "clock"
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 100)
    here = world()
    places = where_open(here)
    return Walk(here), places


@pytest.fixture
def drawn():
    """Give the names of the templates that are drawn meanwhile."""
    names: set[str] = set()

    def note(template, **_):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_each_form_half_filled_grows_its_letter_or_is_kept(opened_world, browser, served, drawn):
    walk, places = opened_world
    pages = {who: signed_in(walk, browser, served, who) for who in ROLES}
    every = [*acts(walk, places), *reports(walk), *adoptions(walk), *others()]
    opened = share(every)
    for who, path in opened:
        half_filled(pages[who], path)
    for page in pages.values():
        page.context.close()
    if opened == every:
        assert {name for name, path in TEMPLATES.items() if DRAFT in path.read_text()} <= drawn


def signed_in(walk: Walk, browser: Browser, served: str, who: str) -> Page:
    """Return a page of a browser of somebody's own."""
    context = browser.new_context(base_url=served, locale="en-GB")
    cookie = walk.client(who).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": served}])
    return context.new_page()


def half_filled(page: Page, path: str) -> None:
    """Open a page, answer half of its questions, and wait for what comes of it."""
    answer = page.goto(path)
    assert (path, answer.status) == (path, HTTPStatus.OK)
    form, status = page.locator(FORM).last, page.locator("#preview-status")
    if status.count():
        expect(status).to_have_text(STATUS)
        with page.expect_response(lambda answer: "hx-request" in answer.request.headers):
            form.evaluate(HALF)
        expect(status).to_have_text(STATUS)
    else:
        form.evaluate(HALF)
    if form.locator("[data-draft]").count():
        expect(page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()
    elif not status.count():
        page.wait_for_load_state("networkidle")


def acts(walk: Walk, places: Mapping[tuple[Act, str], Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the page of each act, open to its actor where it is open anywhere."""
    for act in PAGES:
        who = walk_acts.doer(act)
        every = [*places.get((act, who), ()), *walk_acts.addresses(walk, act)]
        yield who, next(path for path in every if walk.client(who).get(path).status_code == HTTPStatus.OK)


def reports(walk: Walk) -> Iterator[tuple[str, str]]:
    """Yield where reports are written and put right, and where it is said that somebody has left."""
    here = Incident.objects.filter(landlord=walk.world.landlord, withdrawn_at=None)
    alone = here.filter(cases=None).exclude(customer=None).earliest("id").reference
    file = Evidence.objects.filter(incident__in=here, deleted_at=None).earliest("id")
    theirs = here.filter(ended_because="", cases=None, reporter=walk.world.people["adviser"]).order_by("id")
    call = next(one for one in theirs if is_live(one)).reference
    told = Contact.objects.filter(landlord=walk.world.landlord, withdrawn_at=None)
    contact = told.exclude(case=None).earliest("id").reference
    shown = [file.incident.reference, file.reference]
    yield "adviser", reverse("log-incident")
    yield "adviser", reverse("contact-ended", args=[call])
    for name, *about in (
        ("add-to-incident", alone),
        ("open-case", alone),
        ("protect-worker", call),
        ("where-it-belongs", alone),
        ("incident-elsewhere", alone),
        ("contact-elsewhere", contact),
        ("file-elsewhere", *shown),
        ("delete-file", *shown),
        ("departure", Customer.objects.filter(landlord=walk.world.landlord).earliest("id").reference),
    ):
        yield "officer", reverse(name, args=about)


def adoptions(walk: Walk) -> Iterator[tuple[str, str]]:
    """Yield one address of each kind at which something is proposed to be adopted."""
    found = ADOPTED.findall(walk.client("director").get(reverse("adoptions")).content.decode())
    assert {"answer", "instead"} <= {kind for _, kind in found}
    yield from {kind: ("director", path) for path, kind in found}.values()


def others() -> Iterator[tuple[str, str]]:
    """Yield the forms that everybody has, and the lists, which answer while somebody types."""
    yield from (
        ("officer", reverse("leave")),
        ("officer", reverse("work-lines")),
        ("manager", reverse("hand-over")),
        ("officer", reverse("customers")),
    )
    yield from (("officer", reverse(name)) for name in ("cases", "incidents", "settings", "policy-compare"))
    yield "assistant_director", reverse("decisions")
