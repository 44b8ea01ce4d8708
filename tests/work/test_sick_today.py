"""A colleague is sick today: their manager moves the day's visits and what waits to another; it returns by itself."""

from datetime import timedelta

import pytest

from evenhand.journal.queries import entries
from evenhand.landlords.actions import set_manager
from evenhand.landlords.cover import covers_on
from evenhand.ops.cli import main
from evenhand.visits.models import Visit
from evenhand.visits.queries import of_day
from tests.builders.house import house
from tests.builders.visits import arranged
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
PAGE = "/leave-and-cover/sick/"


@pytest.fixture
def place():
    made = house()
    set_manager(made.officers["officer"], made.officers["manager"])
    made.today_visit = arranged(made, starts_at=made.at + timedelta(hours=1))
    made.later_visit = arranged(made, days=1)
    return set_clock(made)


def attends(reference):
    return Visit.objects.get(reference=reference).attends


def sent(place, to="assistant_director"):
    return {"away": place.officers["officer"].user.reference, "to": place.officers[to].user.reference}


def test_manager_moves_the_day_and_the_next_is_theirs_again(place):
    officer, cover = place.officers["officer"], place.officers["assistant_director"]

    assert client_of(place, "manager").post(PAGE, sent(place)).status_code == 302
    assert (attends(place.today_visit), attends(place.later_visit)) == (cover.user, officer.user)
    tomorrow = place.today + timedelta(days=1)
    assert [len(covers_on(cover, day)) for day in (place.today, tomorrow)] == [1, 0]
    assert [one.reference for one in of_day(place.landlord, officer.user, tomorrow)] == [place.later_visit]
    entry = next(one for one in entries(place.landlord.pk) if one.act == "sick_today")
    assert (entry.subject, entry.by) == (officer.user.reference, place.officers["manager"].user.reference)


def test_page_refuses_half_a_form_themselves_and_other_readers(place):
    manager = client_of(place, "manager")

    assert [manager.post(PAGE, one).status_code for one in ({}, sent(place, "officer"))] == [422, 422]
    assert [client_of(place, who).get(PAGE).status_code for who in ("manager", "officer")] == [200, 404]
    assert attends(place.today_visit) == place.officers["officer"].user


def test_command_does_the_same_once(place, capsys):
    words = ["staff", "sick", place.landlord.slug, place.officers["officer"].user.username]
    names = [place.officers[who].user.username for who in ("assistant_director", "manager", "director")]

    assert main([*words, "--to", names[0], "--by", names[2]]) == 2
    assert [main([*words, "--to", names[0], "--by", names[1]]) for _ in range(2)] == [0, 0]
    says = " of Priya Shah, and what waits for them. Tomorrow it is theirs again."
    assert capsys.readouterr().out.splitlines() == [f"Grace Mensah has {n} visits of today{says}" for n in (1, 0)]
    assert attends(place.today_visit) == place.officers["assistant_director"].user
