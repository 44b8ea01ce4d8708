"""Visits ahead: how they are arranged, that they are asked again when something changes, and how flags are closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.markers import MarkerAuthorised
from evenhand.casework.visit_answers import AtDoor, ask_again
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.office_hours import number_at, state_hours
from evenhand.people import actions as people
from evenhand.policy.vocabulary import Act, VisitCondition
from evenhand.visits.models import Visit, VisitFlag
from evenhand.wording.visits import line
from evenhand.work import visits_ahead as ahead
from evenhand.work.today import day
from tests.builders.house import house
from tests.builders.markers import WORDS, marker_asked_for, marker_authorised, placed
from tests.builders.visits import arranged

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TWO = (VisitCondition.IN_PAIRS,)


def joint_tenant(place):
    return people.register(place.landlord, "Otto Vale", place.customer.home, place="joint tenant")


def flagged(place):
    return list(VisitFlag.objects.filter(landlord=place.landlord, closed_at=None).values_list("visit__reference", "kind"))


def authorise(case, marker):
    agreed = MarkerAuthorised(words=WORDS, hard_end_on=case.house.today + timedelta(days=300))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)


def door_of(reference):
    return AtDoor.of(Visit.objects.get(reference=reference).answered)


def test_visit_keeps_the_answer_it_was_arranged_with():
    case, _ = marker_authorised("octavia", "safety_marker")
    until = case.house.today + timedelta(days=300)

    own, other = arranged(case.house), arranged(case.house, joint_tenant(case.house))

    assert door_of(own) == AtDoor(TWO, until)
    assert door_of(other) == AtDoor(TWO, until, others=True)
    assert line(TWO, None, others=True) == "Two people. Not about this customer."


def test_marker_flags_each_visit_ahead_at_the_home():
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = case.house
    elsewhere = people.register(place.landlord, "Ada Penn", people.let_home(place.landlord, "4 Elm Way", "PM3 1AA"))
    own, other, apart = arranged(place), arranged(place, joint_tenant(place)), arranged(place, elsewhere)

    authorise(case, marker)

    assert sorted(flagged(place)) == sorted([(own, "changed"), (other, "changed")])
    assert [door_of(one).conditions for one in (own, other, apart)] == [TWO, TWO, ()]


def test_asking_again_twice_changes_nothing(django_assert_num_queries):
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = case.house
    for days in (2, 3, 2, 3, 2):
        arranged(place, days=days)
    authorise(case, marker)
    kept = list(VisitFlag.objects.values_list("pk", "raised_at"))

    with django_assert_num_queries(3 + 2 + 2 * 6):
        again = ask_again(place.landlord, Q(pk=place.customer.pk), by=place.officers["officer"].user, at=place.at)

    assert (again, len(kept)) == ([], 5)
    assert list(VisitFlag.objects.values_list("pk", "raised_at")) == kept


def test_end_of_a_marker_flags_and_the_flag_closes_with_a_reason():
    case, marker = placed("octavia", "safety_marker")
    place, officer = case.house, case.house.officers["officer"]
    visit = arranged(place)
    place.later(hours=1)

    case.do(Act.END_MARKER, Details(words="No incident since."), marker)
    [flag] = ahead.flags_for(officer)
    assert (flag.visit.reference, AtDoor.of(flag.before).conditions, door_of(visit)) == (visit, TWO, AtDoor())

    for _ in range(2):
        if ahead.flags_for(officer):
            ahead.close_flag(flag.reference, "Rang her: one person comes.", by=officer, at=place.at)

    assert ahead.flags_for(officer) == []
    [entry] = entries(place.landlord.pk, subject=visit).filter(act="close_visit_flag")
    assert open_part(entry) == {"kind": "changed", "flag": flag.reference}


def test_visit_that_is_over_or_cancelled_is_not_asked_again():
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = case.house
    cancelled, soon = arranged(place), arranged(place, days=1)
    ahead.cancel(cancelled, by=place.officers["officer"], at=place.at)
    place.later(days=2)

    authorise(case, marker)

    assert flagged(place) == []
    assert door_of(soon) == AtDoor()


def test_job_is_done_where_meetings_are_limited():
    case, marker = marker_asked_for("octavia", "safety_marker")
    job = arranged(case.house, kind="job")
    authorise(case, marker)

    assert door_of(job).conditions == TWO


def test_number_that_answers_depends_on_the_hour():
    place = house()
    landlord = place.landlord

    assert number_at(landlord, place.at) == "0808 157 0123"
    assert number_at(landlord, place.at.replace(hour=20)) == "0808 157 0999"
    landlord.emergency_telephone = ""
    assert number_at(landlord, place.at.replace(hour=20)) == ""
    assert number_at(landlord, place.at + timedelta(days=5)) == ""  # a Saturday


def test_no_slot_is_booked_at_an_hour_without_a_number():
    case, _ = marker_authorised("octavia", "safety_marker")
    place = case.house
    place.landlord.emergency_telephone = ""
    place.landlord.save(update_fields=["emergency_telephone"])
    evening = place.at.replace(hour=19) + timedelta(days=2)

    with pytest.raises(ahead.NoNumberThen) as refused:
        arranged(place, starts_at=evening)

    assert refused.value.answer.conditions == TWO
    assert Visit.objects.count() == 0


def test_office_hours_are_stated_in_order():
    place = house()
    opens, closes = place.at.replace(hour=8).time(), place.at.replace(hour=20).time()

    state_hours(place.landlord, opens, closes, by="calendar", at=place.at)

    assert number_at(place.landlord, place.at.replace(hour=18, minute=59)) == "0808 157 0123"
    with pytest.raises(ValueError, match="give the later time second"):
        state_hours(place.landlord, closes, opens, by="calendar", at=place.at)


def test_only_the_colleague_who_attends_reads_and_reports():
    place = house()
    visit, officer = arranged(place), place.officers["officer"]

    for change in (ahead.read, ahead.cannot, ahead.went):
        with pytest.raises(NotHere):
            change(visit, *(["x"] if change is not ahead.read else []), by=place.officers["adviser"], at=place.at)
    ahead.read(visit, by=officer, at=place.at)
    ahead.cannot(visit, "Nobody is free to come along.", by=officer, at=place.at)

    assert flagged(place) == [(visit, "cannot")]
    assert Visit.objects.get(reference=visit).read_at == place.at


def test_instruction_that_changes_has_to_be_read_again():
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = case.house
    visit = arranged(place)
    ahead.read(visit, by=place.officers["officer"], at=place.at)

    authorise(case, marker)

    assert Visit.objects.get(reference=visit).read_at is None


def test_visit_that_lasts_decades_is_refused():
    place = house()

    with pytest.raises(ahead.TooLong):
        arranged(place, ends_at=place.at + timedelta(days=366 * 20))
    assert Visit.objects.count() == 0


def test_auditor_arranges_nothing():
    place = house()

    with pytest.raises(PermissionDenied):
        arranged(place, who="auditor")


def test_day_is_in_order_of_time_and_of_one_colleague():
    place = house()
    later = arranged(place, starts_at=place.at + timedelta(hours=3))
    soon = arranged(place, kind="call", starts_at=place.at + timedelta(hours=1))
    arranged(place, attends="adviser", starts_at=place.at + timedelta(hours=2))
    arranged(place, days=1)

    found = day(place.officers["officer"], place.today, place.at)

    assert [one.reference for one in found.visits] == [soon, later]
    with pytest.raises(NotHere):
        day(place.officers["officer"], place.today, place.at, place.officers["adviser"].user.reference)
