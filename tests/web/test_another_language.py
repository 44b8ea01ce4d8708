"""In another language, a case's acts, a refusal and a letter hold no line of English from the tables of words."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.casework.details.measures import Found
from evenhand.casework.letters.issued import composed_of
from evenhand.letters.text import render
from evenhand.policy.vocabulary import Act
from evenhand.wording import acts, english, letters, words
from tests.builders.house import heard_and_assessed, house, opened
from tests.web.acting import address, on, send, signed_in
from tests.wording.pseudo import accented, english_of, language, tables

pytestmark = pytest.mark.django_db
ENGLISH = (acts, english, letters)
KEY, DAYS = "single_point_of_contact", timedelta(days=60)
SAID_ELSEWHERE = {
    "what was done": "a clause of the floor has these words: clauses stand in the language of their policy",
    "what stays open": "the frame of a letter has them, in letters/layouts.py",
}
SAID = sorted(
    {text for module in ENGLISH for table in tables(module).values() for text in english_of(table)} - SAID_ELSEWHERE.keys()
)


@pytest.fixture
def place(monkeypatch):
    """Return a house whose people read the other language, whose clock the pages read."""
    built = house()
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: built.at)
    for module in ENGLISH:
        monkeypatch.setattr(words, module.__name__.rpartition(".")[2], language(module))
    return built


@pytest.fixture
def case(place):
    """Return a case that was just opened."""
    return opened(place)


def english_in(text):
    """Return each run of English words of the tables that stands in a text."""
    flat = " ".join(text.split())
    return [said for said in SAID if said in flat]


def main_of(page):
    """Return the words of a page's own part, without its head and its menus."""
    found = re.search(r"<main.*</main>", page.content.decode(), re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_a_text_in_the_other_language_keeps_what_is_filled_in():
    assert accented("Ask {by}, or wait.") == "[Àsk] {by}, [ör] [wàît]."


def test_english_is_found_where_it_is_left():
    assert english_in("Then: Ask what happened, before anything is decided. Now.") == [
        "Ask what happened, before anything is decided."
    ]


def test_a_case_offers_its_acts_without_english(place, case):
    page = signed_in(place).get(reverse("case", args=[case]))

    shown = main_of(page)
    assert accented("Ask for the customer's account") in shown
    assert accented("Ask what happened, before anything is decided.") in shown
    assert english_in(shown) == []


def test_a_refusal_is_said_without_english(place, case):
    answers = {"measure": KEY, "words": "It takes time.", "named_contact": "Priya Shah", "channels_only": ["email"]}
    days = {**on("starts_on", place.today), **on("until", place.today + DAYS), **on("review_on", place.today + DAYS)}

    refused = send(signed_in(place), f"{address(case, Act.PROPOSE)}?measure={KEY}", answers | days)

    shown = main_of(refused)
    assert refused.status_code == 409
    assert accented("Nothing on file shows that") in shown
    assert english_in(shown) == []


def test_a_letter_is_written_without_english(place, case):
    heard_and_assessed(place, case)
    place.do(Act.FIND, Found(outcome="unacceptable", words="Twenty calls in a day."), case=case)
    notice = case_view(place.officers["officer"], case, place.at).notices[-1]

    written = render(composed_of(notice).letter)
    assert accented("We find that what happened was not acceptable.") in written
    assert english_in(written) == []
