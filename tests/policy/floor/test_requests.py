"""The floor: each request of a customer has a time for its answer, or that time is owed."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.duty import State
from evenhand.policy.facts.facts import Complaint, Measure, Request, ReviewDone
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import read, shipped
from evenhand.policy.scrutiny.open_questions import unanswered
from evenhand.policy.vocabulary import Act, Asks, Channel, Tri
from evenhand.wording.words import Words
from tests.clauses import clause
from tests.policy.cures import CALENDAR, Asked, change_measure, lifted, met_by, refused_by
from tests.policy.floor.small import SMALL, imposing, silent_policy, small_policy

RECEIVED = date(2026, 6, 1)
LATER = date(2026, 9, 1)


def asking(asks: Asks, of: str | None = None, policy: Policy | None = None, **changes) -> Asked:
    """Return a case with a measure and a marker in force, and one request."""
    asked = imposing("writing_only")
    facts = change_measure(asked.facts, imposed_on=date(2026, 5, 1), review_on=date(2027, 5, 1))
    request = Request("EV-Q1", asks, RECEIVED, of, **changes)
    return replace(asked, policy=policy or asked.policy, facts=facts.plus(requests=(request,)))


def owed(asked: Asked, at: date = LATER, calendar: Calendar = CALENDAR, kind: str = "request_answer"):
    (found,) = [duty for duty in duties(asked.policy, asked.facts, at, calendar) if duty.kind == kind]
    return found


def the_measure(asked: Asked) -> Measure:
    assert asked.facts.measure is not None
    return asked.facts.measure


@pytest.mark.parametrize(
    ("asks", "demand"),
    [
        pytest.param(Asks.END, "floor:14:2", marks=clause("floor:14:2")),
        pytest.param(Asks.ADJUSTMENT, "floor:56:2", marks=clause("floor:56:2")),
    ],
)
def test_request_without_an_adopted_time_is_owed_without_a_day(asks, demand):
    duty = owed(asking(asks))

    assert (duty.due_on, duty.cited.id, duty.message.code, duty.message.params) == (
        None,
        demand,
        f"duty_request_{asks}",
        {},
    )


@pytest.mark.parametrize(
    ("asks", "reading", "option", "due", "layer"),
    [
        (Asks.END, "request_to_end_answered_in_time", "within_10_working_days", date(2026, 6, 15), "reading"),
        (Asks.END, "request_to_end_answered_in_time", "within_14_working_days", date(2026, 6, 19), "reading"),
        (Asks.ADJUSTMENT, "adjustment_answered_in_time", "within_5_working_days", date(2026, 6, 8), "reading"),
        (Asks.ADJUSTMENT, "adjustment_answered_in_time", "within_10_working_days", date(2026, 6, 15), "reading"),
    ],
)
def test_adopted_reading_sets_the_day_of_an_answer(asks, reading, option, due, layer):
    duty = owed(asking(asks, policy=silent_policy(**{reading: option})))

    assert (duty.due_on, duty.cited.layer, duty.state(LATER)) == (due, layer, State.OVERDUE)


@clause("floor:52:2")
def test_request_to_remove_a_marker_has_one_month():
    duty = owed(asking(Asks.REMOVE_MARKER, "EV-K1"))

    assert (duty.due_on, duty.cited.id, duty.act, duty.subject) == (
        date(2026, 7, 1),
        "floor:52:2",
        Act.REVIEW_MARKER,
        "EV-K1",
    )


@clause("floor:79:1", "floor:79:2")
@pytest.mark.parametrize(
    ("received", "due", "rolled"),
    [
        (date(2026, 6, 22), date(2026, 7, 22), None),
        (date(2026, 6, 19), date(2026, 7, 20), date(2026, 7, 19)),  # a Sunday
        (date(2026, 11, 25), date(2026, 12, 29), date(2026, 12, 25)),  # Christmas Day; 28 is the substitute for Boxing Day
    ],
)
def test_complaint_about_personal_data_is_acknowledged(received, due, rolled):
    asked = asking(Asks.DATA_COMPLAINT)
    request = replace(asked.facts.requests[0], received_on=received)
    duty = owed(replace(asked, facts=asked.facts.plus(requests=(request,))), at=date(2026, 12, 1), kind="request_acknowledged")

    assert (duty.due_on, duty.cited.id, duty.act, duty.message.code) == (
        due,
        "floor:79:2",
        Act.ANSWER_REQUEST,
        "duty_acknowledge_data_complaint",
    )
    assert duty.counted.rolled_from == rolled
    said = {None: "end on Wednesday 22 July 2026."}.get(rolled, "That is a weekend or a bank holiday, so it moves to")
    assert said in Words().count(duty.counted.params)
    assert said in Words().count(duty.counted.as_json())
    taken = replace(asked, act=Act.TAKE_REQUEST, facts=asked.facts.about("EV-Q1"), at=received)
    assert [one.rule for one in met_by(taken, "floor:79:1")] == ["request_always_taken"]


def test_landlords_own_closure_moves_no_day_of_the_law():
    closed = Calendar(Nation.ENGLAND, {date(2026, 7, 22): "A flood"})
    asked = asking(Asks.DATA_COMPLAINT)
    request = replace(asked.facts.requests[0], received_on=date(2026, 6, 22))

    found = owed(replace(asked, facts=asked.facts.plus(requests=(request,))), calendar=closed, kind="request_acknowledged")
    assert found.due_on == date(2026, 7, 22)


@clause("floor:21:2")
def test_complaint_asked_for_is_opened_by_its_acknowledgement():
    duty = owed(asking(Asks.COMPLAINT))

    assert (duty.due_on, duty.cited.id, duty.act) == (date(2026, 6, 8), "floor:21:2", Act.TAKE_COMPLAINT)
    assert duty.state(LATER) is State.OVERDUE


def test_complaint_asked_for_outside_england_is_owed_undated():
    asked = asking(Asks.COMPLAINT)
    asked = replace(asked, facts=asked.facts.plus(nation=Nation.WALES))

    assert (owed(asked).due_on, owed(asked).message.code) == (None, "duty_request_complaint")


@pytest.mark.parametrize("within", [3, 20])
def test_sooner_day_of_policy_and_floor_is_kept(within):
    says = f"""
  - number: "9"
    demands:
      - says: A marker goes off the record in days.
        answers:
          request.answer: {{of: remove_marker, within: {{value: {within * 7}, unit: days}}}}
"""
    policy = Policy(floor=shipped("floor"), pack=read(SMALL + says))
    due = {3: date(2026, 6, 22), 20: date(2026, 7, 1)}[within]

    assert owed(asking(Asks.REMOVE_MARKER, "EV-K1", policy)).due_on == due


def test_review_since_the_request_answers_it():
    asked = asking(Asks.END, imposing("writing_only").facts.subject)
    before = replace(asked, facts=change_measure(asked.facts, reviews=(ReviewDone(date(2026, 5, 20)),)))
    since = replace(asked, facts=change_measure(asked.facts, reviews=(ReviewDone(date(2026, 6, 11)),)))
    ended = replace(asked, facts=change_measure(asked.facts, ended_on=date(2026, 6, 9)))

    assert (owed(before).done, owed(since).done_on, owed(ended).done_on) == (Tri.NO, date(2026, 6, 11), date(2026, 6, 9))
    assert (owed(since).act, owed(since).subject) == (Act.REVIEW, the_measure(asked).reference)


def test_complaint_opened_since_answers_the_request():
    asked = asking(Asks.COMPLAINT)
    before = Complaint("EV-C1", date(2026, 5, 1), opened_on=date(2026, 5, 1))
    late = Complaint("EV-C2", RECEIVED, opened_on=date(2026, 6, 20))

    assert owed(replace(asked, facts=asked.facts.plus(complaints=(before,)))).done is Tri.NO
    duty = owed(replace(asked, facts=asked.facts.plus(complaints=(before, late))))
    assert (duty.done_on, duty.state(LATER)) == (date(2026, 6, 20), State.DONE_LATE)


def test_withdrawn_request_owes_no_answer():
    asked = asking(Asks.ADJUSTMENT, withdrawn_on=date(2026, 6, 3))

    assert not [duty for duty in duties(asked.policy, asked.facts, LATER, CALENDAR) if duty.kind == "request_answer"]


@clause("floor:56:2")
def test_adjustment_is_answered_by_a_usable_way():
    asked = asking(Asks.ADJUSTMENT, outcome="refused", told_by=frozenset({Channel.TELEPHONE}))
    facts = asked.facts.plus(unusable=frozenset({Channel.TELEPHONE})).about("EV-Q1")
    asked = replace(asked, act=Act.ANSWER_REQUEST, facts=facts)

    assert [result.rule for result in refused_by(asked, "floor:56:2")] == ["request_answered"]
    assert lifted(asked, "floor:56:2")


def test_request_is_recorded_whatever_is_in_force():
    asked = asking(Asks.ADJUSTMENT)
    asked = replace(asked, act=Act.TAKE_REQUEST, facts=asked.facts.about("EV-Q1"))

    assert [result.message.code for result in met_by(asked, "floor:75:1")] == ["request_always_taken"]


def test_lint_asks_for_the_time_of_each_kind_of_request():
    codes = [asked.code for asked in unanswered(small_policy()) if "request" in asked.code or "complaint" in asked.code]

    assert codes == [
        "by-when-a-request-to-end-a-measure-is-answered",
        "by-when-a-request-to-remove-a-marker-is-answered",
        "by-when-a-request-for-an-adjustment-is-answered",
        "by-when-a-complaint-is-opened",
    ]
