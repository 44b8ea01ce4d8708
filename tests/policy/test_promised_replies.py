"""Tests which replies we owe by which day: call-backs, and the answers that a letter promises."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.promised_replies import Correspondence, Promised, Regular, ReplyOwed, answer_day, replies_owed

ENGLAND = Calendar(Nation.ENGLAND)
WEEKLY = Regular("EV-M1", "week", date(2026, 11, 2), "EV-U1")


def moment(day, hour=9, month=12):
    return datetime(2026, month, day, hour)  # noqa: DTZ001 - local, as the engine takes it


MOMENTS = st.integers(0, 60 * 24).map(lambda hours: moment(1, 0, 11) + timedelta(hours=hours))
PROMISES = st.lists(
    st.builds(Promised, st.uuids().map(str), MOMENTS, MOMENTS.map(datetime.date), st.just("EV-U1")), max_size=4
).map(tuple)
SOME = st.lists(MOMENTS, max_size=5).map(tuple)
REGULAR = st.lists(
    st.builds(
        Regular, st.just("EV-M1"), st.sampled_from(["day", "week", "month"]), MOMENTS.map(datetime.date), st.just("EV-U2")
    ),
    max_size=2,
)


@given(PROMISES, SOME, REGULAR, MOMENTS)
def test_reply_now_leaves_nothing_owed_from_before(promised, wrote, regular, now):
    owed = replies_owed(Correspondence(promised, wrote, (now,)), regular, ENGLAND)

    assert all(one.since >= now.date() for one in owed)


@given(PROMISES, SOME, SOME, REGULAR)
def test_each_reply_owed_is_due_no_earlier_than_it_is_asked_for(promised, wrote, replied, regular):
    for one in replies_owed(Correspondence(promised, wrote, replied), regular, ENGLAND):
        assert one.contact or one.due_on >= one.since
        assert one.contact or ENGLAND.is_working(one.due_on)


@given(PROMISES, SOME, SOME, REGULAR, MOMENTS)
def test_another_reply_never_adds_what_we_owe(promised, wrote, replied, regular, more):
    before, after = (
        replies_owed(Correspondence(promised, wrote, given_at), regular, ENGLAND) for given_at in (replied, (*replied, more))
    )

    assert len(after) <= len(before)


def test_call_back_is_owed_until_the_reply_is_logged():
    promised = Promised("EV-N1", moment(1, 10), date(2026, 12, 3), "EV-U1")
    earlier, later = moment(1, 9), moment(2, 9)

    assert replies_owed(Correspondence((promised,), replied=(earlier,)), (), ENGLAND) == (
        ReplyOwed(date(2026, 12, 3), date(2026, 12, 1), "EV-U1", contact="EV-N1"),
    )
    assert replies_owed(Correspondence((promised,), replied=(earlier, later)), (), ENGLAND) == ()


def test_reply_is_late_from_the_day_after_its_day():
    owed = ReplyOwed(date(2026, 12, 3), date(2026, 12, 1), "EV-U1")

    assert [owed.late_on(date(2026, 12, day)) for day in (3, 4)] == [False, True]


def test_weekly_answer_is_owed_for_the_oldest_that_waits():
    passed = Correspondence(wrote=(moment(1), moment(2), moment(9)), replied=(moment(1, 12),))

    assert replies_owed(passed, (WEEKLY,), ENGLAND) == (
        ReplyOwed(date(2026, 12, 4), date(2026, 12, 2), "EV-U1", measure="EV-M1"),
    )


def test_what_came_before_the_measure_waits_for_no_weekly_answer():
    assert replies_owed(Correspondence(wrote=(moment(1, month=11),)), (WEEKLY,), ENGLAND) == ()


@pytest.mark.parametrize(
    ("day", "per", "due"),
    [
        (date(2026, 12, 1), "week", date(2026, 12, 4)),
        (date(2026, 12, 5), "week", date(2026, 12, 11)),
        (date(2026, 12, 24), "week", date(2026, 12, 24)),
        (date(2026, 12, 25), "week", date(2026, 12, 31)),
        (date(2026, 12, 1), "day", date(2026, 12, 1)),
        (date(2026, 12, 5), "day", date(2026, 12, 7)),
        (date(2026, 10, 1), "month", date(2026, 10, 30)),
        (date(2026, 10, 31), "month", date(2026, 11, 30)),
    ],
)
def test_answer_is_due_by_the_last_working_day_of_its_period(day, per, due):
    assert answer_day(day, per, ENGLAND) == due
