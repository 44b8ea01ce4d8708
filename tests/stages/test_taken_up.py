"""Stages: equal to what their builder makes, private to each test, rebuilt after a change of source."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections
from django.test import Client
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.landlords.models import Landlord
from evenhand.people.models import Customer
from evenhand.policy.vocabulary import Act
from tests import stages
from tests.builders.decided import in_force
from tests.builders.house import START, heard_and_assessed, house, opened, reported
from tests.stages import keeping, stage
from tests.stages.answers import restored, said_of, written

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TURNS = pytest.mark.parametrize("turn", [1, 2])


def rows() -> Counter[str]:
    return Counter({model._meta.label: model._default_manager.count() for model in apps.get_models()})


@TURNS
def test_rows_changed_in_a_stage_are_undone(turn):
    place = house().later(days=1)
    Landlord.objects.update(name="Renamed")
    other = house("other-homes", "Other Homes")

    assert (place.landlord.name, other.landlord.name) == ("Harbour Homes", "Other Homes")
    assert ((place.at - START).days, other.at) == (1, START)
    assert {one.name for one in Landlord.objects.all()} == {"Renamed", "Other Homes"}
    assert Customer.objects.count() == 2


def test_a_stage_holds_what_its_builder_makes(monkeypatch):
    place = house()
    case, _ = in_force(place)
    kept, at = rows(), place.at
    (made,) = stages._of_this_session
    made.databases.use(keeping.EMPTY, private=False)
    monkeypatch.setattr(stages, "ALL_AFRESH", True)
    afresh = house()
    another, _ = in_force(afresh)

    assert (rows(), afresh.at) == (kept, at)
    assert (Case.objects.get().reference, case == another) == (another, False)


def test_a_builder_works_in_place_after_a_change():
    place = house()
    Customer.objects.update(known_as="M Vale")
    case = opened(place)
    heard_and_assessed(place, case)

    assert Customer.objects.get().known_as == "M Vale"
    assert Case.objects.get().steps.filter(act=Act.ASSESS).count() == 1


def test_house_handed_over_stays_as_the_builder_left_it():
    place = house()
    case = opened(place)
    before = place.officers["officer"]
    heard_and_assessed(place, case)

    assert (place.at - START).days == 12
    assert place.officers["officer"].user == before.user


@TURNS
@pytest.mark.django_db(transaction=True)
def test_rows_committed_in_a_stage_are_visible_and_undone(turn, served, settings, tmp_path):
    settings.HEADS_DIR = tmp_path
    assert Landlord.objects.count() == 0
    place = house()
    in_force(place)
    client = Client()
    client.force_login(place.officers["officer"].user, "django.contrib.auth.backends.ModelBackend")
    connections.close_all()

    assert "Marion Vale" in client.get(reverse("cases")).content.decode()
    assert [path.name for path in tmp_path.glob("*.head")] == [f"{place.landlord.pk}.head"]


def test_stage_built_under_a_patch_is_not_kept(monkeypatch):
    house()
    (made,) = stages._of_this_session
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 100)
    assert made.may_be_taken_up()

    monkeypatch.setattr("evenhand.work.handover.MOST", 1)
    assert not made.may_be_taken_up()


def test_stage_built_under_other_settings_is_not_kept(settings, tmp_path):
    (made,) = stages._of_this_session
    settings.HEADS_DIR = tmp_path
    assert made.may_be_taken_up()

    settings.DEMO = False
    assert not made.may_be_taken_up()


def test_attribute_set_on_a_handed_house_reaches_no_other_test():
    place = house()
    place.mine = "mine"

    @stage
    def reported_once(place):
        return reported(place)

    reported_once(place)
    (made,) = stages._of_this_session
    made.databases.use(keeping.EMPTY, private=False)
    made.at = keeping.EMPTY
    other = house()
    reported_once(other)

    assert (place.mine, hasattr(other, "mine")) == ("mine", False)


def test_answers_are_each_test_s_own():
    words = ([1], {"a": frozenset("xy")})
    answer = written(words, ())

    first, second = restored(answer, ()), restored(answer, ())
    first[0].append(2)

    assert second == words
    assert said_of(words[1]) == said_of({"a": frozenset("yx")})


def test_a_builder_in_a_file_of_tests_goes_by_that_file_too(monkeypatch):
    before = keeping.name_of(rows), keeping.name_of(house)
    monkeypatch.setattr(Path, "read_bytes", lambda path: f"another {path}".encode())

    assert keeping.name_of(rows) != before[0]
    assert keeping.name_of(house) == before[1]


def test_another_source_has_another_mark(monkeypatch, tmp_path):
    for name in ("locks/run.txt", "src/a.py", "src/pages/a.html", "tests/builders/house.py", "tests/test_a.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    monkeypatch.setattr(keeping, "PROJECT", tmp_path)
    before = keeping._mark()

    marks = {}
    for path in [one for one in tmp_path.rglob("*") if one.is_file()]:
        path.write_text("after")
        marks[path.name] = keeping._mark()
        path.write_text("before")
    shutil.rmtree(tmp_path / "src" / "pages")
    marks["removed"] = keeping._mark()

    assert {name for name, mark in marks.items() if mark == before} == {"test_a.py"}
    assert len(set(marks.values())) == 6
