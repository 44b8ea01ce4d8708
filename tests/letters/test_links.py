"""Tests that email and web addresses in a letter are links, in HTML and in PDF, and that no words are lost or run."""

import pytest

from evenhand.letters import html
from evenhand.letters.contents import CustomerSide, Kind, compose
from evenhand.letters.links import linked
from tests.letters.samples import EVERY_PART, facts
from tests.letters.structure import opened
from tests.letters.test_pdf import made

ADDRESSES = [
    ("Ask hello@riverbank.example.", ["mailto:hello@riverbank.example"]),
    ("Read www.riverbank.example/policies, or ask us.", ["https://www.riverbank.example/policies"]),
    ("You can complain (ico.org.uk).", ["https://ico.org.uk"]),
    ("https://www.ombudsman.wales/a?b=1&c=2!", ["https://www.ombudsman.wales/a?b=1&c=2"]),
    ("She came at 3.15. He.said nothing, i.e. none", []),
    ("javascript:alert(1) data:text/html,x file:///etc", []),
    ("a@b and @name and x@y", []),
]


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


def test_words_of_a_person_are_no_link_and_no_markup():
    told = CustomerSide(words='See www.elsewhere.example/"><script>')
    page = html.render(compose(Kind.RESTRICTION, facts(your_account=told), EVERY_PART).letter)

    assert "See www.elsewhere.example/&quot;&gt;&lt;script&gt;" in page
    assert "elsewhere.example/&quot;&gt;&lt;script&gt;</a>" not in page


def test_each_link_of_a_pdf_is_tagged_and_described(fonts):
    pdf = opened(made(fonts))
    found = [note for page in pdf.pages for note in page.get("/Annots", [])]

    assert {"mailto:hello@riverbank.example", "https://ico.org.uk"} <= {str(note.A.URI) for note in found}
    assert all("/StructParent" in note and str(note.Contents).strip() for note in found)
