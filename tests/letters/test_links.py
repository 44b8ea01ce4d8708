"""Tests that email and web addresses in a letter are links, in HTML and in PDF, and that no words are lost or run.

A letter that was stored before letters had links has none, and is set as it was.
"""

import re
from hashlib import sha256

import pytest

from evenhand.letters import html, pdf
from evenhand.letters.blocks import LetterDocument
from evenhand.letters.contents import CustomerSide, Kind, compose
from evenhand.letters.links import linked
from tests.letters.samples import COMPLETE, EVERY_PART, facts
from tests.letters.structure import opened

ADDRESSES = [
    ("Ask hello@riverbank.example.", ["mailto:hello@riverbank.example"]),
    ("Read www.riverbank.example/policies, or ask us.", ["https://www.riverbank.example/policies"]),
    ("You can complain (ico.org.uk).", ["https://ico.org.uk"]),
    ("https://www.ombudsman.wales/a?b=1&c=2!", ["https://www.ombudsman.wales/a?b=1&c=2"]),
    ("She came at 3.15. He.said nothing, i.e. none", []),
    ("javascript:alert(1) data:text/html,x file:///etc", []),
    ("a@b and @name and x@y", []),
]


def stored_before_links(letter):
    """Return a letter as JSON of version 0.1.0, which has no edition."""
    return {name: value for name, value in letter.as_json().items() if name != "edition"}


@pytest.mark.parametrize(("words", "hrefs"), ADDRESSES)
def test_addresses_in_words_lead_where_they_say(words, hrefs):
    pieces = list(linked(words))

    assert [href for _, href in pieces if href] == hrefs
    assert "".join(piece for piece, _ in pieces) == words


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "a@", "a+", "a@b.", "http://", "www.", "é"])
def test_long_words_are_searched_in_no_time(piece):
    words = piece * 20_000

    assert "".join(found for found, _ in linked(words)) == words


@pytest.mark.parametrize("kind", list(Kind))
def test_each_address_of_a_letter_is_a_link_in_html(kind):
    page = html.render(compose(kind, facts(), EVERY_PART).letter)

    for href in ("mailto:hello@riverbank.example", "https://www.riverbank.example", "https://ico.org.uk"):
        assert f'<a class="govuk-link" href="{href}" rel="noreferrer">' in page


@pytest.mark.parametrize("kind", list(Kind))
def test_letter_stored_before_links_has_none_in_html(kind):
    letter = compose(kind, facts(), EVERY_PART).letter
    before = stored_before_links(letter)

    page = html.render(LetterDocument.from_json(before))

    assert page == re.sub(r"</?a\b[^>]*>", "", html.render(letter))
    assert "<a " not in page
    assert LetterDocument.from_json(before).as_json() == before


def test_letter_stored_before_links_has_none_in_pdf(fonts):
    letter = LetterDocument.from_json(stored_before_links(compose(Kind.RESTRICTION, COMPLETE, EVERY_PART).letter))

    before = opened(pdf.render(letter, fonts=fonts))

    assert [page.Annots for page in before.pages if "/Annots" in page] == []


def test_template_of_a_released_edition_is_as_released():
    assert (
        sha256(pdf.TEMPLATES[1].read_bytes()).hexdigest() == "701748ba2eab13dd0feced2e625ce82c4304fd93158b544a6d7c48f26e22e9ff"
    )


def test_words_of_a_person_are_no_link_and_no_markup():
    told = CustomerSide(words='See www.elsewhere.example/"><script>')
    page = html.render(compose(Kind.RESTRICTION, facts(your_account=told), EVERY_PART).letter)

    assert "See www.elsewhere.example/&quot;&gt;&lt;script&gt;" in page
    assert "elsewhere.example/&quot;&gt;&lt;script&gt;</a>" not in page


def test_each_link_of_a_pdf_is_tagged_and_described(fonts):
    document = opened(pdf.render(compose(Kind.RESTRICTION, COMPLETE, EVERY_PART).letter, fonts=fonts))
    found = [note for page in document.pages for note in page.get("/Annots", [])]

    assert {"mailto:hello@riverbank.example", "https://ico.org.uk"} <= {str(note.A.URI) for note in found}
    assert all("/StructParent" in note and str(note.Contents).strip() for note in found)
