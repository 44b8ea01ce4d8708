"""Checks that a day on which the landlord is closed is shown with the working day before it, and is due by then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from evenhand.casework.details.measures import Signed
from evenhand.casework.letters.issued import letter_of
from evenhand.casework.past_decisions import decisions
from evenhand.letters.models import Notice
from evenhand.letters.text import render
from evenhand.measures.models import Measure
from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.vocabulary import Act
from tests.builders.house import house
from tests.builders.measure_in_force import USUAL, standing
from tests.builders.scenario import LETTER, case_under
from tests.web.acting import signed_in, text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CHRISTMAS, NEW_YEAR, A_SUNDAY = date(2026, 12, 25), date(2027, 1, 1), date(2027, 2, 21)


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.mark.parametrize(
    ("policy", "field", "day", "shown", "worked"),
    [
        ("octavia", "review_on", CHRISTMAS, "Friday 25 December 2026", date(2026, 12, 24)),
        ("a2dominion", "review_on", NEW_YEAR, "Friday 1 January 2027", date(2026, 12, 31)),
        ("a2dominion", "until", NEW_YEAR, "Friday 1 January 2027", date(2026, 12, 31)),
        ("clarion", "review_on", A_SUNDAY, "Sunday 21 February 2027", date(2027, 2, 19)),
        ("clarion", "until", A_SUNDAY, "Sunday 21 February 2027", date(2027, 2, 19)),
    ],
)
def test_closed_day_is_shown_with_the_working_day_before(policy, field, day, shown, worked):
    place, scenario, measure = standing(policy)
    other = "until" if field == "review_on" else "review_on"
    Measure.objects.filter(reference=measure).update(**{field: day, other: day + 20 * DAY})
    place.at += worked - 10 * DAY - place.today

    page = text_of(client_of(set_clock(place), "officer").get(f"/cases/{scenario.case}/"))
    said = f"{worked.day} {worked:%B} {worked.year}"
    assert f"{shown}. Closed that day: the last working day is {said}." in page
    assert Calendar(Nation.ENGLAND).worked_by(day) == worked


@pytest.mark.parametrize(
    ("policy", "day", "worked"), [("octavia", CHRISTMAS, date(2026, 12, 24)), ("clarion", A_SUNDAY, date(2027, 2, 19))]
)
def test_review_on_a_closed_day_is_due_the_working_day_before(policy, day, worked):
    place, scenario, measure = standing(policy)
    began = worked - 20 * DAY
    Measure.objects.filter(reference=measure).update(
        review_on=day, until=day + 20 * DAY, imposed_on=began, starts_on=began, authorised_on=began
    )
    owner = next(who for who, one in place.officers.items() if one.user == scenario.row.owner)

    def due(on):
        place.at += on - place.today
        now = client_of(set_clock(place), owner).get("/").context["due_now"]
        return [(one.count.left, one.count.closed) for one in now if one.count and one.count.iso == day.isoformat()]

    assert due(worked - DAY) == []
    assert due(worked) == [("today", f"Closed that day: the last working day is {worked.day} {worked:%B} {worked.year}.")]


def test_appeal_window_to_a_closed_day_names_the_day_before():
    place = house(policy="stonewater")
    place.at += date(2026, 12, 1) - place.today
    scenario = case_under(place)
    measure = scenario.do(Act.PROPOSE, scenario.proposal(USUAL["stonewater"])).subject
    scenario.do(Act.AUTHORISE, Signed(words="In proportion, and nothing lighter is enough."), measure)
    place.at += date(2026, 12, 11) - place.today
    scenario.do(Act.IMPOSE, LETTER, measure)

    letter = " ".join(render(letter_of(Notice.objects.get(subject=measure))).split())
    assert (
        "Appeal until the end of: Friday 25 December 2026. We are closed on that day. "
        "The last day before it on which we work is Thursday 24 December 2026." in letter
    )


def test_decision_page_names_the_day_before_a_closed_one():
    place = house(policy="stonewater")
    place.at += date(2026, 10, 1) - place.today
    scenario = case_under(place)
    proposal = replace(scenario.proposal(USUAL["stonewater"]), until=date(2026, 12, 25), review_on=date(2026, 12, 26))
    measure = scenario.do(Act.PROPOSE, proposal).subject
    scenario.do(Act.AUTHORISE, Signed(words="In proportion, and nothing lighter is enough."), measure)
    number = decisions(place.landlord.pk).filter(act=Act.AUTHORISE).last().sequence

    page = signed_in(place, "officer").get(reverse("decision", args=[scenario.case, number]))
    closed = "We are closed on {} December 2026: the last working day before it is 24 December 2026."
    for day in (25, 26):
        assert closed.format(day) in page.content.decode()
