"""Checks how a letter names the bodies outside the landlord, in each format."""

import re
from dataclasses import asdict

import pytest

from evenhand.letters import html, pdf
from evenhand.letters import text as plain
from evenhand.letters.contents import Kind, compose
from evenhand.letters.outside import outside
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.letters import BODIES
from tests.letters.samples import facts
from tests.letters.structure import opened, structure

EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
SENTENCE = (
    "An independent body can also look at how we have treated you: {name}. To ask it to look, use its web form: "
    "www.housing-ombudsman.org.uk/residents/make-a-complaint. If you cannot use the form, ring 0300 111 3000 "
    "or write to Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET. You can ask it for advice at any time. It "
    "looks into a complaint once our complaints procedure has answered it."
)
LINES = """
An independent body can also look at how we have treated you: the
Housing Ombudsman Service. To ask it to look, use its web form:
www.housing-ombudsman.org.uk/residents/make-a-complaint. If you cannot
use the form, ring 0300 111 3000 or write to Housing Ombudsman Service,
PO Box 1484, Unit D, Preston, PR2 0ET. You can ask it for advice at any
time. It looks into a complaint once our complaints procedure has
answered it.
"""

OUTSIDE = {key: outside(key, ENGLISH) for key in BODIES}


def letter(body, kind=Kind.FINDING):
    return compose(kind, facts(ombudsman=body), ()).letter


def test_no_body_outside_is_reached_by_email():
    assert [name for name, body in OUTSIDE.items() if EMAIL.search(" ".join(map(str, asdict(body).values())))] == []


def test_html_names_the_ombudsmans_web_form_first():
    form = "www.housing-ombudsman.org.uk/residents/make-a-complaint"
    link = f'<a class="govuk-link" href="https://{form}" rel="noreferrer">{form}</a>'
    named = SENTENCE.format(name="<strong>the Housing Ombudsman Service</strong>").replace(form, link)

    assert f'<p class="govuk-body">{named}</p>' in html.render(letter(OUTSIDE["housing_ombudsman"])).split("\n")


def test_text_names_the_ombudsmans_web_form_first():
    assert LINES.strip() in plain.render(letter(OUTSIDE["housing_ombudsman"])).split("\n\n")


def test_pdf_names_the_ombudsmans_web_form_first(fonts):
    made = opened(pdf.render(letter(OUTSIDE["housing_ombudsman"]), fonts=fonts))

    assert SENTENCE.format(name="the Housing Ombudsman Service") in [part.words for part in structure(made).all("P")]


@pytest.mark.parametrize("body", OUTSIDE)
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("drawn", [html.render, plain.render], ids=["html", "text"])
def test_a_body_outside_adds_no_email_to_a_letter(drawn, kind, body):
    made, without = drawn(letter(OUTSIDE[body], kind)), drawn(letter(None, kind))

    assert OUTSIDE[body].name in made.replace("\n", " ")
    assert EMAIL.findall(made) == EMAIL.findall(without)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_ombudsman_adds_no_email_to_a_pdf(fonts, kind):
    made, without = (
        structure(opened(pdf.render(letter(body, kind), fonts=fonts))).words for body in (OUTSIDE["housing_ombudsman"], None)
    )

    assert "Housing Ombudsman Service" in made
    assert EMAIL.findall(made) == EMAIL.findall(without)
