"""Tests what is read of the events of an iCalendar file: moments by zone, texts, versions, and what cannot be read."""

import time
from datetime import UTC, date, datetime

import pytest

from evenhand.visits.queries import ICALENDAR
from evenhand.work.feeds.rows import FeedFault, FeedRow, Unreadable, read

START, END = "DTSTART:20260603T083000Z", "DTEND:20260603T090000Z"
ZONES = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T000000
RRULE:FREQ=SECONDLY
TZOFFSETFROM:+0000
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
"""


def calendar(*events, zones=""):
    """Return a calendar of events, each given by its lines."""
    within = "".join("BEGIN:VEVENT\n" + "\n".join(lines) + "\nEND:VEVENT\n" for lines in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{within}END:VCALENDAR\n"


def row_of(*lines, zones=""):
    source, [row], faults = read(calendar(("UID:a@diary.example", *lines), zones=zones), "priya.shah")
    assert (source, faults) == (ICALENDAR, [])
    return row


def faults_of(*events):
    return read(calendar(*events), "")[2]


def test_all_that_is_read_of_an_event():
    found = row_of(
        "DTSTART;TZID=Europe/London:20260603T093000",
        "DURATION:PT45M",
        "LOCATION:12 Cooper Row\\, Portmouth\\nPM2 4QT",
        "SUMMARY:Garden\\; the fe",
        " nce",
        "CATEGORIES:JOB",
        'ATTENDEE;CN="Shah, Priya":mailto:Priya.Shah@harbour.example',
        "SEQUENCE:4",
        "X-EVENHAND-CUSTOMER:EV-7KQ2 EV-8KQ3",
        "X-EVENHAND-DUE:20260605",
        "STATUS:CANCELLED",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "DESCRIPTION:Not the visit",
        "END:VALARM",
    )

    assert found == FeedRow(
        1,
        "a@diary.example",
        sequence=4,
        starts_at=datetime(2026, 6, 3, 8, 30, tzinfo=UTC),
        ends_at=datetime(2026, 6, 3, 9, 15, tzinfo=UTC),
        customers=("EV-7KQ2", "EV-8KQ3"),
        address="12 Cooper Row, Portmouth PM2 4QT",
        kind="job",
        attends="priya.shah@harbour.example",
        about="Garden; the fence",
        due_on=date(2026, 6, 5),
        cancelled=True,
    )


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("DTSTART:20260603T093000Z", 9),
        ("DTSTART:20260603T093000", 8),
        ("DTSTART:20261203T093000", 9),
        ("DTSTART;TZID=Europe/London:20260603T093000", 8),
        ("DTSTART;TZID=GMT Standard Time:20260603T093000", 8),
        ("DTSTART;TZID=W. Europe Standard Time:20260603T093000", 7),
    ],
)
def test_moment_is_of_its_zone_or_else_of_london(start, utc):
    found = row_of(start, "DURATION:PT30M").starts_at

    assert (found.hour, found.minute, found.tzinfo) == (utc, 30, UTC)


def test_zone_is_known_by_its_name_not_by_its_rules_in_the_file():
    zones = ZONES.format(name="GMT Standard Time")

    assert row_of("DTSTART;TZID=GMT Standard Time:20260603T093000", "DURATION:PT30M", zones=zones).starts_at.hour == 8


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("UID:a", "DTSTART;VALUE=DATE:20260603", END), FeedFault(1, "DTSTART", "whole_day", "20260603")),
        (("UID:a", "DTSTART:yesterday", END), FeedFault(1, "DTSTART", "unreadable", "yesterday")),
        (("UID:a", "DTSTART:20260230T090000Z", END), FeedFault(1, "DTSTART", "unreadable", "20260230T090000Z")),
        (("UID:a", "DTSTART;TZID=Harbour Time:20260603T093000", END), FeedFault(1, "DTSTART", "no_zone", "Harbour Time")),
        (("UID:a", START, "DURATION:-PT30M"), FeedFault(1, "DURATION", "unreadable", "-PT30M")),
        (("UID:a", START, "DURATION:P367D"), FeedFault(1, "DURATION", "unreadable", "P367D")),
        (("UID:a", "DTSTART:20710101T090000Z", END), FeedFault(1, "DTSTART", "unreadable", "2071-01-01 09:00:00+00:00")),
        (("UID:a", START), FeedFault(1, "DTEND", "missing")),
        ((START, END), FeedFault(1, "UID", "missing")),
        (("UID:a", END), FeedFault(1, "DTSTART", "missing")),
        (("UID:a", START, END, "RRULE:FREQ=DAILY"), FeedFault(1, "RRULE", "repeats")),
        (("UID:a", START, END, "X-EVENHAND-DUE:20260231"), FeedFault(1, "X-EVENHAND-DUE", "unreadable", "20260231")),
    ],
)
def test_what_cannot_be_read_is_named_by_event_and_property(lines, fault):
    assert faults_of(lines) == [fault]


def test_newest_version_of_an_event_counts_a_moved_one_beside_it():
    later = ("UID:a", "SEQUENCE:2", START, END)
    moved = ("UID:a", "RECURRENCE-ID:20260603T083000Z", "SEQUENCE:2", START, END)
    found = read(calendar(("UID:a", "SEQUENCE:x", START, END), later, moved), "")[1]

    assert [(row.source_id, row.sequence) for row in found] == [("a", 2), ("a 20260603T083000Z", 2)]


def test_two_events_of_one_id_and_version_are_named():
    assert faults_of(("UID:a", START, END), ("UID:a", START, END)) == [FeedFault(2, "id", "twice", "a")]


def test_zones_that_only_begin_are_read_in_one_pass():
    begun = time.perf_counter()

    with pytest.raises(Unreadable):
        read(calendar(zones="BEGIN:VTIMEZONE\n" * 50_000), "")

    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(
    "text",
    ["BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a", calendar() + calendar(), calendar() + "more"],
    ids=["begun", "cut short", "two calendars", "words after"],
)
def test_file_that_is_not_one_whole_calendar_is_refused(text):
    with pytest.raises(Unreadable) as refused:
        read(text, "")

    assert refused.value.code == "no_calendar"
