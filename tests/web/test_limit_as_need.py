"""A limit that is called an adjustment: the customer asked for it and can end it, or it is proposed as a measure."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.people.models import Need
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, opened
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
    assert "“Single point of contact” may limit them. It is a need only where they asked for it" in text_of(page)


@pytest.mark.parametrize(("asked_by", "says"), [("customer", "the customer"), ("speaker", "a person who speaks for them")])
def test_limit_that_the_customer_asked_for_is_kept_and_shown(place, asked_by, says):
    assert sent(place, first_asked_by=asked_by, first_agrees="on").status_code == 302

    need = Need.objects.get()
    assert (need.asked_by, need.theirs) == (asked_by, True)
    customer = place.customer.reference
    case = Case.objects.get().reference
    for page in (reverse("case", args=[case]), reverse("customer", args=[customer])):
        assert f"Asked for by: {says}. The customer agrees to it and can end it." in text_of(signed_in(place).get(page))


def test_limit_that_the_customer_does_not_agree_to_is_no_need(place):
    page = sent(place, first_asked_by="customer")

    assert page.status_code == 422
    assert "Ask whether they agree to it and know that they can end it" in text_of(page)
    assert not Need.objects.exists()


def test_need_that_limits_nothing_shows_who_asked_for_it(place):
    assert sent(place, first_says="A text first", first_asked_by="us").status_code == 302

    shown = text_of(signed_in(place).get(reverse("customer", args=[place.customer.reference])))
    assert "Asked for by: one of us. It is not recorded that the customer agrees to it." in shown


def test_limit_that_one_of_us_asked_for_is_no_need(place):
    assert sent(place, first_asked_by="us", first_agrees="on").status_code == 422
    assert not Need.objects.exists()


def changed(place, **more):
    """Change a need of a case to a limit."""
    case = opened(place)
    heard_and_assessed(place, case)
    need = place.customer.needs.get()
    instead = {"outcome": "changed", "words": "Asked.", "because": "asked_for", "says": "Single point of contact"}
    instead |= {"told_by": ["letter"], "basis": "consent", **on("relook_on", place.today + timedelta(days=90))}
    return send(signed_in(set_clock(place)), address(case, Act.CHANGE_NEED, need.reference), instead | more)


def test_need_changed_to_a_limit_names_who_asked(place):
    page = changed(place)

    assert page.status_code == 422
    assert page.context["form"].errors["asked_by"] == [
        "“Single point of contact” may limit them. It is a need only where they asked for it; else propose it as a measure"
    ]


def test_need_changed_to_a_limit_is_looked_at_within_a_year(place):
    page = changed(place, asked_by="speaker", agrees="on", **on("relook_on", place.today + timedelta(days=500)))

    assert page.context["form"].errors["relook_on"] == [
        "The review date must be within a year, as this limits how they reach us"
    ]


def test_need_changed_to_a_limit_that_they_asked_for_is_theirs(place):
    assert changed(place, asked_by="speaker", agrees="on").status_code == 302
    need = Need.objects.order_by("id").last()
    assert (need.asked_by, need.theirs) == ("speaker", True)


def test_limit_as_a_need_is_looked_at_within_a_year(place):
    page = sent(place, days=500, first_asked_by="customer", first_agrees="on")

    assert page.status_code == 422
    assert "The review date must be within a year" in text_of(page)
