"""Committees that decide without signatures: the members who sat are named, kept and took part."""

from datetime import date

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.measures import Found
from evenhand.casework.facts.gather import gather
from evenhand.landlords import actions as landlords
from evenhand.policy.vocabulary import Act, Part
from tests.builders.house import house
from tests.builders.scenario import WORDS, case_under
from tests.web.acting import address, send, signed_in

pytestmark = pytest.mark.django_db
PANEL = {"authority": {"act": "find", "by": {"committee": "conduct_panel", "quorum": 2}}}


@pytest.fixture
def place(monkeypatch):
    """Return a borough that has adopted that two of its panel make a finding."""
    place = house(policy="northmere")
    two = (place.officers["director"].user, place.officers["head_of_housing"].user)
    landlords.adopt_choice(
        place.landlord, "northmere", PANEL, says="Two of the panel find.", by=two, on=date(2025, 1, 1), minute="3"
    )
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: place.at)
    return place


def member(place, who):
    return place.officers[who].user.reference


def quorum(case, *sat, who="panel_1"):
    """Return whether enough of the panel decide, with these sitting beside the actor."""
    found = Found(outcome="not_made_out", words=WORDS, sitting=sat)
    return "quorum" not in {rule for _, _, rule in case.verdict_on(Act.FIND, found, who=who).unmet}


def test_quorum_needs_a_second_panel_member(place):
    case = case_under(place)

    assert not quorum(case)
    assert quorum(case, member(place, "panel_2"))
    assert not quorum(case, member(place, "officer"))


def test_committee_members_took_part(place):
    case = case_under(place)
    found = Found(outcome="not_made_out", words=WORDS, sitting=(member(place, "panel_2"),))
    case.do(Act.FIND, found, who="panel_1")

    involved = gather(Case.objects.all().get()).involved
    assert Part.FOUND in involved[member(place, "panel_2")]


def test_form_offers_only_the_other_panel_members(place):
    case = case_under(place)
    browser = signed_in(place, "panel_1")
    where = address(case.case, Act.FIND)

    offered = browser.get(where).context["form"].fields["sitting"].choices
    assert [str(value) for value, _ in offered] == [member(place, "panel_3"), member(place, "panel_2")]
    answer = send(browser, where, {"outcome": "not_made_out", "words": WORDS, "sitting": [member(place, "officer")]})
    assert answer.status_code == 422


def test_form_without_a_committee_asks_no_sitting_members(place):
    octavia = case_under(house("octavia-homes", "Octavia-run Homes"))
    page = signed_in(octavia.house).get(address(octavia.case, Act.FIND))

    assert "sitting" not in page.context["form"].fields
