"""Linked complaints: always taken, on deadlines, refused one at a time; delays of the landlord."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.cases.models import Complaint
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details, Established
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.casework.details.letters import Served
from evenhand.casework.facts.landlord_delays import landlord_delays
from evenhand.letters.models import Notice
from evenhand.people import actions as people
from evenhand.policy.duties.duty import State
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import house, opened
from tests.clauses import clause
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db


def taken(place, case, who="officer", **changes):
    given = {"words": "The window has been broken since May.", "received_on": place.today, "route": "telephone"}
    return place.do(Act.TAKE_COMPLAINT, Complained(**(given | changes)), who, case=case).subject


def tracked(place, case, complaint, what, **changes):
    return place.do(Act.TRACK_COMPLAINT, Tracked(what=what, **changes), case=case, subject=complaint)


def owed(place, case, kind):
    view = case_view(place.officers["officer"], case, place.at)
    return [(duty.due_on, duty.state(place.today), duty.message.params["stage"]) for duty in view.duties if duty.kind == kind]


def late(place, case):
    view = case_view(place.officers["officer"], case, place.at)
    return [one.says for one in landlord_delays(view.case, view.duties, view.policy, view.calendar, place.today)]


@clause("floor:16:1", "floor:71:1")
def test_any_officer_takes_a_complaint_whatever_is_in_force():
    place = house()
    case, _ = in_force(place)

    complaint = taken(place, case, "adviser")

    row = Complaint.objects.get(reference=complaint)
    assert (row.about, row.taken_by) == ("The window has been broken since May.", place.officers["adviser"].user)
    verdict = place.do(
        Act.TAKE_COMPLAINT,
        Complained(words="And the door.", received_on=place.today, route="social_media"),
        "adviser",
        case=case,
    ).verdict
    assert "complaint_always_taken" in {result.rule for result in verdict.results}


@clause("floor:71:1")
def test_a_complaint_is_taken_on_a_closed_case_too():
    place = house()
    case = opened(place)
    place.do(Act.CLOSE, Details(words="It has settled."), case=case)

    assert Complaint.objects.filter(reference=taken(place, case)).exists()


@clause("floor:21:1", "floor:21:2")
def test_stage_1_is_acknowledged_in_5_and_answered_10_days_after():
    place = house()  # Monday 1 June 2026
    case = opened(place)
    complaint = taken(place, case)

    assert owed(place, case, "complaint_acknowledged") == [(date(2026, 6, 8), State.UPCOMING, 1)]
    assert owed(place, case, "complaint_answer") == [(date(2026, 6, 22), State.UPCOMING, 1)]
    place.later(days=2)
    tracked(place, case, complaint, "acknowledged")
    assert owed(place, case, "complaint_answer") == [(date(2026, 6, 17), State.UPCOMING, 1)]


@clause("floor:21:2")
def test_an_acknowledgement_that_came_late_wins_no_time():
    place = house()
    case = opened(place)
    complaint = taken(place, case)

    place.later(days=14)
    tracked(place, case, complaint, "acknowledged")

    assert owed(place, case, "complaint_acknowledged") == [(date(2026, 6, 8), State.DONE_LATE, 1)]
    assert owed(place, case, "complaint_answer") == [(date(2026, 6, 22), State.UPCOMING, 1)]


@clause("floor:21:3")
def test_stage_2_is_answered_in_20_working_days_and_is_the_last():
    place = house()
    case = opened(place)
    complaint = taken(place, case)
    tracked(place, case, complaint, "answered", outcome="not_upheld")
    tracked(place, case, complaint, "taken_further")
    tracked(place, case, complaint, "acknowledged")

    assert owed(place, case, "complaint_answer") == [
        (date(2026, 6, 22), State.DONE, 1),
        (date(2026, 6, 29), State.UPCOMING, 2),
    ]
    tracked(place, case, complaint, "answered", outcome="upheld")
    with pytest.raises(ActRefused):
        tracked(place, case, complaint, "taken_further")


@clause("floor:21:2")
def test_answer_is_extended_by_at_most_10_working_days():
    place = house()
    case = opened(place)
    complaint = taken(place, case)

    with pytest.raises(ActRefused) as refused:
        tracked(place, case, complaint, "put_off", until=date(2026, 7, 7), words="The surveyor is away.")
    assert ("floor", "21", "complaint_extension") in refused.value.verdict.unmet

    tracked(place, case, complaint, "put_off", until=date(2026, 7, 6), words="The surveyor is away.")
    assert owed(place, case, "complaint_answer") == [(date(2026, 7, 6), State.UPCOMING, 1)]


@clause("floor:21:1")
def test_complaint_days_run_while_a_measure_is_in_force():
    place = house()
    case = opened(place)
    taken(place, case)
    in_force(place)
    place.later(days=40)

    assert [state for _, state, _ in owed(place, case, "complaint_answer")] == [State.OVERDUE]


def test_notified_day_applies_where_no_layer_sets_one():
    place = house()
    place.landlord.nation = "scotland"
    place.landlord.save()
    case = opened(place)
    complaint = taken(place, case)

    assert owed(place, case, "complaint_answer") == []
    tracked(place, case, complaint, "put_off", until=date(2026, 6, 30), words="As the leaflet says.")
    assert owed(place, case, "complaint_answer") == [(date(2026, 6, 30), State.UPCOMING, 1)]


def test_days_that_do_not_follow_each_other_are_refused():
    place = house()
    case = opened(place)
    complaint = taken(place, case)

    with pytest.raises(ActRefused) as refused:
        tracked(place, case, complaint, "answered", outcome="upheld", on=place.today - timedelta(days=3))

    assert "complaint_in_order" in {result.rule for result in refused.value.verdict.refusals}


@clause("floor:34:1")
def test_landlord_delay_is_computed_from_complaints_and_duties():
    place = house()
    case = opened(place)
    complaint = taken(place, case, number="CO-118", received_on=date(2026, 2, 2))
    tracked(place, case, complaint, "acknowledged", on=date(2026, 2, 9))
    tracked(place, case, complaint, "answered", outcome="upheld", on=date(2026, 2, 27))

    (says,) = late(place, case)
    assert says.startswith("Our answer at stage 1 to the complaint of 2 February 2026, number CO-118, was due on 23 February")
    assert says.endswith("and came on 27 February 2026: 4 working days late.")
    tracked(place, case, complaint, "taken_further", on=date(2026, 3, 2))
    assert [says.split(" was due")[0] for says in late(place, case)[1:]] == [
        "Our acknowledgement at stage 2 of the complaint of 2 February 2026, number CO-118,",
        "Our answer at stage 2 to the complaint of 2 February 2026, number CO-118,",
    ]
    assert late(place, case)[2].endswith("and has not come: 36 working days late.")


@clause("floor:16:2", "floor:16:3", "octavia:4.4:7")
def test_octavia_4_4_assistant_director_refuses_one_complaint():
    place = house()
    case = opened(place)
    complaint, other = taken(place, case, number="CO-7"), taken(place, case)
    reasons = Details(words="We answered this on 3 March, and nothing in it is new.")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.REFUSE_COMPLAINT, reasons, "manager", case=case, subject=complaint)
    assert ("octavia", "4.2", "authority") in refused.value.verdict.unmet
    with pytest.raises(PermissionDenied):
        place.do(Act.REFUSE_COMPLAINT, reasons, "officer", case=case, subject=complaint)
    with pytest.raises(ActRefused):
        place.do(Act.REFUSE_COMPLAINT, Details(), "assistant_director", case=case, subject=complaint)

    place.do(Act.REFUSE_COMPLAINT, reasons, "assistant_director", case=case, subject=complaint)

    letter = Notice.objects.get(subject=complaint)
    assert letter.decision == "complaint"
    assert {"what_is_decided", "reasons", "ombudsman", "what_stays_open", "emergencies", "who_decided"} <= set(letter.says)
    assert {"how_to_appeal", "appeal_by_when", "who_hears_appeal"} <= set(letter.says)
    assert "Your appeal goes to a Director. They have taken no part in this decision." in words_of(letter)
    assert "You can ask it now to look at our refusal of this complaint." in words_of(letter)
    assert "number CO-7" in words_of(letter)
    assert Complaint.objects.get(reference=other).refused_on is None
    place.do(Act.SERVE, Served(how="email"), case=case, subject=letter.reference)


@clause("floor:16:2")
def test_a_complaint_that_was_answered_is_not_refused():
    place = house()
    case = opened(place)
    complaint = taken(place, case)
    tracked(place, case, complaint, "answered", outcome="upheld")

    reasons = Details(words="Nothing in it is new.")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.REFUSE_COMPLAINT, reasons, "assistant_director", case=case, subject=complaint)

    assert "complaint_refused_alone" in {result.rule for result in refused.value.verdict.refusals}


def test_an_interested_officer_refuses_no_complaint():
    place = house()
    case = opened(place)
    complaint = taken(place, case)
    place.do(Act.DECLARE_INTEREST, Established(words="It is about me."), "assistant_director", case=case)

    reasons = Details(words="Nothing in it is new.")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.REFUSE_COMPLAINT, reasons, "assistant_director", case=case, subject=complaint)

    assert "interested_decide_nothing" in {result.rule for result in refused.value.verdict.refusals}


def test_a_complaint_is_of_its_own_case():
    place = house()
    first = opened(place)
    complaint = taken(place, first)
    place.customer = people.register(place.landlord, "Ada Finch", None)
    second = opened(place)

    with pytest.raises(ActRefused):
        tracked(place, second, complaint, "withdrawn")
