"""The chart of a case over time and the contacts by week, also in words and figures."""

from datetime import timedelta

import pytest

from evenhand.casework.case_view import case_view
from evenhand.casework.details.customers import Contacted
from evenhand.policy.vocabulary import Act
from evenhand.ui.presenters import Presenter
from evenhand.web.case.chart import LEFT, WIDTH, case_chart, contact_by_week
from tests.builders.decided import in_force
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


def seen(place, case):
    by = place.officers["officer"]
    return case_view(by, case, place.at), Presenter.of(by, place.today)


def rang(place, case, times):
    for _ in range(times):
        told = Contacted(happened_at=place.at, channel="telephone", by_customer=True, words="Asked about the window.")
        place.do(Act.RECORD_CONTACT, told, case=case)


def test_measure_bar_runs_from_first_to_last_day_around_today(place):
    case, _ = in_force(place)
    chart = case_chart(*seen(place.later(days=10), case))
    span = chart.spans[0]
    assert span.name.lower() == "single point of contact"
    assert LEFT <= span.left < chart.today < span.left + span.width <= WIDTH
    assert all(span.left <= review <= span.left + span.width for review in span.reviews)


def test_each_report_contact_and_letter_is_a_sign(place):
    case, _ = in_force(place)
    rang(place, case, 2)
    view, presenter = seen(place, case)
    found = {row.name: len(row.signs) for row in case_chart(view, presenter).rows}
    assert found == {"Reports": len(view.incidents), "Contacts": 2, "Letters": len(view.notices)}
    assert f"{len(view.notices)} letters" in case_chart(view, presenter).says


def test_case_with_almost_no_record_has_no_chart(place):
    view, presenter = seen(place, opened(place))
    assert case_chart(view, presenter) is None
    assert contact_by_week(view, presenter) is None


def test_weeks_start_on_monday_and_count_customer_contacts(place):
    case = opened(place)
    rang(place, case, 3)
    rang(place.later(days=7), case, 1)
    weeks = contact_by_week(*seen(place, case))
    monday = place.today - timedelta(days=place.today.weekday())
    assert weeks.weeks[-1].number == 1
    assert weeks.weeks[-1].monday == f"{monday.day} {monday:%B %Y}"
    assert sum(week.number for week in weeks.weeks) == 4 + place.customer.incidents.count()


def test_case_page_shows_the_charts_in_words_and_a_table(place):
    case, _ = in_force(place)
    rang(place, case, 3)
    shown = client_of(set_clock(place), "officer").get(f"/cases/{case}/").content.decode()
    assert 'role="img" aria-label="The case over time.' in shown
    assert "The same as a table" in shown
    assert "style=" not in shown
