"""Checks that nothing new is added to a closed case."""

from datetime import timedelta

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.markers import Marked
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.stages import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
@stage
def closed():
    """Return a landlord, and a case that was closed with nothing decided."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    place.do(Act.CLOSE, Details(words="It has settled."), case=case)
    return place, case


def test_no_measure_is_proposed_on_a_closed_case(closed):
    place, case = closed

    with pytest.raises(ActRefused) as refused:
        place.do(Act.PROPOSE, once_a_week(place), case=case)

    assert "in_order" in [result.rule for result in refused.value.verdict.refusals]


def test_no_marker_is_placed_on_a_closed_case(closed):
    place, case = closed
    marker = Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=(place.customer.incidents.get(cases__reference=case, reporter__username="adviser.harbour-homes").reference,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )

    with pytest.raises(ActRefused) as refused:
        place.do(Act.PLACE_MARKER, marker, case=case)

    assert "in_order" in [result.rule for result in refused.value.verdict.refusals]
