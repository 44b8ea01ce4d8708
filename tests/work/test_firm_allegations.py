"""Allegations about a contractor's operative: the firm looks into them, its outcome comes before our decision."""

from datetime import timedelta

import pytest

from evenhand.allegations.models import Allegation
from evenhand.casework.case_view import case_view
from evenhand.casework.context import NotHere
from evenhand.casework.details.allegations import AllegationSent, Alleged, FirmOutcome
from evenhand.firms.actions import operative_of
from evenhand.policy.judge import judge
from evenhand.policy.vocabulary import Act
from evenhand.web.case.allegations import allegations_shown
from evenhand.work.jobs.allegations import allegations_at, answer_allegation, late_outcomes
from evenhand.work.jobs.lists import jobs_of
from tests.builders.firms import firm, job
from tests.builders.house import house, opened

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SAYS = "Your engineer is said to have shouted on 3 May."
OUTCOME = FirmOutcome(outcome="not_made_out", words="Two colleagues were there, and heard no shouting.")


def sent():
    """Return a house, its firm, a case, and an allegation that the firm looks into for five days."""
    place = house()
    gas, case = firm(place), opened(place)
    allegation = place.do(Act.TAKE_ALLEGATION, Alleged(words="He shouted.", unmatched="the engineer"), case=case).subject
    told = AllegationSent(words=SAYS, firm=gas.row.reference, due_on=place.today + timedelta(days=5))
    place.do(Act.SEND_TO_FIRM, told, case=case, subject=allegation)
    return place, gas, case, allegation


def against(place, case, act):
    by = place.officers["manager"]
    view = case_view(by, case, place.at)
    verdict = judge(view.policy, view.facts, act, by.person, place.today, view.calendar)
    return [(one.message.code, [cure.params["act"] for cure in one.cures]) for one in verdict.refusals if one.rule == RULE]


RULE = "firm_answers_first"


def test_outcome_of_the_firm_comes_before_our_decision():
    place, gas, case, allegation = sent()
    waits = [("waits_at_firm", [Act.RECORD_FIRM_OUTCOME])]

    assert [against(place, case, act) for act in (Act.FIND, Act.WARN)] == [waits, waits]
    assert against(place, case, Act.PLACE_MARKER) == []
    answer_allegation(gas.who, allegation, OUTCOME, at=place.at)

    assert [against(place, case, act) for act in (Act.FIND, Act.WARN)] == [[], []]
    row = Allegation.objects.get(reference=allegation)
    assert (row.firm_outcome, row.firm_why, row.firm_answered_on) == ("not_made_out", OUTCOME.words, place.today)
    [step] = [one for one in row.firm_case.steps.all() if one.act == Act.RECORD_FIRM_OUTCOME]
    assert (step.by, step.more["outcome"]) == (gas.row.speaks_as, "not_made_out")
    [shown] = allegations_shown([row])
    assert shown.at_firm == f"The contractor, on {place.today.day} June 2026: Not made out. {OUTCOME.words}"


def test_allegation_reaches_the_scheduler_and_no_operative():
    place, gas, _, allegation = sent()
    job(place, gas)
    lifts = firm(place, "Quay Lifts")

    [seen] = allegations_at(gas.who, place.at)

    assert (seen.reference, seen.says, seen.overdue) == (allegation, SAYS, False)
    assert allegations_at(lifts.who, place.at) == ()
    assert "shouted" not in str(jobs_of(operative_of(gas.operative.token), place.at))
    with pytest.raises(NotHere):
        answer_allegation(lifts.who, allegation, OUTCOME, at=place.at)
    with pytest.raises(NotHere):
        place.do(Act.RECORD_FIRM_OUTCOME, OUTCOME, "adviser", case=seen_case(place), subject=allegation)


def seen_case(place):
    return place.customer.cases.get().reference


def test_outcome_that_is_late_is_in_the_owners_list():
    place, _, case, allegation = sent()
    owner, due = place.officers["officer"], place.today + timedelta(days=5)

    place.later(days=5)
    assert late_outcomes(owner, place.at) == ()
    place.later(days=1)
    assert late_outcomes(owner, place.at) == ((case, due),)
    assert late_outcomes(place.officers["manager"], place.at) == ()
    none = FirmOutcome(outcome="none_came", words="Rang twice.")
    place.do(Act.RECORD_FIRM_OUTCOME, none, case=case, subject=allegation)

    assert late_outcomes(owner, place.at) == ()
    nexts = [(one.act, one.subject) for one in case_view(owner, case, place.at).open_acts]
    assert (Act.RECORD_FIRM_OUTCOME, allegation) not in nexts
