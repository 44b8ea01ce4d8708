"""Checks that recording an appeal or a request says by when it is answered, or that no time is set and who owes it."""

import pytest

from evenhand.adoption.policy_duties import owed_by_landlord
from evenhand.cases.models import Case
from evenhand.casework.facts.gather import gather
from evenhand.landlords import actions as landlords
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.policy.duties.duties import duties
from evenhand.policy.pack.load import released
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import on
from tests.builders.markers import marker_authorised
from tests.builders.measure_in_force import standing
from tests.web.acting import address, send, signed_in, text_of
from tests.web.acting import on as day
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]
OLD_FLOOR = "2026.5"
"""A floor that set no time for what is asked here."""
TIMED = ("octavia", "a2dominion", "northmere")
UNTIMED = ("clarion", "conduct-2024", "stonewater")
"""The policies that set a time for an answer to an appeal, and those that leave it to the floor."""


def on_an_old_floor(place):
    """Let a landlord's policy stand on an earlier floor."""
    place.later(days=1)
    pack = policy_of(place.landlord, place.today).main
    landlords.adopt(place.landlord, pack, released("floor", OLD_FLOOR), since=place.today, at=place.at)
    return place.later(days=1)


def said_after(place, act, case, subject=None, **answers):
    """Return what the page says once an act is done by its form."""
    officer, where = signed_in(set_clock(place), "officer"), address(case, act, subject)
    answer = send(officer, where, {"of_us": "no", **answers, **day("received_on", place.today)})
    assert answer.status_code == 302, text_of(answer)
    return [str(one) for one in officer.get(answer.url).context["messages"]]


def appeal(place, case, measure):
    return said_after(place, Act.RECEIVE_APPEAL, case, measure, words="It is not fair.", route="letter", grounds="other")


@pytest.mark.parametrize("policy", [*TIMED, *UNTIMED])
def test_message_of_an_appeal_gives_the_day_of_its_answer(policy):
    place, scenario, measure = standing(policy)
    said = appeal(place, scenario.case, measure)

    (due,) = owed(place, scenario.case, "appeal_answer")
    assert said == ["The appeal is recorded.", f"We owe the answer by {on(due.due_on)}."]


@pytest.mark.parametrize("policy", UNTIMED)
def test_recorded_appeal_without_a_time_names_who_sets_one(policy):
    place, scenario, measure = standing(policy)
    on_an_old_floor(place)
    said = appeal(place, scenario.case, measure)

    (due,) = owed(place, scenario.case, "appeal_answer")
    assert (due.due_on, due.message.code) == (None, "duty_appeal_answer_undated")
    sets = next(one for one in owed_by_landlord(place.officers["officer"], place.today) if one.key == "adopt_time:appeal")
    assert sets.duty.message.code == "no_time_for_appeal"
    assert said == ["The appeal is recorded.", f"No time is set for the answer. {sets.name} has to set one."]


def owed(place, case, kind):
    facts = gather(Case.objects.get(reference=case))
    found = duties(policy_of(place.landlord, place.today), facts, place.today, calendar_of(place.landlord))
    return [duty for duty in found if duty.kind == kind and duty.done_on is None]


def ask(place, scenario, what):
    answers = {"what": what, "words": "Please answer.", "route": "letter"}
    return said_after(place, Act.TAKE_REQUEST, scenario.case, **answers)


def test_message_of_a_marker_request_gives_the_day_of_its_answer():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    said = ask(scenario.house, scenario, f"remove_marker:{marker}")

    (due,) = owed(scenario.house, scenario.case, "request_answer")
    assert said == ["The request is recorded.", f"We owe the answer by {on(due.due_on)}."]


def test_request_without_a_time_names_who_sets_one():
    place, scenario, measure = standing("octavia")
    said = ask(place, scenario, f"end:{measure}")

    assert [due.due_on for due in owed(place, scenario.case, "request_answer")] == [None]
    assert said == ["The request is recorded.", "No time is set for the answer. Helen Price has to set one."]
