"""Checks that the rows of a case are fetched on first use, each kind once, with the people they name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.cases.models import Step
from evenhand.casework.access import the_case
from tests.builders.decided import in_force, marked
from tests.builders.house import house

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    place = house()
    reference, _ = in_force(place)
    marked(place, reference, place.customer.incidents.order_by("-id").first().reference)
    return the_case(place.officers["officer"], reference)


def asked(work):
    """Return how many queries some work takes."""
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


@pytest.mark.parametrize(
    ("relation", "queries"),
    [("steps", 2), ("assessed", 1), ("notices", 1), ("appeals", 1), ("incidents", 3), ("measures", 3), ("markers", 2)],
)
def test_rows_of_a_case_are_fetched_once_when_asked_for(case, relation, queries):
    assert [asked(lambda: list(getattr(case, relation).all())) for _ in range(2)] == [queries, 0]


def test_people_named_by_rows_come_with_the_rows(case):
    steps = list(case.steps.all())

    assert asked(lambda: [step.by.name for step in steps]) == 0
    assert {step.case for step in steps} == {case}


def test_needs_of_a_customer_are_fetched_once_when_asked_for(case):
    assert [asked(lambda: list(case.customer.needs.all())) for _ in range(2)] == [1, 0]


def test_relation_without_a_list_is_queried_each_time(case):
    assert [asked(lambda: list(case.contacts.all())) for _ in range(2)] == [1, 1]


def test_filtered_rows_are_queried_again(case):
    list(case.steps.all())
    Step.objects.filter(case=case, act="warn").delete()

    assert not case.steps.filter(act="warn").exists()


def test_an_incident_that_joins_a_case_is_among_its_rows(case):
    before = list(case.incidents.all())
    case.incidents.remove(before[0])

    assert list(case.incidents.all()) == before[1:]
