"""Appeals: an answer takes effect at once, is never stricter, needs a quorum, can be withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.details.letters import Served
from evenhand.casework.facts.gather import gather
from evenhand.journal.queries import entries, open_part
from evenhand.measures.models import Measure
from evenhand.policy.duties.duties import State
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Decision, Tri
from evenhand.wording.dates import on
from evenhand.work.my_work import my_work
from tests.builders.decided import imposed
from tests.builders.house import house, opened
from tests.builders.markers import placed
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.letters.reading import words_of
from tests.stages import stage

pytestmark = pytest.mark.django_db
KEPT = AppealDecided(outcome="kept", words="Looked at all of it again.")


@pytest.fixture
@stage
def heard():
    """Return a landlord, a case, a measure in force in it, and an appeal against that."""
    place = house()
    case = opened(place)
    measure = imposed(place, case)
    return place, case, measure, appealed(place, case, measure)


def appealed(place, case, subject, **more):
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    return place.do(Act.RECEIVE_APPEAL, replace(told, **more), "adviser", case=case, subject=subject).subject


def decide(heard, answer, who="assistant_director"):
    place, case, _, appeal = heard
    return place.do(Act.DECIDE_APPEAL, answer, who, case=case, subject=appeal)


def facts(case):
    return gather(Case.objects.filter(reference=case).get())


def test_changed_measure_takes_effect_with_the_answer(heard):
    place, case, measure, appeal = heard
    until = place.today + timedelta(days=60)
    lighter = {"terms": {"named_contact": "Priya Shah"}, "until": until}
    decide(heard, replace(KEPT, outcome="changed", changed=lighter))

    row = Measure.objects.get(reference=measure)
    assert (row.terms, row.until) == ({"named_contact": "Priya Shah"}, until)
    says = words_of(case_of(case).notices.get(subject=appeal))
    named = "Our policy calls this measure “Single point of contact”."
    decided = f"This is what applies from now on: * {named} * Priya Shah deals with your enquiries."
    assert f"We change the decision. {decided} Starts on: {on(place.today)} Ends at the end of: {on(until)} " in says
    kept = case_of(case).appeals.get().changes
    assert kept["until"] == [(place.today + timedelta(days=179)).isoformat(), until.isoformat()]
    varied = open_part(entries(place.landlord.pk, subject=measure).get(act="vary"))
    assert varied["cause"] == {"act": "decide_appeal", "subject": appeal}


def case_of(reference):
    return Case.objects.get(reference=reference)


@clause("floor:38:2")
@pytest.mark.parametrize(
    "stricter",
    [{"terms": {"named_contact": "Priya Shah", "channels_only": ["letter"]}}, {"until": None}],
    ids=["terms", "until"],
)
def test_an_appeal_never_makes_it_stricter(heard, stricter):
    with pytest.raises(ActRefused) as refused:
        decide(heard, replace(KEPT, outcome="changed", changed=stricter))

    assert ("floor", "38", "appeal_never_stricter") in refused.value.verdict.unmet
    assert Measure.objects.get().terms["channels_only"] == ["email", "letter"]


def test_answer_that_ends_the_measure_tells_no_end_day(heard):
    _, case, measure, appeal = heard
    decide(heard, replace(KEPT, outcome="ended"))

    says = words_of(case_of(case).notices.get(subject=appeal))
    every_way = "ring us, email us, write to us, come to our offices, use our online forms and send us a text message"
    still_open = f"What stays open to you ---------------------- You can still {every_way}."
    assert f"Our answer ---------- The decision ends today. {still_open}" in says
    assert "Ends at the end of" not in says
    assert Measure.objects.get(reference=measure).lifted
    assert "how we have treated you: the Housing Ombudsman Service." in says


def test_the_answer_waits_to_be_given(heard):
    place, case, _, appeal = heard
    decide(heard, KEPT)

    waits = [one.subject for one in case_view(place.officers["officer"], case, place.at).open_acts if one.act is Act.SERVE]
    assert appeal in waits
    place.do(Act.SERVE, Served(how="letter"), case=case, subject=appeal)
    assert facts(case).appeals[0].told_on == place.today


def test_withdrawn_appeal_owes_no_answer_and_can_be_made_again(heard):
    place, case, measure, appeal = heard
    place.do(Act.WITHDRAW_APPEAL, Details(words="Leave it, it is fine now."), "adviser", case=case, subject=appeal)

    owed = case_view(place.officers["officer"], case, place.at).duties
    assert [duty for duty in owed if duty.kind == "appeal_answer"] == []
    with pytest.raises(ActRefused):
        decide(heard, KEPT)
    again = appealed(place, case, measure)
    assert facts(case).appeals[1].reference == again


def test_a_late_answer_is_overdue(heard):
    place, case, *_ = heard
    place.later(days=30)

    (owed,) = [duty for duty in case_view(place.officers["officer"], case, place.at).duties if duty.kind == "appeal_answer"]
    assert owed.state(place.today) is State.OVERDUE


def test_an_appeal_waits_for_its_reviewer_alone(heard):
    place = heard[0]

    waiting = {who: [row.acts for row in my_work(member, place.at)] for who, member in place.officers.items()}
    assert [one.act for acts in waiting["assistant_director"] for one in acts] == [Act.DECIDE_APPEAL]
    assert not any(one.act is Act.DECIDE_APPEAL for acts in waiting["manager"] for one in acts)


def test_appeal_on_a_closed_case_waits_for_the_reviewer():
    place = house()
    case = opened(place)
    measure = imposed(place, case)
    place.do(Act.LIFT, Details(words="It has worked."), case=case, subject=measure)
    place.do(Act.CLOSE, Details(words="It has settled."), case=case)
    assert my_work(place.officers["assistant_director"], place.at) == []
    appealed(place, case, measure)

    assert [row.case.reference for row in my_work(place.officers["assistant_director"], place.at)] == [case]


def test_warning_ended_on_appeal_no_longer_counts():
    scenario = case_under(house(policy="stonewater"))
    scenario.establish(Act.WARN, None)
    warning = scenario.row.notices.get(decision=Decision.WARNING).reference
    assert facts(scenario.case).fact("warned").state is Tri.YES

    told = Appealed(words="It was not me.", received_on=scenario.house.today, route="letter")
    appeal = scenario.do(Act.RECEIVE_APPEAL, told, warning).subject
    ended = AppealDecided(outcome="ended", words="It was somebody else who rang.")
    scenario.do(Act.DECIDE_APPEAL, ended, appeal)
    assert facts(scenario.case).fact("warned").state is Tri.NOT_KNOWN
    assert [row.set_aside for row in facts(scenario.case).decided if row.reference == warning] == [True]


def test_a_panel_decides_with_its_quorum_and_members_took_part():
    case, marker = placed("northmere", "safety_marker", "threats")
    place = case.house
    told = Appealed(words="It was not me.", received_on=place.today, route="letter")
    appeal = case.do(Act.RECEIVE_APPEAL, told, marker).subject
    one, two = (place.officers[f"appeals_{number}"] for number in (1, 2))
    with pytest.raises(ActRefused) as alone:
        place.do(Act.DECIDE_APPEAL, KEPT, "appeals_1", case=case.case, subject=appeal)
    assert [result.rule for result in alone.value.verdict.refusals] == ["quorum"]

    together = replace(KEPT, sat_with=(two.user.reference,))
    place.do(Act.DECIDE_APPEAL, together, "appeals_1", case=case.case, subject=appeal)
    involved = facts(case.case).involved
    assert case.row.appeals.get().sat_with == [two.user.reference]
    assert involved[one.user.reference] == involved[two.user.reference] == {"heard_appeal"}
