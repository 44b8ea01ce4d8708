"""Checks what colleagues get, and when: at once by an act, with the digest, on the day; never of their own acts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.casework.details.incidents import Reported
from evenhand.landlords.actions import set_manager
from evenhand.landlords.cover import arrange
from evenhand.notifications.models import Notification
from evenhand.policy.vocabulary import Act
from evenhand.work.digest import raise_all
from tests.builders.decided import in_force
from tests.builders.house import heard_and_assessed, house, opened, proposed
from tests.builders.mailboxes import with_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(mail):
    return with_addresses(house())


def told(place, who):
    """Return the kinds, urgencies and acts of what a colleague gets so far."""
    rows = Notification.objects.filter(recipient=place.officers[who].user).order_by("id")
    return list(rows.values_list("kind", "urgency", "act"))


def danger(place, **more):
    return Reported(
        words="The back door hangs loose.", customer=place.customer.reference, happened_at=place.at, channel="telephone",
        behaviours=("disproportionate_contact",), danger="A loose door", **more,
    )  # fmt: skip


def test_danger_in_a_case_reaches_its_owner_at_once(place):
    case = opened(place)
    set_manager(place.officers["officer"], place.officers["manager"])

    place.do(Act.LOG_INCIDENT, danger(place), "adviser", case=None)
    assert told(place, "officer") == []
    place.do(Act.LOG_INCIDENT, danger(place), "manager", case=case)
    assert (told(place, "officer"), told(place, "manager")) == ([("danger", "now", "")], [])


def test_danger_that_repairs_took_over_is_left_out(place):
    case = opened(place)

    place.do(Act.LOG_INCIDENT, danger(place, danger_taken_by="Ada Penn"), "manager", case=case)

    assert told(place, "officer") == []


def test_refused_act_tells_nothing(place):
    case = opened(place)
    late = replace(danger(place), happened_at=place.at + timedelta(days=2))

    with pytest.raises(Exception, match="has not happened yet"):
        place.do(Act.LOG_INCIDENT, late, "manager", case=case)

    assert told(place, "officer") == []


def test_decision_waits_in_the_digest_of_its_decider(place):
    case = opened(place)
    heard_and_assessed(place, case)
    proposed(place, case)
    place.later(days=3)
    assert place.today.weekday() == 1

    assert [raise_all(place.landlord, place.at) > 0, raise_all(place.landlord, place.at)] == [True, 0]
    assert ("decision", "digest", "authorise") in told(place, "manager")
    before = told(place, "manager")
    place.later(days=1)
    raise_all(place.landlord, place.at)
    assert told(place, "manager") == before


def test_no_digest_on_a_weekend_nor_before_the_office_opens(place):
    in_force(place)
    sunday = place.at.replace(day=14)
    monday = place.at.replace(day=15)

    assert sunday.weekday() == 6
    gathered = [raise_all(place.landlord, at) for at in (sunday, monday.replace(hour=7), monday.replace(hour=8))]
    assert gathered == [0, 0, len(place.officers)]


def test_colleague_who_is_away_gets_the_digest_once_back(place):
    in_force(place)
    officer, manager = place.officers["officer"], place.officers["manager"]
    monday = place.at.replace(day=15)
    arrange(officer.membership, manager.membership, since=monday.date(), until=monday.date(), arranged=(manager.user, monday))

    raise_all(place.landlord, monday)
    assert told(place, "officer") == []
    covered = {kind for kind, _, _ in told(place, "manager")}
    raise_all(place.landlord, monday + timedelta(days=1))
    assert (covered, {kind for kind, _, _ in told(place, "officer")}) == ({"overdue"}, {"overdue"})
