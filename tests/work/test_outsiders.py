"""Checks that an appeal which nobody present can hear is in one named person's list, with its day, until somebody can."""

import pytest

from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.work.outsiders import unheard_by
from tests.builders.pending_decisions import waits
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ARRANGES = {
    "a2dominion": ("director", "head_of_service"),
    "clarion": ("other_specialist_manager", "tenancy_specialist_manager"),
    "stonewater": ("nominated_senior_officer", "senior_officer"),
}
"""Under each policy whose reviewers all took part: who arranges another, and the role that hears appeals."""


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def lists(place):
    """Return in whose list each appeal is that nobody can hear, with its day."""
    return [(who, one.duty.subject, one.duty.due_on) for who, by in place.officers.items() for one in unheard_by(by, place.at)]


@pytest.mark.parametrize("policy", ARRANGES)
def test_appeal_without_a_reviewer_is_in_one_persons_list(policy):
    place, _, _, appeal = waits(policy, "appeal")
    who, role = ARRANGES[policy]

    ((found, subject, due),) = lists(place)
    assert (found, subject) == (who, appeal)
    assert due > place.today
    page = client_of(set_clock(place), who).get("/")
    (shown,) = [one for one in page.context["due_now"] if "from outside to hear it" in one.says]
    assert (shown.who, shown.count.iso) == ("Marion Vale · This falls to you", due.isoformat())

    place.at += due - place.today
    assert lists(place) == [(who, appeal, due)]
    place.later(days=1)
    page = client_of(set_clock(place), who).get("/")
    (shown,) = [one for one in page.context["due_now"] if "from outside to hear it" in one.says]
    assert shown.state.text == "Overdue"

    post = Post(title="Reviewer", roles=(role,), teams=("tenancy_specialists",), capacities=("reviewer",))
    landlords.employ(place.landlord, landlords.create_user("out.side", "Una", "Side"), post)
    assert lists(place) == []


def test_appeal_with_a_reviewer_is_in_no_such_list():
    place, *_ = waits("octavia", "appeal")

    assert lists(place) == []
