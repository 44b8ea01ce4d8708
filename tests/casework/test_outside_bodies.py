"""Checks that letters name the Housing Ombudsman, and no email address but the landlord’s own."""

import re

import pytest
from django.conf import settings

from evenhand.casework.letters.issued import letter_of
from evenhand.letters import html, pdf
from evenhand.letters import text as plain
from evenhand.letters.models import Notice
from tests.builders.measure_in_force import USUAL, standing
from tests.letters.structure import opened, structure

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EMAIL = re.compile(r"[\w.+-]+@[\w.-]*?\.(?:example|uk|org|com|net|gov)")
FORM = "www.housing-ombudsman.org.uk/residents/make-a-complaint"


@pytest.mark.parametrize("policy", list(USUAL))
def test_letters_of_a_policy_print_no_ombudsman_email(policy):
    place, _, _ = standing(policy)
    letters = [letter_of(notice) for notice in Notice.objects.all()]
    formats = [html.render, plain.render]
    formats += [lambda each: structure(opened(pdf.render(each, fonts=settings.FONTS_DIR))).words]

    drawn = [each(letter) for letter in letters for each in formats]
    ours = {place.landlord.email, place.officers["officer"].membership.work_email}
    assert {email for words in drawn for email in EMAIL.findall(words)} - ours == set()
    assert sum(FORM in words for words in drawn) == len(drawn)
