"""Checks instructions for homes: two officers, a short life, what shows them and what never does, and their end at firms."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.casework.context import NotHere
from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors
from evenhand.firms.models import SharedInstruction
from evenhand.journal.queries import entries
from evenhand.journal.verification import FaultKind, verify
from evenhand.markers.models import HomeInstruction
from evenhand.people.actions import let_home
from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.visits.models import Visit, VisitFlag
from evenhand.work.home_instructions import NoReport, NotShort, authorise, end, home_instructions, waiting
from evenhand.work.instructions import instruction
from evenhand.work.jobs.more import answer_more, ask_more, questions_for
from evenhand.work.jobs.owners import at_firms
from evenhand.work.stays import NoHomeThere
from evenhand.work.sweep import sweep
from evenhand.work.visits_ahead import door_today
from tests.builders.firms import firm, job
from tests.builders.house import house, other_customer, reported
from tests.builders.markers import home_asked, home_marked
from tests.builders.visits import arranged

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAYS = timedelta(days=28)


@pytest.fixture
def place():
    return house()


def visited(place, *people, days=0):
    home = place.customer.home_id
    [answer] = at_doors(place.landlord, [DoorAsked(home, people, place.today + timedelta(days=days), "visit")])
    return answer


def test_instruction_shows_at_the_home_until_its_last_day(place):
    home_marked(place)

    there = AtDoor((VisitCondition.IN_PAIRS,), place.today + DAYS, others=True, risks=(Risk.THREATS,))
    assert [visited(place, place.customer, days=days) for days in (0, 28, 29)] == [there, there, AtDoor()]
    assert door_today(place.officers["adviser"], place.customer.reference, place.at) == there


def test_instruction_of_another_home_shows_nothing_here(place):
    let_home(place.landlord, "14 Cooper Row, Portmouth", "PM2 4QT")
    home_marked(place, address="14 Cooper Row, Portmouth PM2 4QT")

    assert visited(place, place.customer) == AtDoor()


def test_resident_page_calls_and_record_show_nothing(place):
    before = instruction(place.officers["adviser"], place.customer.reference, place.today)
    home_marked(place)

    assert instruction(place.officers["adviser"], place.customer.reference, place.today) == before
    assert list(entries(place.landlord.pk, subject=place.customer.reference)) == []


def test_what_waits_shows_nowhere_until_another_officer_decides(place):
    marker = home_asked(place)

    assert visited(place, place.customer) == AtDoor()
    with pytest.raises(NotHere):
        authorise(marker, by=place.officers["officer"], at=place.at)
    assert [waiting(place.officers[who], place.at) for who in ("officer", "adviser", "manager")] == [0, 0, 1]


def test_officer_who_asked_never_authorises_it_in_any_role(place):
    marker = home_asked(place, "manager")

    with pytest.raises(NotHere):
        authorise(marker, by=place.officers["manager"], at=place.at)
    assert HomeInstruction.objects.get().authorised_at is None


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"address": "99 Nowhere Row, Portmouth PM2 4QT"}, NoHomeThere),
        ({"report": "EV-XXXXXXXX"}, NoReport),
        ({"until": "today"}, NotShort),
        ({"until": "29 days"}, NotShort),
    ],
    ids=["no-home", "no-report", "over", "too-long"],
)
def test_what_cannot_be_asked_for_is_refused(place, told, why):
    days = {"today": place.today, "29 days": place.today + timedelta(days=29)}
    given = {name: days.get(value, value) for name, value in told.items()}
    with pytest.raises(why):
        home_asked(place, **given)
    assert not HomeInstruction.objects.exists()


def test_report_about_a_customer_needs_a_marker(place):
    with pytest.raises(NoReport):
        home_asked(place, report=reported(place))


def test_auditor_asks_for_none_and_sees_none(place):
    home_asked(place)

    with pytest.raises(PermissionDenied):
        home_asked(place, "auditor")
    assert home_instructions(place.officers["auditor"], place.at) == []


def test_visit_ahead_is_flagged_when_it_starts_and_when_it_ends(place):
    visit = arranged(place)
    marker = home_marked(place)
    assert Visit.objects.get(reference=visit).answered["conditions"] == ["in_pairs"]

    end(marker, "The visitor is in custody.", by=place.officers["officer"], at=place.at)

    assert Visit.objects.get(reference=visit).answered == {}
    assert [flag.kind for flag in VisitFlag.objects.all()] == ["changed"]
    acts = [entry.act for entry in entries(place.landlord.pk, subject=marker)]
    assert acts == ["ask_home_instruction", "authorise_home_instruction", "end_home_instruction"]
    assert {fault.kind for fault in verify(place.landlord.pk).faults} == {FaultKind.NO_HEAD}


def test_firm_has_it_for_its_job_and_confirms_its_end(place):
    gas = firm(place)
    marker = home_marked(place)
    job(place, gas)
    shown = SharedInstruction.objects.get()
    assert (shown.decision, shown.withdrawn_at) == (marker, None)

    later = place.later(days=29)
    sweep(place.landlord, later.at)

    shown.refresh_from_db()
    assert shown.withdrawn_at == later.at
    officer = place.officers["officer"]
    assert [(one.case, one.withdrawn) for one in at_firms(officer, later.at)] == [("", True)]
    assert at_firms(place.officers["manager"], later.at) == []


def test_what_a_firm_asks_about_it_goes_to_who_asked_for_it(place):
    gas = firm(place)
    home_marked(place)
    job(place, gas)
    shown = SharedInstruction.objects.get()

    ask_more(gas.who, shown.reference, "Is there a dog?", at=place.at)

    officer = place.officers["officer"]
    [asked] = questions_for(officer)
    assert (asked.case, asked.words, questions_for(place.officers["manager"])) == ("", "Is there a dog?", ())
    answer_more(asked.reference, "No dog.", by=officer, at=place.at)
    assert questions_for(officer) == ()


def test_two_instructions_become_one_line_with_the_later_end(place):
    home_marked(place, conditions=(VisitCondition.RING_OFFICE_FIRST,), risk=None, until=place.today + timedelta(days=7))
    home_marked(place, until=place.today + timedelta(days=14))

    conditions = (VisitCondition.IN_PAIRS, VisitCondition.RING_OFFICE_FIRST)
    assert visited(place) == AtDoor(conditions, place.today + timedelta(days=14), risks=(Risk.THREATS,))


def test_another_landlord_sees_and_decides_nothing(place):
    marker = home_marked(place)
    other = house("tarn-homes", "Tarn Homes")

    assert home_instructions(other.officers["officer"], other.at) == []
    with pytest.raises(NotHere):
        end(marker, "Not ours.", by=other.officers["officer"], at=other.at)


def test_page_of_another_resident_stays_as_it_was(place):
    guest = other_customer(place, "Otto Penn", place.customer.home)
    before = instruction(place.officers["adviser"], guest.reference, place.today)
    home_marked(place)

    assert instruction(place.officers["adviser"], guest.reference, place.today) == before
