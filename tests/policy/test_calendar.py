"""Terms and days: examples that a person can check, and agreement with a plain loop."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evenhand.policy.calendar import (
    FIRST,
    LAST,
    LATEST_PUBLISHED_YEAR,
    Calendar,
    Nation,
    Skipped,
    Term,
    Unit,
    _bank_holidays,
    localdate,
)

ENGLAND = Calendar(Nation.ENGLAND)
CALENDARS = {nation: Calendar(nation) for nation in Nation}
COUNTINGS = ["day_after", "same_day"]

nations = st.sampled_from(Nation)
countings = st.sampled_from(COUNTINGS)
days = st.dates(date(1995, 1, 1), date(2060, 12, 31))
terms = st.builds(Term, st.integers(1, 9), st.sampled_from(Unit))
closures = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.just("office move"), max_size=8)


def working(value):
    return Term(value, Unit.WORKING_DAYS)


# Examples


def test_working_days_skip_and_list_weekends_and_bank_holidays():
    counted = ENGLAND.count(date(2026, 8, 21), working(14))  # a Friday

    assert counted.last_day == date(2026, 9, 11)
    assert counted.skipped == (Skipped(date(2026, 8, 31), "bank_holiday", "Late Summer Bank Holiday"),)
    assert not counted.provisional


def test_the_same_term_ends_on_another_day_in_scotland():
    assert CALENDARS[Nation.SCOTLAND].count(date(2026, 8, 21), working(14)).last_day == date(2026, 9, 10)


def test_closure_days_are_left_out_with_the_landlords_reason():
    calendar = Calendar(Nation.ENGLAND, {date(2026, 8, 24): "office move", date(2026, 8, 22): "a Saturday"})

    counted = calendar.count(date(2026, 8, 21), working(1))

    assert counted.last_day == date(2026, 8, 25)
    assert counted.skipped == (Skipped(date(2026, 8, 24), "closure", "office move"),)


def test_bank_holiday_in_a_closure_is_skipped_once_by_its_name():
    calendar = Calendar(Nation.ENGLAND, {date(2026, 12, 25): "winter closing"})

    skipped = calendar.count(date(2026, 12, 24), working(1)).skipped

    assert [(day.kind, day.reason) for day in skipped if day.day == date(2026, 12, 25)] == [("bank_holiday", "Christmas Day")]


def test_same_day_counts_the_start_if_it_is_worked():
    assert ENGLAND.count(date(2026, 8, 21), working(1), "same_day").last_day == date(2026, 8, 21)
    assert ENGLAND.count(date(2026, 8, 22), working(1), "same_day").last_day == date(2026, 8, 24)


def test_bank_holiday_at_start_is_skipped_only_if_start_counts():
    holiday = date(2026, 8, 31)

    assert ENGLAND.count(holiday, working(1)).skipped == ()
    assert [skipped.day for skipped in ENGLAND.count(holiday, working(1), "same_day").skipped] == [holiday]


@pytest.mark.parametrize(
    ("start", "term", "counting", "last"),
    [
        (date(2026, 5, 3), Term(14, Unit.DAYS), "day_after", date(2026, 5, 17)),
        (date(2026, 5, 3), Term(14, Unit.DAYS), "same_day", date(2026, 5, 16)),
        (date(2026, 5, 3), Term(2, Unit.WEEKS), "day_after", date(2026, 5, 17)),
        (date(2026, 5, 3), Term(1, Unit.MONTHS), "day_after", date(2026, 6, 3)),
        (date(2026, 5, 3), Term(1, Unit.MONTHS), "same_day", date(2026, 6, 2)),
        (date(2026, 1, 31), Term(1, Unit.MONTHS), "day_after", date(2026, 2, 28)),
        (date(2028, 1, 31), Term(1, Unit.MONTHS), "day_after", date(2028, 2, 29)),
        (date(2026, 1, 31), Term(1, Unit.MONTHS), "same_day", date(2026, 2, 28)),
        (date(2026, 3, 1), Term(1, Unit.MONTHS), "same_day", date(2026, 3, 31)),
        (date(2026, 11, 30), Term(3, Unit.MONTHS), "day_after", date(2027, 2, 28)),
        (date(2026, 12, 31), Term(12, Unit.MONTHS), "day_after", date(2027, 12, 31)),
        (date(2028, 2, 29), Term(1, Unit.YEARS), "day_after", date(2029, 2, 28)),
        (date(2028, 2, 29), Term(4, Unit.YEARS), "day_after", date(2032, 2, 29)),
        (date(2026, 5, 3), Term(1, Unit.YEARS), "same_day", date(2027, 5, 2)),
    ],
)
def test_other_terms_end_on_the_corresponding_date(start, term, counting, last):
    counted = ENGLAND.count(start, term, counting)

    assert counted.last_day == last
    assert counted.skipped == ()


def test_a_count_is_data_with_a_code():
    assert ENGLAND.count(date(2026, 8, 28), working(1)).as_json() == {
        "code": "counted_working_days",
        "start": "2026-08-28",
        "value": 1,
        "unit": "working_days",
        "counting_from": "day_after",
        "last_day": "2026-09-01",
        "skipped": [{"day": "2026-08-31", "kind": "bank_holiday", "reason": "Late Summer Bank Holiday"}],
        "provisional": False,
    }


def test_working_day_count_past_published_years_is_provisional():
    start = date(LATEST_PUBLISHED_YEAR, 12, 28)

    assert ENGLAND.count(start, working(10)).provisional
    assert not ENGLAND.count(start, working(1)).provisional
    assert not ENGLAND.count(start, Term(10, Unit.DAYS)).provisional


@pytest.mark.parametrize("value", [0, -1, True, 1.5, "14"])
def test_a_term_is_a_whole_number_above_nought(value):
    with pytest.raises(ValueError, match="1 or more"):
        Term(value, Unit.DAYS)


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("start", [date(1066, 10, 14), date(1989, 12, 31), date(2071, 1, 1), date(9999, 12, 31)])
def test_absurd_starts_are_refused_in_words(start, unit):
    with pytest.raises(ValueError, match="reaches from 1990 to 2070"):
        ENGLAND.count(start, Term(1, unit))


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("value", [30_000, 10**7, 10**30])
def test_absurd_lengths_are_refused_in_words(unit, value):
    with pytest.raises(ValueError, match=r"2070|calendar ends"):
        ENGLAND.count(date(2026, 1, 1), Term(value, unit))


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_last_day_are_within_reach(day):
    assert ENGLAND.is_working(day) is (day == LAST)  # a new year's day, and a Wednesday
    assert ENGLAND.count(FIRST, working(1), "same_day").last_day == date(1990, 1, 2)


# Agreement with a plain loop


def walk(calendar, start, term, counting):
    """Count on the fingers."""
    day, left = (start, term.value) if counting == "day_after" else (start - timedelta(days=1), term.value)
    while left:
        day += timedelta(days=1)
        holiday = day in _bank_holidays(calendar.nation) or day in calendar.closure_days
        if term.unit is not Unit.WORKING_DAYS or (day.weekday() < 5 and not holiday):
            left -= 1
    return day


def leaf(start, months, counting):
    """Turn the pages of a calendar, month by month."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if start.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    same_number = date(year, month, start.day)
    return same_number if counting == "day_after" else same_number - timedelta(days=1)


@given(nations, closures, days, st.integers(1, 120), countings)
def test_working_days_agree_with_a_loop(nation, closed, start, value, counting):
    calendar = Calendar(nation, closed)

    assert calendar.count(start, working(value), counting).last_day == walk(calendar, start, working(value), counting)


@given(closures, st.dates(date(2025, 12, 1), date(2026, 12, 31)), st.integers(1, 60), countings)
def test_skipped_days_explain_the_count(closed, start, value, counting):
    calendar = Calendar(Nation.ENGLAND, closed)
    counted = calendar.count(start, working(value), counting)

    first = start + timedelta(days=1 if counting == "day_after" else 0)
    passed = [first + timedelta(days=ahead) for ahead in range((counted.last_day - first).days + 1)]
    weekdays = [day for day in passed if day.weekday() < 5]
    assert len(weekdays) - len(counted.skipped) == value
    assert [skipped.day for skipped in counted.skipped] == [day for day in weekdays if not calendar.is_working(day)]


@given(days, st.sampled_from([Unit.DAYS, Unit.WEEKS]), st.integers(1, 60), countings)
def test_days_and_weeks_agree_with_a_loop(start, unit, value, counting):
    in_days = Term(value * (7 if unit is Unit.WEEKS else 1), Unit.DAYS)

    assert ENGLAND.count(start, Term(value, unit), counting).last_day == walk(ENGLAND, start, in_days, counting)


@given(days, st.sampled_from([Unit.MONTHS, Unit.YEARS]), st.integers(1, 9), countings)
def test_months_and_years_agree_with_a_loop(start, unit, value, counting):
    months = value * (12 if unit is Unit.YEARS else 1)

    assert ENGLAND.count(start, Term(value, unit), counting).last_day == leaf(start, months, counting)


# Properties


@given(nations, days, st.integers(0, 60), terms, countings)
def test_a_later_start_never_ends_earlier(nation, start, later, term, counting):
    calendar = CALENDARS[nation]

    assert calendar.last_day(start, term, counting) <= calendar.last_day(start + timedelta(days=later), term, counting)


@given(nations, days, st.sampled_from(Unit), st.integers(1, 9), countings)
def test_a_longer_term_ends_later(nation, start, unit, value, counting):
    calendar = CALENDARS[nation]

    assert calendar.last_day(start, Term(value, unit), counting) < calendar.last_day(start, Term(value + 1, unit), counting)


@given(nations, days, st.sampled_from(Unit), st.integers(1, 9))
def test_counting_the_start_ends_at_most_one_working_day_sooner(nation, start, unit, value):
    calendar, term = CALENDARS[nation], Term(value, unit)
    same, after = (calendar.last_day(start, term, counting) for counting in ("same_day", "day_after"))

    assert start <= same <= after
    assert calendar.working_days_between(same, after) <= 1


@given(nations, days, st.integers(1, 200))
def test_working_days_between_is_the_inverse_of_counting(nation, start, value):
    calendar = CALENDARS[nation]
    last = calendar.last_day(start, working(value))

    assert calendar.is_working(last)
    assert calendar.working_days_between(start, last) == value
    assert calendar.working_days_between(last, start) == -value


@given(days, st.integers(1, 100), days)
def test_one_more_closure_day_never_brings_the_last_day_forward(start, value, closed):
    assume(closed >= start)

    assert Calendar(Nation.WALES, {closed: "training"}).last_day(start, working(value)) >= CALENDARS[Nation.WALES].last_day(
        start, working(value)
    )


# Bank holidays against the government's own list

DIVISIONS = {
    Nation.ENGLAND: "england-and-wales",
    Nation.WALES: "england-and-wales",
    Nation.SCOTLAND: "scotland",
    Nation.NORTHERN_IRELAND: "northern-ireland",
}
PROCLAIMED_SINCE = {Nation.SCOTLAND: {date(2026, 6, 15)}}  # for the football world cup; after the bundled list was made


@pytest.mark.parametrize("nation", Nation)
def test_bank_holidays_are_those_that_the_government_published(nation):
    published_lists = pytest.importorskip(
        "govuk_bank_holidays.bank_holidays", reason="govuk-bank-holidays is not installed: no list to compare with"
    )
    events = published_lists.BankHolidays.load_backup_data()[DIVISIONS[nation]]["events"]
    published = {date.fromisoformat(event["date"]) for event in events}
    years = {day.year for day in published}
    ours = {day for day in _bank_holidays(nation) if day.year in years and day.weekday() < 5}

    assert max(years) == LATEST_PUBLISHED_YEAR
    assert len(years) > 10
    assert ours ^ {day for day in published if day.weekday() < 5} <= PROCLAIMED_SINCE.get(nation, set())


# Moments


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 6, 2, 23, 30, tzinfo=UTC), date(2026, 6, 3)),  # half past midnight in London
        (datetime(2026, 6, 2, 22, 59, tzinfo=UTC), date(2026, 6, 2)),
        (datetime(2026, 12, 2, 23, 30, tzinfo=UTC), date(2026, 12, 2)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),  # the minute before the clocks go forward
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),  # the night on which they go back
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_moment_belongs_to_the_day_in_london(at, day):
    assert localdate(at) == day


def test_another_zone_may_be_asked_for():
    assert localdate(datetime(2026, 6, 2, 23, 30, tzinfo=UTC), "UTC") == date(2026, 6, 2)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        localdate(datetime(2026, 6, 2, 23, 30))  # noqa: DTZ001
