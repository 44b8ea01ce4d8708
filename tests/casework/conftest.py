"""Fixtures that tests of several acts share."""

from datetime import timedelta

import pytest

from evenhand.casework.details.markers import Marked
from evenhand.landlords import actions as landlords
from evenhand.policy.vocabulary import Act
from tests.builders.decided import imposed
from tests.builders.house import house, opened
from tests.stages import stage

NOTE = {"marker": {"key": "note_of_action", "title": "Note of action", "whenever_action": True}}


@pytest.fixture
@stage
def noted():
    """Return a landlord whose record carries a note while a measure is in force; the case, the measure, the note."""
    place = house()
    two = (place.officers["director"].user, place.officers["assistant_director"].user)
    landlords.adopt_choice(
        place.landlord, "octavia", NOTE, says="A note stands while something is in force.", by=two, on=place.today, minute="3"
    )
    case = opened(place)
    measure = imposed(place, case)
    marked = Marked(
        key="note_of_action",
        instruction="Contact goes by email.",
        incidents=tuple(place.customer.incidents.values_list("reference", flat=True)),
        words="A measure is in force.",
        review_on=place.today + timedelta(days=90),
    )
    note = place.do(Act.PLACE_MARKER, marked, case=case).subject
    return place, case, measure, note
