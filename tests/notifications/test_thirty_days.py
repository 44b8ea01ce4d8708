"""Checks thirty days of ``work`` and ``serve`` with nobody clicking, against the emails that a real mail server took."""

from datetime import timedelta

import pytest

from evenhand.landlords.actions import set_manager
from evenhand.measures.models import Measure
from evenhand.notifications.models import Notification
from evenhand.ops.cli import main
from evenhand.ops.serve_commands import stand_in
from tests.builders.decided import in_force
from tests.builders.house import STAFF, house
from tests.builders.mailboxes import address_of, said, text_of, with_addresses
from tests.builders.measure_in_force import standing
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GIVEN = "Record that the letter was given"
EARLIER = [
    f"{GIVEN}, overdue since 6 June 2026.",
    f"{GIVEN}, overdue since 8 June 2026.",
    "Tell the teams concerned, overdue since 14 June 2026.",
]
"""What the case owes before the thirty days."""
MISSED = "A measure ended because its review was not done."
ESCALATED = "The review of 18 June 2026 was missed, and its safety instruction still applies. Decide today."
NOBODY = {who: {} for who in STAFF}


def by_day(mail, place, who, start):
    """Return what somebody was told, by the day since the start, without the references of cases."""
    found = {}
    for email in mail.boxes[address_of(place, who)]:
        day = (email["Date"].datetime.date() - start).days
        found.setdefault(day, []).extend(line.rpartition(" Case ")[0] for line in said(email))
    return found


def in_force_until(slug, name, **days):
    """Build a landlord with a limit in force that its only case rests on; return both."""
    place = house(slug, name)
    _, limit = in_force(place)
    Measure.objects.filter(reference=limit).update(**{field: place.today + DAY * many for field, many in days.items()})
    set_manager(place.officers["officer"], place.officers["manager"])
    return place


def test_thirty_days_tell_each_fact_once(mail):
    missed = in_force_until("other-homes", "Other Homes", review_on=16)
    ended = in_force_until("third-homes", "Third Homes", until=10)
    kept, _, instruction = standing("a2dominion", "visit_conditions")
    start = missed.today
    Measure.objects.filter(reference=instruction).update(review_on=start + 4 * DAY, until=None)
    for one in (missed, ended, kept):
        with_addresses(one)

    for day in range(1, 31):
        set_clock(missed.later(days=1))
        if day % 3:
            assert [main(["work", "--once"]), stand_in()] == [0, False]
        else:  # no worker runs: one server of two does its work
            assert [stand_in(), stand_in()] == [True, False]

    assert {who: by_day(mail, missed, who, start) for who in missed.officers} == NOBODY | {
        "officer": {
            1: [*EARLIER, "Review, due 30 June 2026."],
            16: ["Review, due today."],
            17: [MISSED, f"{GIVEN}, due today."],
            18: [f"{GIVEN}, overdue since 1 July 2026."],
        },
        "manager": {17: [MISSED]},
    }
    assert {who: by_day(mail, ended, who, start) for who in ended.officers} == NOBODY | {
        "officer": {
            1: EARLIER,
            11: ["A measure ended on its last day.", f"{GIVEN}, due today."],
            12: [f"{GIVEN}, overdue since 25 June 2026."],
        }
    }
    each_day = {day: [ESCALATED] for day in range(5, 31)}
    found = {who: by_day(mail, kept, who, start) for who in kept.officers}
    assert {who: days for who, days in found.items() if days} == {
        "officer": {
            1: [
                f"{GIVEN}, overdue since 1 June 2026.",
                "Ask for a marker, overdue since 3 June 2026.",
                "Review, due 18 June 2026.",
                "Review: no day is set.",
            ],
            4: ["Review, due today."],
            5: ["Review, overdue since 18 June 2026."],
        },
        "manager": each_day,
    }
    assert set(Notification.objects.values_list("state", flat=True)) == {"sent"}
    assert all("Vale" not in text_of(email) for box in mail.boxes.values() for email in box)
