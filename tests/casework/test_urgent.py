"""Immediate danger: which steps may follow afterwards, and that they are owed until done."""

from dataclasses import replace

import pytest

from evenhand.casework.case_view import case_view
from evenhand.casework.details.measures import Authorised
from evenhand.policy.vocabulary import Act, Tri
from tests.builders.house import house
from tests.builders.landlords import SHIPPED
from tests.builders.scenario import WORDS, case_under
from tests.clauses import clause

pytestmark = pytest.mark.django_db


def first_of(case, key=""):
    """Return an urgent proposal of a measure, of the policy's first one unless told otherwise."""
    proposal = case.proposal(key or next(iter(case.policy().catalogue("measure"))))
    return replace(proposal, urgent=True, situations=("immediate_danger",))


def owed(case, who="officer"):
    """Return what has to be caught up with, as the case page shows it."""
    view = case_view(case.house.officers[who], case.case, case.house.at)
    return {duty.message.params["fact"]: duty for duty in view.duties if duty.kind == "catch_up"}


@pytest.mark.parametrize("policy", [setting.policy for setting in SHIPPED])
@clause("floor:3:1")
def test_immediate_danger_owes_the_account_until_it_is_sought(policy):
    case = case_under(house(policy=policy))
    measure = case.do(Act.PROPOSE, first_of(case)).subject
    already = {step.act for step in case.row.steps.all()}
    case.do(Act.AUTHORISE, Authorised(words=WORDS), measure)

    waiting = {fact for fact, duty in owed(case).items() if duty.done is not Tri.YES}
    if Act.SEEK_ACCOUNT not in already:
        assert "account_sought" in waiting
    case.establish(Act.SEEK_ACCOUNT, "account_sought")
    assert "account_sought" not in {fact for fact, duty in owed(case).items() if duty.done is not Tri.YES}


@clause("stonewater:4.4:1")
def test_stonewater_4_4_swift_enforcement_skips_talk_not_warning():
    case = case_under(house(policy="stonewater"))
    limit = case.proposal("contact_methods_limited")
    swift = replace(limit, urgent=True, situations=("swift_enforcement_needed",))

    slow, quick = (case.verdict_on(Act.PROPOSE, one).unmet for one in (limit, swift))

    left_out = {("stonewater", number, "precondition") for number in ("4.1", "4.2", "4.3")}
    assert left_out <= set(slow)
    assert not left_out & set(quick)
    assert ("floor", "8", "precondition") in quick


@clause("stonewater:4.4:1")
def test_stonewater_4_4_swift_enforcement_needs_consultation():
    case = case_under(house(policy="stonewater"))
    measure = case.do(Act.PROPOSE, first_of(case, "contact_methods_limited")).subject
    verdict = case.verdict_on(Act.AUTHORISE, Authorised(words=WORDS), measure, "manager")

    assert not {step.act for step in case.row.steps.all()} & {Act.DISCUSS, Act.WARN}
    assert {"discussion_considered", "warned"} <= set(owed(case))
    assert ("stonewater", "4.4", "consultation") in verdict.unmet


@clause("octavia:3.3:1")
def test_octavia_3_3_extreme_case_owes_the_warning_afterwards():
    case = case_under(house())
    urgent = replace(first_of(case), situations=("extreme",))
    case.do(Act.PROPOSE, urgent)

    assert Act.COMMUNICATE_CONCERNS not in {step.act for step in case.row.steps.all()}
    assert "told_unacceptable" in owed(case)


def test_a_situation_that_no_layer_names_opens_no_urgent_route():
    case = case_under(house())
    verdict = case.verdict_on(Act.PROPOSE, replace(first_of(case), situations=("a_bad_day",)))

    assert "urgent_route" in {rule for _, _, rule in verdict.unmet}
