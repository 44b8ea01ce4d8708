"""Checks that a letter in another language has no English around its facts, in each kind and format."""

from dataclasses import fields, is_dataclass, replace

import pytest

from evenhand.letters import html, text
from evenhand.letters.contents import Kind, NoticeFacts, compose
from evenhand.letters.pdf import render as pdf_of
from evenhand.wording import letter_words, letters
from tests.letters.samples import BLANK, COMPLETE, EVERY_PART
from tests.letters.structure import opened, structure
from tests.wording.pseudo import TAG, language, unspoken, words_of_page

kinds = pytest.mark.parametrize("kind", list(Kind))


@pytest.fixture(autouse=True)
def another_language(monkeypatch):
    monkeypatch.setitem(letter_words.LANGUAGES, TAG, language(letters))


def numbered(value):
    """Return facts, or anything in them, whose words are numbers: what is left of a letter is not theirs."""
    if isinstance(value, str):
        return "0" if value else ""
    if isinstance(value, tuple):
        return tuple(map(numbered, value))
    if is_dataclass(value):
        return replace(value, **{one.name: numbered(getattr(value, one.name)) for one in fields(value)})
    return value


def given(facts: NoticeFacts) -> NoticeFacts:
    spoken = numbered(replace(facts, language="", your_account=None))
    return replace(
        spoken, language=TAG, your_account=facts.your_account and numbered(replace(facts.your_account, language=None))
    )


@kinds
@pytest.mark.parametrize("facts", [COMPLETE, BLANK], ids=["complete", "with gaps"])
def test_a_letter_of_each_kind_has_no_english_around_its_facts(kind, facts):
    letter = compose(kind, given(facts), EVERY_PART).letter

    assert unspoken(text.render(letter)) == []
    assert unspoken(words_of_page(html.render(letter))) == []


def test_english_left_in_a_letter_is_found(monkeypatch):
    monkeypatch.setitem(letter_words.LANGUAGES[TAG].SENTENCES, "yours", "Yours sincerely")

    assert unspoken(text.render(compose(Kind.FINDING, given(COMPLETE), ()).letter)) == ["Yours sincerely"]


@kinds
def test_a_pdf_has_no_english_around_its_facts(kind, fonts):
    made = opened(pdf_of(compose(kind, given(COMPLETE), EVERY_PART).letter, fonts=fonts))

    assert unspoken(structure(made).words) == []
