"""A limit that is called an adjustment: the customer asked for it and can end it, or it is proposed as a measure."""

from datetime import timedelta

import pytest

from evenhand.people.models import Need
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def sent(place, days=90, **more):
    need = {"words": "Asked.", "first_kind": "adjustment", "first_says": "Single point of contact", "first_basis": "consent"}
    again = on("first_relook_on", place.today + timedelta(days=days))
    return send(signed_in(place), address(opened(place), Act.RECORD_NEEDS), need | again | more)


def test_limit_called_a_need_offers_the_measure(place):
    page = sent(place)

    assert page.status_code == 422
    assert "“Single point of contact” may limit them. Tick this only if they asked for it" in text_of(page)


def test_limit_that_the_customer_asked_for_is_a_need(place):
    assert sent(place, first_theirs="on").status_code == 302
    assert Need.objects.get().theirs is True


def test_limit_as_a_need_is_looked_at_within_a_year(place):
    page = sent(place, days=500, first_theirs="on")

    assert page.status_code == 422
    assert "The review date must be within a year" in text_of(page)
