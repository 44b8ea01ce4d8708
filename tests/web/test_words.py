"""The page of words: each word of the glossary, in alphabetical order, in short sentences."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify

from evenhand.wording.glossary import GLOSSARY
from tests.builders.house import STAFF, house
from tests.docs.pages import ROOT
from tests.web.pages import client_of, enters

pytestmark = pytest.mark.django_db
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ROW = re.compile(r'<div class="govuk-summary-list__row" id="([^"]+)">\s*<dt[^>]*>([^<]+)</dt>\s*<dd[^>]*>([^<]+)</dd>')


def words_of_the_glossary():
    rows = [line.split("|")[1] for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").split("\n") if "|" in line]
    return [word for row in rows for word in re.findall(r"\*\*(.+?)\*\*", row)]


def test_the_table_has_each_word_of_the_glossary_and_no_other():
    assert sorted(words_of_the_glossary()) == sorted(GLOSSARY)
    assert len(GLOSSARY) == 67


def test_each_word_is_explained_in_fewer_than_20_words():
    assert {word: len(means.split()) for word, means in GLOSSARY.items() if len(means.split()) >= 20} == {}
    assert [word for word, means in GLOSSARY.items() if not re.fullmatch(r"[A-Z].*\.", means)] == []


@pytest.mark.parametrize("who", STAFF)
def test_staff_read_each_word_sorted_with_its_anchor(who):
    page = client_of(house(), who).get(reverse("words")).content.decode()

    rows = ROW.findall(page)
    assert [word for _, word, _ in rows] == [word[:1].upper() + word[1:] for word in sorted(GLOSSARY)]
    assert [anchor for anchor, _, _ in rows] == [slugify(word) for word in sorted(GLOSSARY)]
    assert rows[0][2] == "The customer’s side of what happened. We ask for it before we decide."


def test_visitor_without_a_session_is_sent_to_sign_in():
    asked = Client().get(reverse("words"))

    assert (asked.status_code, asked.headers["Location"]) == (302, "/sign-in/?next=/words/")


@pytest.mark.parametrize("name", ["my-work", "cases", "policy", "settings"])
def test_a_page_of_staff_links_to_the_words_in_its_footer(name):
    page = client_of(house(), "officer").get(reverse(name)).content.decode()

    assert '<a class="govuk-footer__link" href="/words/">Words</a>' in page


@pytest.mark.once
@pytest.mark.parametrize("width", [320, 1280])
def test_words_are_accessible_and_fit(page, served, transactional_db, axe, width):
    enters(page, served, house(), "officer")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/words/#on-hold")

    assert page.locator("dt", has_text="On hold").is_visible()
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) == 0
