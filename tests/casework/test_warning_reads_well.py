"""Checks that a warning reads as English, and offers no appeal for which a house choice merely names who would hear it."""

from datetime import date

import pytest

from evenhand.casework.details.measures import Warned
from evenhand.landlords import actions as landlords
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, opened
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db


def warned(place):
    """Return the words of a warning about threats."""
    case = opened(place, ("threats",))
    heard_and_assessed(place, case)
    told = Warned(words="Staff were afraid.", asked="Please write to us by email.")
    place.do(Act.WARN, told, case=case)
    return words_of(Notice.objects.filter(case__reference=case, decision="warning").latest("id"))


def test_warning_asks_once_and_names_what_the_policy_lists():
    text = warned(house())

    assert "What we ask of you ------------------ From now on: * Please write to us by email." in text
    assert (
        "Our policy lists this under contact out of proportion to the request and threats. It asks customers not to do it."
        in text
    )


def test_named_reviewer_offers_no_appeal_against_a_warning():
    place = house()
    by = (place.officers["manager"].user, place.officers["director"].user)
    answers = {"appeal.reviewer": {"by": {"roles": ["director"]}, "for": {"decisions": ["warning"]}}}
    says = "A Director hears appeals against warnings."
    landlords.adopt_choice(place.landlord, "octavia", answers, says=says, by=by, on=date(2026, 1, 1), minute="EMT 6/26")

    text = warned(place)

    assert "Our policy has no appeal against this." in text
    assert "hear" not in text.replace("you hear better", "")
