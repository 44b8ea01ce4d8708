"""Days in words."""

from datetime import date

import pytest

from evenhand.policy.calendar import Calendar, Nation, Term, Unit
from evenhand.wording import english
from evenhand.wording.dates import code_of, holiday, span
from evenhand.wording.words import Words


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 11, 26), date(2026, 11, 27), "26 to 27 November 2026"),
        (date(2026, 5, 30), date(2026, 6, 2), "30 May to 2 June 2026"),
        (date(2025, 11, 30), date(2026, 11, 2), "30 November 2025 to 2 November 2026"),
        (date(2026, 6, 1), date(2026, 6, 1), "1 June 2026"),
    ],
)
def test_a_span_of_days_names_a_month_and_a_year_once(first, last, says):
    assert span([last, first]) == says


@pytest.mark.parametrize(
    ("nation", "start", "says"),
    [
        (Nation.ENGLAND, date(2022, 12, 30), "Monday 2 January 2023 (New Year, moved from Sunday)"),
        (Nation.SCOTLAND, date(2026, 6, 12), "Monday 15 June 2026 (extra holiday for the football World Cup)"),
        (Nation.SCOTLAND, date(2022, 12, 30), "Monday 2 January 2023 (New Year, moved from Sunday)"),
        (Nation.ENGLAND, date(2026, 8, 28), "Monday 31 August 2026 (summer bank holiday)"),
        (Nation.NORTHERN_IRELAND, date(2026, 7, 10), "Monday 13 July 2026 (Battle of the Boyne, moved from Sunday)"),
    ],
)
def test_a_count_names_a_bank_holiday_in_plain_words(nation, start, says):
    counted = Calendar(nation).count(start, Term(1, Unit.WORKING_DAYS))

    assert says in Words().count(counted.as_json())


@pytest.mark.parametrize("nation", Nation)
def test_each_bank_holiday_has_words_of_ours(nation):
    calendar = Calendar(nation)
    counted = [calendar.count(date(year, 1, 1), Term(280, Unit.WORKING_DAYS), "same_day") for year in range(1990, 2070)]
    named = {(day, reason) for one in counted for day, _, reason in one.skipped}

    assert [said for said in (holiday(reason, day) for day, reason in named) if "observed" in said or "; " in said] == []
    assert {code_of(part) for _, reason in named for part in reason.split("; ")} <= english.HOLIDAYS.keys()


def test_a_closure_keeps_the_landlords_own_reason():
    calendar = Calendar(Nation.ENGLAND, {date(2026, 9, 1): "Staff training"})
    counted = calendar.count(date(2026, 8, 31), Term(1, Unit.WORKING_DAYS))

    assert "Tuesday 1 September 2026 (Staff training)" in Words().count(counted.params)
