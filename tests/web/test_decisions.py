"""The page of a past decision: that day's facts, rules and letter, and what has changed since."""

import re

import pytest
from django.urls import reverse

from evenhand.casework.details import Established
from evenhand.casework.past_decisions import decisions
from evenhand.incidents.models import Incident, StoryRead
from evenhand.journal import actions as journal
from evenhand.landlords import actions as landlords
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


@pytest.fixture
def decided(place):
    case, measure = in_force(place)
    set_clock(place.later(days=30))
    number = decisions(place.landlord.pk).filter(act=Act.AUTHORISE).last().sequence
    return case, measure, reverse("decision", args=[case, number])


def text(place, path, who="officer"):
    page = client_of(place, who).get(path)
    assert page.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_page_states_its_moment_and_its_decider(place, decided):
    manager = place.officers["manager"].user.name
    assert re.search(rf"You are looking at \d+ June 2026, \d\d:\d\d, as {manager} saw it\.", text(place, decided[2]))


def test_page_shows_facts_rules_reason_and_letter_in_order(place, decided):
    shown = text(place, decided[2])
    places = [
        shown.index(one)
        for one in (
            "The facts then",
            "Rang 14 times in one afternoon",
            "The rules, and what they said",
            "The reason written",
            "In proportion, and she keeps email.",
            "The letter as sent",
            "A change to how you can deal with us",
            "What has changed since",
        )
    ]
    assert places == sorted(places)
    assert "the answer is the same" in shown


def test_later_acts_are_folded_under_what_has_changed_since(place, decided):
    case, measure, path = decided
    place.do(Act.LIFT, Established(words="It has served."), case=case, subject=measure)
    page = client_of(place, "officer").get(path).content.decode()
    before, _, after = page.partition('id="since"')
    assert "Lifted" in after
    assert "Lifted" not in before
    assert "<details" in after


def test_reworded_clause_is_shown_as_it_was_and_as_it_is(place, decided):
    old = shipped("octavia")
    raw = old.model_dump(by_alias=True)
    for clause in raw["clauses"]:
        for demand in clause["demands"]:
            demand["says"] = f"{demand['says']} So it reads from now on."
    newer = Pack.model_validate(raw | {"version": "2099.1"})
    landlords.adopt(place.landlord, newer, shipped("floor"), since=place.today, at=place.at)
    before, _, after = text(place, decided[2]).partition("What has changed since")
    assert "version 2099.1" in after
    assert "So it reads from now on." in after
    assert "So it reads from now on." not in before
    assert "the answer is the same" in before


def test_erased_words_are_shown_as_erased(place, decided):
    journal.destroy_key(place.customer.reference, landlord_id=place.landlord.pk, at=place.at)
    shown = text(place, decided[2])
    assert shown.count("These words were erased at the end of their time") == 2
    assert "In proportion, and she keeps email." not in shown.partition("What has changed since")[0].partition("The letter")[0]


def test_opening_it_is_noted_as_a_reading_of_the_stories(place, decided):
    told = Incident.objects.filter(cases__reference=decided[0])
    text(place, decided[2], "manager")
    [read] = StoryRead.objects.filter(by=place.officers["manager"].user)
    assert sorted(read.stories) == sorted(row.reference for row in told)


def test_auditor_opens_it_from_the_timeline_and_the_measure(place, decided):
    page = client_of(place, "auditor").get(reverse("case", args=[decided[0]])).content.decode()
    assert page.count(decided[2]) == 2
    text(place, decided[2], "auditor")


def test_reporters_and_another_landlord_find_nothing(place, decided):
    elsewhere = house("other-homes", "Other Homes")
    assert client_of(place, "adviser").get(decided[2]).status_code == 404
    assert client_of(elsewhere, "officer").get(decided[2]).status_code == 404
    assert client_of(place, "officer").get(f"/cases/{decided[0]}/decisions/{'9' * 30}/").status_code == 404
