"""Checks that consequent acts only end, lighten or record, and break no safeguard (ADR 11)."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from evenhand.cases.models import Step
from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Account
from evenhand.casework.details.departures import Departed
from evenhand.policy.acts import Decides, kind
from evenhand.policy.strictness import takes_more
from evenhand.policy.vocabulary import Act
from tests.builders.house import facts_of, proposed

EVER = {
    Act.TAKE_ALLEGATION,
    Act.VARY,
    Act.LIFT,
    Act.WITHDRAW,
    Act.END_MARKER,
    Act.RECORD_DEPARTURE,
    Act.REFER,
    Act.ACCEPT_REFERRAL,
    Act.TAKE_COMPLAINT,
}
SOURCE = Path(__file__).parents[2] / "src/evenhand/casework"


def lift(place, case, measure):
    place.do(Act.LIFT, Details(words="It has worked."), case=case, subject=measure)


def lighten_on_appeal(place, case, measure):
    lighter = {"until": place.today + timedelta(days=60)}
    _answer(place, case, measure, AppealDecided(outcome="changed", words="A shorter time is enough.", changed=lighter))


def end_on_appeal(place, case, measure):
    _answer(place, case, measure, AppealDecided(outcome="ended", words="The calls were ours to answer."))


def end_a_refusal_on_appeal(place, case, measure):
    complaint = Complained(words="The window.", received_on=place.today, route="letter")
    refused = place.do(Act.TAKE_COMPLAINT, complaint, case=case).subject
    place.do(Act.REFUSE_COMPLAINT, Details(words="We answered it."), "assistant_director", case=case, subject=refused)
    refusal = facts_of(place, case).decided[-1].reference
    _answer(place, case, refusal, AppealDecided(outcome="ended", words="It is another window."), "director")


def _answer(place, case, measure, answer, who="assistant_director"):
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    appeal = place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject
    place.do(Act.DECIDE_APPEAL, answer, who, case=case, subject=appeal)


def record_death(place, case, measure):
    proposed(place, case)
    died = Departed(words="His sister rang us.", customer=place.customer.reference, what="died")
    place.do(Act.RECORD_DEPARTURE, died)


def allege_in_account(place, case, measure):
    officer = place.officers["officer"].user.reference
    place.do(Act.RECORD_ACCOUNT, Account(words="He shouted at me.", alleges=Alleged(of=(officer,))), "manager", case=case)


def tell_of_a_danger(place, case, measure):
    told = Account(words="Nobody comes.", danger="No heating.", danger_taken_by="A. Bose, job 4425")
    place.do(Act.RECORD_ACCOUNT, told, case=case)


FOLLOWS = {
    lift: {Act.END_MARKER},
    lighten_on_appeal: {Act.VARY},
    end_on_appeal: {Act.LIFT, Act.END_MARKER},
    end_a_refusal_on_appeal: {Act.TAKE_COMPLAINT},
    record_death: {Act.RECORD_DEPARTURE, Act.LIFT, Act.WITHDRAW, Act.END_MARKER},
    allege_in_account: {Act.TAKE_ALLEGATION},
    tell_of_a_danger: {Act.REFER, Act.ACCEPT_REFERRAL},
}


def consequent_in(tree):
    """Yield the acts that a module names as consequent ones."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ConsequentAct":
            yield ast.unparse(node.args[0])


def test_exactly_these_acts_are_ever_consequent():
    named = {name for path in SOURCE.rglob("*.py") for name in consequent_in(ast.parse(path.read_text(encoding="utf-8")))}

    assert named == {f"Act.{act.name}" for act in EVER} | {"ctx.act"}  # the act itself, as it is kept
    assert set().union(*FOLLOWS.values()) == EVER


def test_consequent_act_begins_no_decision():
    assert {kind(act).decides for act in EVER} == {None, Decides.CHANGES, Decides.ENDS}


@pytest.mark.django_db
@pytest.mark.parametrize("scenario", FOLLOWS, ids=lambda scenario: scenario.__name__)
def test_consequent_acts_take_no_more_than_before(noted, scenario):
    place, case, measure, _ = noted
    before = facts_of(place, case)
    scenario(place, case, measure)

    after, policy = facts_of(place, case), place.officers["officer"].policy_on(place.today)
    was = {row.reference: row for row in before.measures}
    assert {Act(step.act) for step in Step.objects.all() if "cause" in step.more} == FOLLOWS[scenario]
    assert live(after) <= live(before)
    assert {
        more for row in after.measures if row.reference in live(after) for more in takes_more(policy, was[row.reference], row)
    } == set()
    assert before.interested <= after.interested
    assert all(parts <= after.involved[who] for who, parts in before.involved.items())


def live(facts):
    """Return what binds the customer: measures in force, markers that stand."""
    measures = {row.reference for row in facts.measures if row.imposed_on and not row.ended_on}
    return measures | {row.reference for row in facts.markers if row.authorised_on and not row.ended_on}
