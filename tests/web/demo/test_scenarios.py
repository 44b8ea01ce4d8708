"""Checks that each step of each scenario starts where it says, and that the clock moves."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from evenhand import clock
from evenhand.landlords.queries import landlords
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.web.demo.scenarios import SCENARIOS
from evenhand.work.case_rows import next_due_day
from tests import stages
from tests.builders.demo import demo

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BEGINS = {
    "report-1": "Log an incident",
    "report-2": "My reports",
    "call-1": "Before you contact",
    "call-2": "Before you contact",
    "case-1": "Open a case",
    "case-2": "Contact out of proportion to the request",
    "decide-1": "single point of contact",
    "decide-2": "Who reads her emails in the weeks when you are away?",
    "decide-3": "Leave and cover",
    "appeal-1": "Decide the appeal",
    "day-1": "My work",
    "day-2": "Anton Reyes",
    "day-3": "Your team’s workload",
    "door-1": "Two people. Ring the office first.",
    "door-2": "Your PIN",
    "door-3": "My work",
    "audit-1": "A sample of 5",
    "audit-2": "Contact out of proportion to the request",
    "policy-1": "Compare policies",
    "policy-2": "Remarks on this policy",
    "policy-3": "What we adopt",
    "policy-4": "What we adopt",
    "time-1": "My work",
}
STEPS = [(value, step) for one in SCENARIOS for value, step in one.numbered()]


@pytest.fixture(scope="module", autouse=True)
def built(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Build one landlord of the demo once for this file, and leave nothing of it."""
    with django_db_blocker.unblock(), stages.undone():
        demo("harbour-and-vale")
        yield


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE, settings.HEADS_DIR = tmp_path / "clock", tmp_path / "heads"


def test_each_step_is_known_here():
    assert [value for value, _ in STEPS] == list(BEGINS)


@pytest.mark.parametrize(("value", "step"), STEPS, ids=[value for value, _ in STEPS])
def test_each_step_signs_in_its_user_and_opens_its_page(value, step):
    client = Client()
    page = client.post(reverse("start-step"), {"step": value}, follow=True)
    shown = page.content.decode()
    assert page.status_code == 200
    assert BEGINS[value].lower() in shown.lower()
    assert page.context["frame"].story.does == step.does
    assert page.wsgi_request.user.username == step.who


def test_the_first_step_of_deciding_is_the_decision_itself():
    page = Client().post(reverse("start-step"), {"step": "decide-1"})
    assert "/acts/authorise/" in page.url


def test_clock_moves_to_the_next_due_day_and_measures_end():
    client = Client()
    client.post(reverse("start-step"), {"step": "time-1"})
    live = set(Measure.objects.filter(imposed_on__isnull=False, ended_on=None))
    for _ in range(4):
        today = localdate(clock.now())
        expected = min(day for one in landlords() if (day := next_due_day(one, today)))
        client.post(reverse("start-clock"), {"by": "next", "next": "/"})
        assert localdate(clock.now()) == expected
    ended = set(Measure.objects.filter(pk__in=[one.pk for one in live], ended_on__isnull=False))
    assert ended
    assert all(one.ended_on < localdate(clock.now()) for one in ended)
    assert all(one.if_missed != "stays" or one.until for one in ended)
