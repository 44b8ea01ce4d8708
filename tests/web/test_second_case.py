"""Checks that a customer's open case is offered before a second one is opened."""

import pytest
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.casework.details.incidents import Reported
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def reported_again(place):
    """Report another call of the customer, in no case yet."""
    told = Reported(
        words="Rang nine times before noon.",
        customer=place.customer.reference,
        happened_at=place.at,
        channel="telephone",
        behaviours=("disproportionate_contact",),
    )
    return place.do(Act.LOG_INCIDENT, told, "adviser").subject


def test_open_case_is_offered_before_a_second_is_opened():
    place = house()
    case = opened(place)
    incident = reported_again(place)
    client, where = signed_in(set_clock(place)), reverse("open-case", args=[incident])
    page = client.get(where)
    answers = {"once": page.context["form"]["once"].value(), "incidents": [incident], "words": "It is another matter."}

    asked = client.post(where, answers)

    assert "Marion Vale has an open case" in text_of(page)
    assert f'href="/cases/{case}/"' in page.content.decode()
    assert asked.status_code == 422
    assert asked.context["form"].errors == {
        "of_its_own": ["Say that it needs a case of its own, or log it in the open case"],
    }
    assert asked.context["form"]["words"].value() == "It is another matter."
    done = client.post(where, answers | {"of_its_own": "on"})
    assert done.status_code == 302
    assert Case.objects.filter(customer=place.customer, closed_at=None).count() == 2


def test_saved_report_names_the_open_case_to_readers_of_cases():
    place = house()
    case = opened(place)
    saved = reverse("incident-logged", args=[reported_again(place)])
    set_clock(place)

    shown = {
        who: f'href="/cases/{case}/"' in signed_in(place, who).get(saved).content.decode() for who in ("officer", "adviser")
    }

    assert shown == {"officer": True, "adviser": False}


def test_first_case_asks_nothing_more():
    place = house()
    page = signed_in(set_clock(place)).get(reverse("open-case", args=[reported_again(place)]))

    assert "of_its_own" not in page.context["form"].fields
    assert "has an open case" not in text_of(page)
