"""Instructions about customers on a day: measures in force, none withheld, none past its end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.measures.models import Measure
from evenhand.ui.presenters import Presenter
from evenhand.web.customers.instructions import customer_instructions
from evenhand.work.instructions import instruction, instructions
from tests.builders.decided import in_force, marked
from tests.builders.house import house, other_customer
from tests.stages import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
@stage
def place():
    """Give a landlord with a measure in force and a marker on the same person."""
    built = house()
    built.case, built.measure = in_force(built)
    return built


def line(place):
    """Return what stands beside the customer today."""
    by = place.officers["officer"]
    [one] = customer_instructions(instructions(by, [place.customer], place.today), Presenter.of(by, place.today))
    return one.line


def test_the_instruction_and_until_when_in_one_line(place):
    assert line(place) == f"Email or letter only, Priya Shah answers, answered once a week. Until {worded(place)}."


def worded(place):
    until = Measure.objects.get(reference=place.measure).until
    return f"{until.day} {until:%B %Y}"


def test_a_marker_s_instruction_comes_first(place):
    marked(place, place.case, place.customer.incidents.first().reference)

    assert line(place).startswith("Two people go to visits. Until ")


def test_ended_measure_is_not_shown_after_its_day(place):
    reviewed_by = Measure.objects.get(reference=place.measure).review_on
    last = place.later(days=(reviewed_by - place.today).days)
    assert "Email or letter only" in line(last)

    after = last.later(days=1)

    assert line(after) == "Only their needs apply."
    assert instruction(after.officers["officer"], after.customer.reference, after.today).measures == ()


def test_withheld_measure_is_not_shown_to_staff():
    place = house()
    place.case, _ = in_force(place)
    Measure.objects.update(withheld_until=place.today + timedelta(days=30))
    place.customer.cases.get().notices.update(served_on=None)

    assert line(place) == "Only their needs apply."
    place.customer.needs.update(ended_on=place.today)
    assert line(place) == "No special arrangements."


def test_needs_are_listed_until_they_end(place):
    by = place.officers["officer"]
    [one] = instructions(by, [place.customer], place.today)
    assert [need.says for need in one.needs] == ["Prefers email: hearing loss"]

    place.customer.needs.update(ended_on=place.today)

    assert instructions(by, [place.customer], place.today)[0].needs == ()


def test_any_number_of_customers_takes_five_queries(place):
    first = place.customer
    place.customer = other_customer(place, "Noor Adel", first.home)
    in_force(place)
    with CaptureQueriesContext(connection) as queries:
        found = instructions(place.officers["officer"], [first, place.customer], place.today)

    assert [len(one.measures) for one in found] == [1, 1]
    assert len(queries) == 5
