"""Checks that no page decides more than one thing, whatever is sent to it."""

import pytest

from evenhand.casework.case_view import DECISIONS
from evenhand.casework.details.measures import Signed
from evenhand.measures.models import Measure
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.web.acting import address, send
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    """Give a landlord with two proposals that wait for the manager."""
    built = house()
    built.case = opened(built)
    heard_and_assessed(built, built.case)
    built.waiting = []
    for _ in range(2):
        built.waiting.append(built.do(Act.PROPOSE, once_a_week(built), case=built.case).subject)
        agreed = Signed(party="other_teams", words="Agreed.")
        built.do(Act.CONSULT, agreed, case=built.case, subject=built.waiting[-1])
    return set_clock(built)


def authorised():
    """Return what has been authorised."""
    return set(Measure.objects.exclude(authorised_on=None).values_list("reference", flat=True))


def test_form_decides_only_what_its_address_names(place):
    first, second = place.waiting
    where = address(place.case, Act.AUTHORISE, first)
    more = {"subject": [first, second], "subjects": [first, second], "measures": [second], "cases": [place.case]}

    send(client_of(place, "manager"), where, {"words": "In proportion, and email stays open.", **more})

    assert authorised() == {first}


@pytest.mark.parametrize("path", ["/", "/cases/", "/leave-and-cover/hand-over/", "/workload/"])
def test_no_page_that_lists_decisions_takes_any(place, path):
    client = client_of(place, "manager")

    for action in ("authorise", "endorse", "save"):
        client.post(path, {"action": action, "cases": [place.case], "subject": place.waiting, "words": "All of them."})

    assert authorised() == set()


def test_every_decision_but_use_names_one_thing_in_its_address():
    assert {Act.DECIDE_USE} == {act for act in DECISIONS if not kind(act).subject.is_named}
