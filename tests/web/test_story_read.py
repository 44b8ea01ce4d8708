"""Checks that each opening of a story is recorded: on its page, in its case, beside a decision."""

import pytest

from evenhand.incidents.models import StoryRead
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.clauses import clause
from tests.web.acting import address
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, clause("floor:46:1")]


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


def read_by(place, who):
    """Return the stories that each view of somebody told."""
    rows = StoryRead.objects.filter(by=place.officers[who].user).order_by("id")
    return [sorted(row.stories) for row in rows]


def test_the_decision_maker_reads_the_story_and_it_is_noted(place):
    case = opened(place)
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    client = client_of(set_clock(place), "manager")
    client.get(address(case, Act.AUTHORISE, measure))
    assert read_by(place, "manager") == [sorted(place.customer.incidents.values_list("reference", flat=True))]


@pytest.mark.parametrize("page", ["/incidents/{incident}/", "/cases/{case}/"])
def test_so_it_is_on_the_page_of_an_incident_and_of_a_case(place, page):
    case = opened(place)
    incident = place.customer.incidents.get().reference
    client_of(set_clock(place), "officer").get(page.format(case=case, incident=incident))
    assert read_by(place, "officer") == [[incident]]


def test_an_instruction_alone_is_no_story(place):
    opened(place)
    client_of(set_clock(place), "adviser").get(f"/customers/{place.customer.reference}/")
    client_of(place, "officer").get(f"/customers/{place.customer.reference}/")
    assert StoryRead.objects.count() == 0
