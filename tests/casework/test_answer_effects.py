"""Checks that signing an answer to an appeal has the effects that its page lists."""

import pytest

from evenhand.cases.models import Step
from evenhand.casework.appeals.effects import effects_of_answer
from evenhand.casework.appeals.known_at_decision import decision_step, known_records
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.policy.vocabulary import Act
from tests.builders.decided import imposed
from tests.builders.house import house, limited, opened, reported

pytestmark = pytest.mark.django_db


def appeal_of(place, case, measure):
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    return place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject


def hearing(place, case, appeal):
    return place.doing(Act.DECIDE_APPEAL, "assistant_director", case=case, subject=appeal)


def test_effects_list_exactly_what_the_answer_ends(noted):
    place, case, measure, note = noted
    appeal = appeal_of(place, case, measure)
    does = effects_of_answer(hearing(place, case, appeal))
    said_to_end = {row.reference for row in (*does.measures, *does.markers)}
    ended = AppealDecided(outcome="ended", words="The calls were ours to answer.")
    place.do(Act.DECIDE_APPEAL, ended, "assistant_director", case=case, subject=appeal)
    followed = Step.objects.filter(more__cause__subject=appeal)
    assert said_to_end == {step.subject for step in followed} == {measure, note}


def test_marker_with_another_ground_is_not_listed_as_ending(noted):
    place, case, measure, _ = noted
    appeal = appeal_of(place, case, measure)
    limited(place, case)
    assert effects_of_answer(hearing(place, case, appeal)).markers == ()


def test_effects_give_the_answer_day_and_no_second_appeal():
    place = house()
    case = opened(place)
    appeal = appeal_of(place, case, imposed(place, case))
    does = effects_of_answer(hearing(place, case, appeal))
    assert does.give_by > place.today
    assert (does.again, does.ombudsman) == (False, True)


def test_records_after_the_decision_are_new_earlier_ones_known():
    place = house()
    case = opened(place)
    measure = imposed(place, case)
    reported(place.later(days=1), case=case)
    appeal = appeal_of(place, case, measure)
    doing = hearing(place, case, appeal)
    told = known_records(doing, decision_step(doing.the_case, measure).recorded_at)
    assert [one.then for one in told if one.kind == "reported"].count(False) == 1
    assert [one.then for one in told if one.kind == "account"] == [True]
