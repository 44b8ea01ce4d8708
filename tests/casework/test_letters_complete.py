"""Checks that no letter is issued with a part missing, for every policy, act and required part."""

from dataclasses import replace

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.perform import prepare
from evenhand.casework.permissions import allowed
from evenhand.casework.registry import drafted
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.notices import nothing_to_say, wanted_of
from evenhand.policy.vocabulary import Act
from tests.builders.measure_in_force import USUAL, standing
from tests.builders.scenario import LETTER

pytestmark = pytest.mark.django_db


def after(place, scenario, measure):
    """Return each act that may come after a measure and issues a letter, with what is handed over."""
    terms = Terms.model_validate(scenario.row.measures.get(reference=measure).terms)
    later = place.today.replace(year=place.today.year + 1)
    return {
        Act.REVIEW: Reviewed(outcome="keep", words="Still needed.", next_on=later),
        Act.VARY: Lightened(words="Less is enough.", terms=terms),
        Act.LIFT: Details(words="It has settled."),
        Act.EXTEND: LETTER,
    }


@pytest.mark.parametrize("policy", list(USUAL))
def test_each_part_taken_out_stops_the_letter(policy):
    place, scenario, measure = standing(policy)
    for act, details in after(place, scenario, measure).items():
        who = next(who for who, officer in place.officers.items() if act in _may(officer))
        doing = prepare(act, details, by=place.officers[who], at=place.at, case=scenario.case, subject=measure)
        facts = drafted(doing)
        inquiry = Inquiry(doing.policy, facts, act, doing.by.person, doing.on, doing.calendar)
        wanted = {part for answer in wanted_of(inquiry) for part in answer.value.says} - nothing_to_say(inquiry)
        assert facts.says is not None
        assert wanted
        assert _lacking(doing, facts) == [set()], act
        for part in wanted:
            assert {part} in _lacking(doing, replace(facts, says=facts.says - {part})), (act, part)


def _may(officer):

    return {act for act in Act if allowed(officer, act)}


def _lacking(doing, facts):
    """Return what each refusal says that the letter lacks; one empty set where nothing does."""
    verdict = judge(doing.policy, facts, doing.act, doing.by.person, doing.on, doing.calendar)
    return [set(one.message.params["parts"]) for one in verdict.refusals if one.rule == "notice_complete"] or [set()]
