"""Reading iCalendar files: moments in summer and winter, folded lines, escapes, and what is refused."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.work.feeds.calendar import NoCalendar, Property, duration_of, events, moment_of
from evenhand.work.feeds.rows import Unreadable, read


def calendar(*lines):
    return "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])


@pytest.mark.parametrize(
    ("value", "zone", "moment"),
    [
        ("20260603T083000Z", "", datetime(2026, 6, 3, 8, 30, tzinfo=UTC)),
        ("20260603T093000", "Europe/London", datetime(2026, 6, 3, 8, 30, tzinfo=UTC)),
        ("20260603T093000", "", datetime(2026, 6, 3, 8, 30, tzinfo=UTC)),
        ("20260329T023000", "", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # an hour after the clocks went forward
        ("20381203T093000", "Europe/London", datetime(2038, 12, 3, 9, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_those_of_their_zone(value, zone, moment):
    assert moment_of(Property(value, {"TZID": zone} if zone else {})) == moment


@pytest.mark.parametrize(
    ("value", "params", "why"),
    [
        ("20260603", {"VALUE": "DATE"}, "is a whole day"),
        ("20260603T0930", {}, "is no moment"),
        ("20260603T093000", {"TZID": "../../etc/passwd"}, "is not known"),
        ("20260603T093000", {"TZID": "Customised"}, "is not known"),
    ],
)
def test_what_is_no_moment_is_refused(value, params, why):
    with pytest.raises(ValueError, match=why):
        moment_of(Property(value, params))


@pytest.mark.parametrize(
    ("value", "length"), [("PT45M", timedelta(minutes=45)), ("P1DT2H", timedelta(hours=26)), ("P1W", timedelta(days=7))]
)
def test_lengths_are_read(value, length):
    assert duration_of(Property(value, {})) == length


def test_folded_lines_and_escapes_are_joined_and_alarms_left_out():
    text = calendar(
        "UID:1@diary",
        'ATTENDEE;CN="Shah; Priya: officer":mailto:priya@example.org',
        "SUMMARY:Gas check\\, yearly\\; front ",
        " door",
        "BEGIN:VALARM",
        "SUMMARY:Leave now",
        "END:VALARM",
    )

    [(line, event)] = events(text)

    assert line == 2
    assert event["SUMMARY"].text == "Gas check, yearly; front door"
    assert (event["ATTENDEE"].value, event["ATTENDEE"].params["CN"]) == ("mailto:priya@example.org", "Shah; Priya: officer")


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1", "BEGIN:VCALENDAR\nEND:VEVENT"])
def test_incomplete_calendar_is_refused(text):
    with pytest.raises(NoCalendar):
        list(events(text))


def test_repeated_event_is_named_with_its_line():
    _, _, faults = read(calendar("UID:1", "DTSTART:20260603T083000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"), "me")

    assert [(one.row, one.column, one.code) for one in faults] == [(2, "RRULE", "repeats")]


def test_newest_version_of_an_event_counts():
    event = "BEGIN:VEVENT\nUID:1\nSEQUENCE:{}\nDTSTART:20260603T0{}0000Z\nDURATION:PT1H\nEND:VEVENT\n"
    text = "BEGIN:VCALENDAR\n" + event.format(2, 9) + event.format(1, 8) + "END:VCALENDAR"

    _, [row], faults = read(text, "me")

    assert (row.sequence, row.starts_at, faults) == (2, datetime(2026, 6, 3, 9, tzinfo=UTC), [])


@given(st.text(max_size=400) | st.text('BEGINVCALDRT:;=\n ,"\\', max_size=400).map(lambda said: f"BEGIN:VCALENDAR\n{said}"))
def test_any_text_is_read_or_refused_in_words(text):
    with contextlib.suppress(Unreadable):
        _, _, faults = read(text, "me")
        assert all(one.code for one in faults)
