"""The floor: what an appeal holds back, who decides it and by when, and what is never held back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.duty import State
from evenhand.policy.facts.facts import Appeal, Order, Request, Stay
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Asks, Channel, Decision, NoticePart, Part
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, change_measure, lifted, officer, refused_by
from tests.policy.floor.small import DIRECTOR, imposing

DEMAND = "floor:10:5"
NEXT = TODAY + timedelta(days=1)


def asking(actor=DIRECTOR, outcome: str = "agreed", **changes) -> Asked:
    """Return a stay in question, of a measure in force with an open appeal."""
    asked = imposing("writing_only")
    facts = change_measure(asked.facts, imposed_on=TODAY, starts_on=TODAY, served_on=TODAY, **changes)
    told = frozenset({Channel.LETTER})
    request = Request("EV-Q1", Asks.STAY, TODAY, "EV-A1", outcome=outcome, told_by=told)
    appeal = Appeal("EV-A1", facts.measures[0].reference, Decision.MEASURE, TODAY)
    facts = facts.plus(appeals=(appeal,), requests=(request,), says=frozenset(NoticePart)).about("EV-Q1")
    return Asked(asked.policy, facts, Act.DECIDE_STAY, actor)


def with_request(asked: Asked, **changes) -> Asked:
    (request,) = asked.facts.requests
    return replace(asked, facts=asked.facts.plus(requests=(replace(request, **changes),)))


@clause(DEMAND)
def test_stay_is_decided_within_two_working_days():
    asked = with_request(asking(), outcome="")
    (owed,) = [duty for duty in duties(asked.policy, asked.facts, NEXT, CALENDAR) if duty.kind == "request_answer"]

    assert (owed.due_on, owed.cited.id, owed.act, owed.subject) == (date(2026, 6, 5), DEMAND, Act.DECIDE_STAY, "EV-Q1")
    assert owed.who == ("director", "manager")
    assert (owed.state(date(2026, 6, 5)), owed.state(date(2026, 6, 6))) == (State.UPCOMING, State.OVERDUE)


def test_decided_appeal_ends_the_time_for_a_stay():
    asked = with_request(asking(), outcome="")
    (appeal,) = asked.facts.appeals
    facts = asked.facts.plus(appeals=(replace(appeal, decided_on=NEXT),))
    (owed,) = [duty for duty in duties(asked.policy, facts, date(2026, 6, 20), CALENDAR) if duty.kind == "request_answer"]

    assert owed.done_on == NEXT


@clause(DEMAND)
def test_uninvolved_senior_may_hold_a_measure_back():
    assert asking().judged().permitted


@clause(DEMAND)
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(asking(officer("officer")), id="no senior"),
        pytest.param(with_request(asking(), proposed_by=DIRECTOR.reference), id="proposed it"),
        pytest.param(
            replace(asking(), facts=asking().facts.plus(involved={DIRECTOR.reference: frozenset({Part.ASSESSED})})),
            id="took part",
        ),
    ],
)
def test_other_people_do_not_decide_a_stay(asked):
    assert [result.rule for result in refused_by(asked, DEMAND)] == ["stay_decided_apart"]
    assert lifted(asked, DEMAND)


@clause(DEMAND)
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(asking(if_missed="stays"), id="safety instruction"),
        pytest.param(
            replace(asking(), facts=asking().facts.plus(orders=(Order("EV-O1", "injunction", TODAY, measure="EV-M1"),))),
            id="matter of a court",
        ),
    ],
)
def test_safety_and_court_matters_are_never_held_back(asked):
    assert [result.message.code for result in refused_by(asked, DEMAND)] == ["not_held_back"]
    assert lifted(asked, DEMAND)


@clause(DEMAND)
def test_stay_of_a_marker_is_refused():
    asked = asking()
    (appeal,) = asked.facts.appeals
    asked = replace(asked, facts=asked.facts.plus(appeals=(replace(appeal, of="EV-K1", decision=Decision.MARKER),)))

    assert [result.message.code for result in refused_by(asked, DEMAND)] == ["not_held_back"]


@clause(DEMAND)
def test_interim_terms_are_lighter_than_the_measure():
    open_to = (Channel.LETTER, Channel.EMAIL)
    asked = asking(outcome="in_part", terms=Terms(channels_only=open_to))
    lighter, stricter = Terms(channels_only=(*open_to, Channel.OFFICE)), Terms(channels_only=(Channel.LETTER,))

    assert not refused_by(with_request(asked, interim=lighter), DEMAND)
    (refused,) = refused_by(with_request(asked, interim=stricter), DEMAND)
    assert (refused.message.code, refused.message.params) == ("stricter_than_before", {"terms": ["channels_only"]})


def test_stayed_measure_is_not_in_force_until_its_answer():
    (measure,) = asking().facts.measures
    later = [TODAY + timedelta(days=days) for days in (0, 2, 5, 6)]
    whole = replace(measure, stays=(Stay(later[1], later[3]),))
    lighter = Terms(channels_closed=(Channel.VIDEO,))
    eased = replace(measure, stays=(Stay(later[1], later[3], lighter),))

    assert [whole.in_force(day) for day in later] == [True, False, False, True]
    assert [eased.in_force(day) for day in later] == [True, True, True, True]
    assert [eased.terms_on(day) for day in later] == [measure.terms, lighter, lighter, measure.terms]


@clause(DEMAND)
def test_letter_of_a_stay_gives_decision_and_reason():
    asked = asking()
    bare = replace(asked, facts=asked.facts.plus(says=frozenset(NoticePart) - {NoticePart.OUTCOME, NoticePart.REASONS}))

    (refused,) = refused_by(bare, DEMAND)
    assert refused.message.params == {"parts": [NoticePart.OUTCOME, NoticePart.REASONS]}
    assert lifted(bare, DEMAND)
