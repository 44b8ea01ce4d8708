"""Checks that a measure, marker or letter binds one person: a joint tenant keeps every channel."""

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Account
from evenhand.casework.details.measures import Found
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.policy.open_channels import open_channels
from evenhand.policy.vocabulary import Act
from evenhand.work.customer_page import customer_page
from tests.builders.decided import in_force, marked
from tests.builders.house import House, house, opened
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
PLANTED = "quagga"


@pytest.fixture
def couple():
    """Return a house, the joint tenant of its customer, and what the customer is bound by, all of it with a planted word."""
    place = house()
    other = people.register(place.landlord, "Otto Vale", place.customer.home, place="joint tenant", email="otto@vale.example")
    case, measure = in_force(place)
    place.do(Act.RECORD_ACCOUNT, Account(words=f"It was the {PLANTED}."), case=case)
    marker = marked(place, case, place.customer.incidents.first().reference)
    complaint = Complained(words=f"Nobody feeds the {PLANTED}.", received_on=place.today, route="letter")
    place.do(Act.TAKE_COMPLAINT, complaint, case=case)
    return set_clock(place), other, (case, measure, marker)


def pages_of(place: House, other: Customer, who: str) -> str:
    client = Client()
    client.force_login(place.officers[who].user, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("customer", args=[other.reference]))
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("who", ["adviser", "officer", "director", "auditor"])
def test_the_joint_tenants_page_shows_nothing_of_it(couple, who):
    place, other, references = couple

    text = pages_of(place, other, who)

    assert PLANTED not in text
    assert "Visits here: two people. Not about this customer." in text
    for reference in references:
        assert reference not in text
    assert "Single point of contact" not in text
    assert "Two people go to visits." not in text


def test_joint_tenant_keeps_every_channel(couple):
    place, other, _ = couple

    page = customer_page(place.officers["officer"], other.reference, place.at)

    assert (page.applies.measures, page.applies.markers, page.cases, page.incidents) == ((), (), [], [])
    assert (page.view.measures, page.view.markers, page.view.letters) == ((), (), ())
    assert open_channels([one.terms for one in page.view.measures]) == open_channels([])


def test_joint_tenants_own_case_shows_nothing_of_the_measure(couple):
    place, other, _ = couple
    place.customer = other
    case = opened(place)
    place.do(Act.FIND, Found(outcome="not_made_out", words="It was somebody else."), case=case)
    client = Client()
    client.force_login(place.officers["officer"].user, "django.contrib.auth.backends.ModelBackend")

    row = other.cases.get(reference=case)
    letter = row.notices.get()
    shown = client.get(reverse("case", args=[case])).content.decode()
    shown += client.get(reverse("notice", args=[letter.reference])).content.decode()

    assert PLANTED not in shown
    assert PLANTED not in str(letter.letter)
    assert "Marion Vale" not in shown
    assert [way for way in ("ring us", "email us") if way not in str(letter.letter)] == []
